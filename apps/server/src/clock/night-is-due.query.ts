// SPDX-License-Identifier: Apache-2.0
// Whether an institution whose clock is the wall clock still lacks the night of its present day.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Ground } from '../ground.ts';
import { businessTime } from './business-clock.ts';

/** The day whose night is due, or null. A standing clock has its nights run when it is moved. */
export function nightIsDue(
  ground: Ground,
  institutionId: InstitutionId,
): Promise<Temporal.PlainDate | null> {
  return ground.db.forInstitution(institutionId, async (tx) => {
    const time = await businessTime(tx, ground, institutionId);
    if (time.stands) return null;
    const done = await sql<{ on: Temporal.PlainDate }>`
      select run_on as on from nightly_runs
      where institution_id = ${institutionId} and run_on >= ${time.day.toString()}
        and state = 'done'
      order by run_on limit 1`.execute(tx);
    return done.rows.length > 0 ? null : time.day;
  });
}
