// SPDX-License-Identifier: Apache-2.0
// What day it is for cases, law and money. A standing clock (demo) moves only when it is advanced;
// without one the wall clock is meant.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';

export interface BusinessTime {
  readonly now: Temporal.Instant;
  /** The day in the institution's zone. */
  readonly day: Temporal.PlainDate;
  readonly zone: string;
  readonly stands: boolean;
}

export async function businessTime(
  tx: Tx,
  ground: Pick<Ground, 'wall'>,
  institutionId: InstitutionId,
): Promise<BusinessTime> {
  const found = await sql<{ zone: string; standing_at: Temporal.Instant | null }>`
    select institutions.zone, business_clocks.standing_at
    from institutions
    left join business_clocks on business_clocks.institution_id = institutions.id
    where institutions.id = ${institutionId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'the institution of an actor exists');
  const now = row.standing_at ?? ground.wall.now();
  return { now, day: dayAt(now, row.zone), zone: row.zone, stands: row.standing_at !== null };
}
