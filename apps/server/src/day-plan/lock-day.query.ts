// SPDX-License-Identifier: Apache-2.0
// One writer at a time of the plan of a day. Taken after the cardholders' rows, and of several days
// in the order of time, so that nobody waits for himself.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export async function lockDays(
  tx: Tx,
  institutionId: InstitutionId,
  days: readonly Temporal.PlainDate[],
): Promise<void> {
  for (const day of [...new Set(days.map((each) => each.toString()))].sort()) {
    await sql`select pg_advisory_xact_lock(
      hashtextextended(${`day-plan|${institutionId}|${day}`}, 0))`.execute(tx);
  }
}
