// SPDX-License-Identifier: Apache-2.0
// How many masked values a person has had shown within the last hour of the wall clock.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';

export const revealsPerHourMax = 60;

/** Waits for the same person's other reveals first, so that many at once count one after the other. */
export async function revealsInHour(
  tx: Tx,
  ground: Pick<Ground, 'wall'>,
  actor: Actor & { readonly kind: 'staff' },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal|${actor.staffId}`}, 0))`.execute(
    tx,
  );
  const since = ground.wall.now().subtract({ hours: 1 });
  const found = await sql<{ reveals: number }>`
    select count(*) as reveals from audit_entries
    where institution_id = ${actor.institutionId} and actor_id = ${actor.staffId}
      and act = 'case.reveal' and written_at > ${since.toString()}`.execute(tx);
  return found.rows[0]?.reveals ?? 0;
}
