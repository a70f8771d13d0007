// SPDX-License-Identifier: Apache-2.0
// What a file adds up to, counted while it streams by: totals per cycle and currency, jumps, doubts.
// Counted from the file itself, so that what the database says later can be held against it.
import { buckets } from '@fairvisit/domain/account/delinquency.ts';
import { type Currency, type Minor, minor, sum, toDecimal } from '@fairvisit/domain/money/money.ts';
import type { PortfolioRow, ReadStatement } from './reading/portfolio-row.ts';
import { bucketOfStatus } from './reading/uci-panel.ts';

export interface CycleTotals {
  readonly currency: Currency;
  readonly bills: string;
  readonly paid: string;
}

export interface CycleReport {
  readonly month: string;
  readonly buckets: Readonly<Record<string, number>>;
  /** One entry per currency; currencies are never added together. */
  readonly totals: readonly CycleTotals[];
  /** The totals where the cycle has one currency; null where it has several. */
  readonly billsTotal: string | null;
  readonly paidTotal: string | null;
}

export interface ImportFigures {
  readonly add: (row: PortfolioRow) => void;
  readonly accounts: () => number;
  readonly jumps: () => number;
  readonly dataChecks: () => number;
  readonly cycles: () => CycleReport[];
}

interface Cycle {
  readonly buckets: Record<string, number>;
  readonly sums: Map<Currency, { bills: Minor; paid: Minor }>;
}

const cyclesMax = 600;

export function importFigures(): ImportFigures {
  const cycles = new Map<string, Cycle>();
  const counted = { accounts: 0, jumps: 0, dataChecks: 0 };
  return {
    add: (row) => {
      if (row.role !== 'cardholder') return;
      counted.accounts += 1;
      counted.jumps += row.jumps.length;
      counted.dataChecks += row.checks.length > 0 ? 1 : 0;
      for (const statement of row.statements) addStatement(cycles, statement, row.currency);
    },
    accounts: () => counted.accounts,
    jumps: () => counted.jumps,
    dataChecks: () => counted.dataChecks,
    cycles: () =>
      [...cycles]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .slice(-cyclesMax)
        .map(([month, cycle]) => cycleReport(month, cycle)),
  };
}

/** A cycle as every answer shows it: all buckets named, money as decimal text. */
export function cycleReport(month: string, cycle: Cycle): CycleReport {
  const totals = [...cycle.sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, { bills, paid }]) => ({
      currency,
      bills: toDecimal(bills, currency),
      paid: toDecimal(paid, currency),
    }));
  const only = totals.length === 1 ? totals[0] : undefined;
  return {
    month,
    buckets: cycle.buckets,
    totals,
    billsTotal: only?.bills ?? null,
    paidTotal: only?.paid ?? null,
  };
}

export function emptyBuckets(): Record<string, number> {
  return Object.fromEntries(buckets.map((bucket) => [bucket, 0]));
}

function addStatement(
  cycles: Map<string, Cycle>,
  statement: ReadStatement,
  currency: Currency,
): void {
  const known = cycles.get(statement.month);
  const cycle = known ?? { buckets: emptyBuckets(), sums: new Map() };
  if (!known) cycles.set(statement.month, cycle);
  if (statement.status !== null) {
    const bucket = bucketOfStatus(statement.status);
    cycle.buckets[bucket] = (cycle.buckets[bucket] ?? 0) + 1;
  }
  const sums = cycle.sums.get(currency) ?? { bills: minor(0), paid: minor(0) };
  sums.bills = sum([sums.bills, statement.billMinor ?? minor(0)]);
  sums.paid = sum([sums.paid, statement.paidMinor ?? minor(0)]);
  cycle.sums.set(currency, sums);
}
