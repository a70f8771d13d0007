// SPDX-License-Identifier: Apache-2.0
// What the stored statements of each cycle add up to, in the form an import reports them.

import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import {
  type Currency,
  isCurrency,
  type Minor,
  minor,
  sum,
} from '@fairvisit/domain/money/money.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { type CycleReport, cycleReport, emptyBuckets } from './import-figures.ts';
import { bucketOfStatus } from './reading/uci-panel.ts';

interface CycleRow {
  readonly month: string;
  readonly currency: string;
  readonly status: number;
  readonly accounts: number;
  readonly billsMinor: number;
  readonly paidMinor: number;
}

const rowsMax = 100_000;

export async function storedCycles(tx: Tx, institutionId: InstitutionId): Promise<CycleReport[]> {
  const found = await sql<CycleRow>`
    select to_char(statements.cycle_on, 'YYYY-MM') as month, accounts.currency, statements.status,
      count(*) as accounts, coalesce(sum(statements.bill_minor), 0)::bigint as "billsMinor",
      coalesce(sum(statements.paid_minor), 0)::bigint as "paidMinor"
    from statements
    join accounts on accounts.institution_id = statements.institution_id
      and accounts.cardholder_id = statements.cardholder_id and accounts.id = statements.account_id
    where statements.institution_id = ${institutionId}
    group by statements.cycle_on, accounts.currency, statements.status
    order by statements.cycle_on, accounts.currency, statements.status
    limit ${rowsMax}`.execute(tx);
  const cycles = new Map<string, Parameters<typeof cycleReport>[1]>();
  for (const row of found.rows) {
    assert(isCurrency(row.currency), 'an account has a known currency');
    const cycle = cycles.get(row.month) ?? { buckets: emptyBuckets(), sums: new Map() };
    cycles.set(row.month, cycle);
    const bucket = bucketOfStatus(row.status);
    cycle.buckets[bucket] = (cycle.buckets[bucket] ?? 0) + row.accounts;
    addTo(cycle.sums, row.currency, row);
  }
  return [...cycles].map(([month, cycle]) => cycleReport(month, cycle));
}

function addTo(
  sums: Map<Currency, { bills: Minor; paid: Minor }>,
  currency: Currency,
  row: CycleRow,
): void {
  const before = sums.get(currency) ?? { bills: minor(0), paid: minor(0) };
  sums.set(currency, {
    bills: sum([before.bills, minor(row.billsMinor)]),
    paid: sum([before.paid, minor(row.paidMinor)]),
  });
}
