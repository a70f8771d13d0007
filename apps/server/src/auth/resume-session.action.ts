// SPDX-License-Identifier: Apache-2.0
// Who a request comes from: the session of its token, while it is neither idle, over nor revoked.
import type { Role } from '@fairvisit/api/session.ts';
import type { StaffId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Actor, Ground } from '../ground.ts';
import { hashOfToken, institutionOfToken } from './session-token.ts';

export const idleMinutesMax = 30;
/** A session's last sight is written once a minute at most: a read is no write. */
const seenSecondsMin = 60;

/** The actor of the token, or null. Writes when it was seen, which is no act of anybody: no audit. */
export function resumeSession(
  ground: Ground,
  token: string,
): Promise<(Actor & { readonly kind: 'staff' }) | null> {
  const institutionId = institutionOfToken(token);
  if (institutionId === null) return Promise.resolve(null);
  const now = ground.wall.now();
  const hash = hashOfToken(token);
  return ground.db.forInstitution(institutionId, async (tx) => {
    const found = await sql<{ staff_id: StaffId; role: Role; seen_at: Temporal.Instant }>`
      select sessions.staff_id, staff.role, sessions.seen_at
      from sessions
      join staff on staff.institution_id = sessions.institution_id and staff.id = sessions.staff_id
      where sessions.institution_id = ${institutionId} and sessions.token_hash = ${hash}
        and sessions.revoked_at is null and staff.is_active
        and sessions.ends_at > ${now.toString()}
        and sessions.seen_at > ${now.subtract({ minutes: idleMinutesMax }).toString()}
      limit 1`.execute(tx);
    const row = found.rows[0];
    if (!row) return null;
    if (Temporal.Instant.compare(row.seen_at, now.subtract({ seconds: seenSecondsMin })) < 0) {
      await sql`update sessions set seen_at = ${now.toString()}
        where institution_id = ${institutionId} and token_hash = ${hash}`.execute(tx);
    }
    return { kind: 'staff', institutionId, staffId: row.staff_id, role: row.role };
  });
}
