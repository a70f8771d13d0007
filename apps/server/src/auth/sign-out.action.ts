// SPDX-License-Identifier: Apache-2.0
// Ends a session at once: the next request with its token finds it revoked.
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import { hashOfToken } from './session-token.ts';

export function signOut(
  ground: Ground,
  actor: Actor & { readonly kind: 'staff' },
  token: string,
): Promise<void> {
  const { institutionId, staffId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    await sql`update sessions set revoked_at = ${ground.wall.now().toString()}
      where institution_id = ${institutionId} and token_hash = ${hashOfToken(token)}
        and revoked_at is null`.execute(tx);
    const time = await businessTime(tx, ground, institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'session.sign-out',
        thing: 'staff',
        thingId: staffId,
      },
    );
  });
}
