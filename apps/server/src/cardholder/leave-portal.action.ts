// SPDX-License-Identifier: Apache-2.0
// Closes the person's page at once: the next request with its token finds the session ended.
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { hashOfToken } from '../auth/session-token.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { CardholderActor, Ground } from '../ground.ts';

export function leavePortal(
  ground: Pick<Ground, 'db' | 'wall' | 'ids'>,
  actor: CardholderActor,
  token: string,
): Promise<void> {
  const { institutionId, cardholderId, noticeId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    await sql`update portal_sessions set revoked_at = ${ground.wall.now().toString()}
      where institution_id = ${institutionId} and token_hash = ${hashOfToken(token)}
        and revoked_at is null`.execute(tx);
    const time = await businessTime(tx, ground, institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      { act: 'portal.leave', thing: 'notice', thingId: noticeId, cardholderId },
    );
  });
}
