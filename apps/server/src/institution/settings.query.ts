// SPDX-License-Identifier: Apache-2.0
// The institution's own settings, as the screen shows them.
import type { Settings } from '@fairvisit/api/office.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { minor, toDecimal } from '@fairvisit/domain/money/money.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** The limits are the same for every account, whatever its currency: they stand in this one. */
export const settingsCurrency = 'CNY';

export async function readSettings(tx: Tx, institutionId: InstitutionId): Promise<Settings> {
  const found = await sql<{
    grace_days: number;
    tolerance_minor: number;
    small_balance_minor: number;
    visit_days_past_due_min: number;
    reversal_anchor: 'original_due' | 'reversal_date';
    complaint_line: string;
  }>`
    select grace_days, tolerance_minor, small_balance_minor, visit_days_past_due_min,
      reversal_anchor, complaint_line
    from institution_settings
    where institution_id = ${institutionId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'every institution has its settings');
  return {
    graceDays: row.grace_days,
    toleranceAmount: toDecimal(minor(row.tolerance_minor), settingsCurrency),
    smallBalance: toDecimal(minor(row.small_balance_minor), settingsCurrency),
    visitDaysPastDueMin: row.visit_days_past_due_min,
    reversalAnchor: row.reversal_anchor,
    complaintLine: row.complaint_line,
  };
}
