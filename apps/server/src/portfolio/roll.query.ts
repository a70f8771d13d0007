// SPDX-License-Identifier: Apache-2.0
// How accounts rolled from bucket to bucket between two cycles. Only accounts with a statement in
// both are counted; amounts are the later cycle's bills, one sum for each currency.
import type { RollAnswer } from '@fairvisit/api/portfolio.ts';
import { buckets } from '@fairvisit/domain/account/delinquency.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { isCurrency, minor, toDecimal } from '@fairvisit/domain/money/money.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { bucketOfStatus } from './reading/uci-panel.ts';

export interface RollAsked {
  readonly institutionId: InstitutionId;
  /** `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
}

interface RollRow {
  readonly fromStatus: number;
  readonly toStatus: number;
  readonly currency: string;
  readonly accounts: number;
  readonly billsMinor: number;
  readonly billsBeforeMinor: number;
}

/** `rates[from][to]` is the share of the accounts of `from`, to six decimals; absent where none. */
export async function rollBetween(tx: Tx, asked: RollAsked): Promise<RollAnswer> {
  const rows = await rollRows(tx, asked);
  const counts = table(() => 0);
  const sums = table(() => new Map<string, number>());
  for (const row of rows) {
    const from = bucketOfStatus(row.fromStatus);
    const to = bucketOfStatus(row.toStatus);
    const countsOf = counts[from];
    const sumOf = sums[from]?.[to];
    assert(countsOf && sumOf, 'every bucket has its row');
    countsOf[to] = (countsOf[to] ?? 0) + row.accounts;
    sumOf.set(row.currency, (sumOf.get(row.currency) ?? 0) + row.billsMinor);
  }
  return {
    from: asked.from,
    to: asked.to,
    buckets: [...buckets],
    matrix: counts,
    rates: mapRows(counts, sharesOf),
    amounts: mapRows(sums, (row) =>
      Object.fromEntries(Object.entries(row).map(([to, sum]) => [to, moneyOf(sum)])),
    ),
    rollRates: rollRatesOf(rows),
  };
}

/** Per currency: the later bills of those who fell exactly one bucket, over the bills before. */
function rollRatesOf(rows: readonly RollRow[]): RollAnswer['rollRates'] {
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  return currencies.flatMap((currency) =>
    buckets.flatMap((from, index) => {
      const to = buckets[index + 1];
      if (to === undefined) return [];
      const own = rows.filter(
        (row) => row.currency === currency && bucketOfStatus(row.fromStatus) === from,
      );
      const whole = own.reduce((total, row) => total + row.billsBeforeMinor, 0);
      const count = own
        .filter((row) => bucketOfStatus(row.toStatus) === to)
        .reduce((total, row) => total + row.billsMinor, 0);
      return whole > 0 && count >= 0
        ? [{ from, to, currency, rate: shareText({ count, whole }) }]
        : [];
    }),
  );
}

const rollRowsMax = 20_000;

async function rollRows(tx: Tx, { institutionId, from, to }: RollAsked): Promise<RollRow[]> {
  const found = await sql<RollRow>`
    select earlier.status as "fromStatus", later.status as "toStatus", accounts.currency,
      count(*) as accounts, coalesce(sum(later.bill_minor), 0)::bigint as "billsMinor",
      coalesce(sum(earlier.bill_minor), 0)::bigint as "billsBeforeMinor"
    from statements earlier
    join statements later on later.institution_id = earlier.institution_id
      and later.cardholder_id = earlier.cardholder_id and later.account_id = earlier.account_id
      and later.cycle_on = ${`${to}-01`}::date
    join accounts on accounts.institution_id = earlier.institution_id
      and accounts.cardholder_id = earlier.cardholder_id and accounts.id = earlier.account_id
    where earlier.institution_id = ${institutionId} and earlier.cycle_on = ${`${from}-01`}::date
    group by earlier.status, later.status, accounts.currency
    order by earlier.status, later.status, accounts.currency
    limit ${rollRowsMax}`.execute(tx);
  return found.rows;
}

type Table<Cell> = Record<string, Record<string, Cell>>;

function table<Cell>(empty: () => Cell): Table<Cell> {
  const row = () => Object.fromEntries(buckets.map((bucket) => [bucket, empty()]));
  return Object.fromEntries(buckets.map((bucket) => [bucket, row()]));
}

function mapRows<Row, Mapped>(rows: Record<string, Row>, map: (row: Row) => Mapped) {
  return Object.fromEntries(Object.entries(rows).map(([bucket, row]) => [bucket, map(row)]));
}

function sharesOf(row: Readonly<Record<string, number>>): Record<string, string> {
  const whole = Object.values(row).reduce((total, count) => total + count, 0);
  if (whole === 0) return {};
  return Object.fromEntries(
    Object.entries(row).map(([bucket, count]) => [bucket, shareText({ count, whole })]),
  );
}

/** Six decimals, half up, in integers. */
export function shareText({ count, whole }: { count: number; whole: number }): string {
  const millionths = (2n * BigInt(count) * 1_000_000n + BigInt(whole)) / (2n * BigInt(whole));
  const text = millionths.toString().padStart(7, '0');
  return `${text.slice(0, -6)}.${text.slice(-6)}`;
}

function moneyOf(sums: ReadonlyMap<string, number>) {
  return [...sums].map(([currency, amount]) => {
    assert(isCurrency(currency), 'an account has a known currency');
    return { currency, amount: toDecimal(minor(amount), currency) };
  });
}
