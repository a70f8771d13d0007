// SPDX-License-Identifier: Apache-2.0
// The floor of a night: one statement that reads every account and only computes its days.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export async function countLateBeyond(
  tx: Tx,
  scan: {
    readonly institutionId: InstitutionId;
    readonly on: Temporal.PlainDate;
    readonly days: number;
  },
): Promise<number> {
  const found = await sql<{ late: number }>`
    select count(*) filter (
      where greatest(0, ${scan.on.toString()}::date - oldest_unpaid_due_on) > ${scan.days}
    ) as late
    from accounts
    where institution_id = ${scan.institutionId}
    limit 1`.execute(tx);
  return found.rows[0]?.late ?? 0;
}
