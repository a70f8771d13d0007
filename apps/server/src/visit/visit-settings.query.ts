// SPDX-License-Identifier: Apache-2.0
// The institution's own thresholds below which nobody is sent to a door.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface VisitSettings {
  /** In minor units of each account's own currency. */
  readonly smallBalanceMinor: number;
  readonly daysPastDueMin: number;
}

export async function visitSettings(tx: Tx, institutionId: string): Promise<VisitSettings> {
  const found = await sql<VisitSettings>`
    select small_balance_minor as "smallBalanceMinor",
      visit_days_past_due_min as "daysPastDueMin"
    from institution_settings
    where institution_id = ${institutionId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'an institution has its settings');
  return row;
}
