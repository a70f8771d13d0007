// SPDX-License-Identifier: Apache-2.0
// Which person a request of the portal comes from: the session of its token, on the host of its own
// institution, while it is neither idle, over nor ended.
import type { CardholderId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { institutionOfHost } from '../auth/institution-of-host.query.ts';
import { hashOfToken, institutionOfToken } from '../auth/session-token.ts';
import type { CardholderActor, Ground } from '../ground.ts';
import { portalIdleMinutesMax } from './portal-cookie.ts';

/** Writes when it was seen, which is no act of anybody: no audit. */
export async function resumePortalSession(
  ground: Pick<Ground, 'db' | 'wall'>,
  { token, host }: { readonly token: string; readonly host: string },
): Promise<CardholderActor | null> {
  const institutionId = institutionOfToken(token);
  if (institutionId === null) return null;
  if ((await institutionOfHost(ground.db, host)) !== institutionId) return null;
  const now = ground.wall.now();
  const idleSince = now.subtract({ minutes: portalIdleMinutesMax });
  return ground.db.forInstitution(institutionId, async (tx) => {
    const seen = await sql<{
      cardholder_id: CardholderId;
      notice_id: string;
      message_id: string | null;
    }>`
      update portal_sessions set seen_at = ${now.toString()}
      where institution_id = ${institutionId} and token_hash = ${hashOfToken(token)}
        and revoked_at is null and ends_at > ${now.toString()}
        and seen_at > ${idleSince.toString()}
      returning cardholder_id, notice_id, message_id`.execute(tx);
    const row = seen.rows[0];
    if (!row) return null;
    return {
      kind: 'cardholder',
      institutionId,
      cardholderId: row.cardholder_id,
      noticeId: row.notice_id,
      messageId: row.message_id,
    };
  });
}
