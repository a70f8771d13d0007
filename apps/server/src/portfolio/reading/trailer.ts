// SPDX-License-Identifier: Apache-2.0
// The closing record of a file: how many rows it has and what they add up to. A file that was cut
// off on its way must not be merged as if the missing accounts did not exist.
import { type Currency, isCurrency } from '@fairvisit/domain/money/money.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { readAmount } from './cell-values.ts';
import type { CellFormats } from './field-settings.ts';
import type { RawRow, RowOrFault } from './portfolio-row.ts';

export interface StatedTotal {
  readonly currency: string;
  readonly of: 'balance' | 'overdue_amount';
  readonly text: string;
}

export interface StatedTrailer {
  readonly countText: string;
  readonly totals: readonly StatedTotal[];
}

export interface TrailerRule {
  /** What the row states when it is the trailer; null for every other row. */
  readonly read: (row: RawRow) => StatedTrailer | null;
  /** What the trailer must state for every currency of the file. */
  readonly totals: readonly StatedTotal['of'][];
  readonly formats: CellFormats;
  readonly currency: Currency | null;
}

/** `count-only`: some amounts could not be read, so only the number of rows could be compared. */
export type TrailerState = 'none' | 'agreed' | 'count-only';

export interface TrailerCheck {
  /** True when the row was the trailer. */
  readonly takes: (row: RawRow) => boolean;
  readonly add: (item: RowOrFault) => void;
  readonly refusal: () => Refusal | null;
  readonly state: () => TrailerState;
}

export function trailerCheck(rule: TrailerRule | null): TrailerCheck {
  if (rule === null) {
    return { takes: () => false, add: () => {}, refusal: () => null, state: () => 'none' };
  }
  const sums = new Map<string, bigint>();
  let rows = 0;
  let unread = 0;
  let found: { readonly stated: StatedTrailer; readonly line: number } | null = null;
  let isFollowed = false;
  const addTo = (currency: string, of: StatedTotal['of'], amount: number) => {
    const key = `${currency} ${of}`;
    sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount));
  };
  return {
    takes: (row) => {
      isFollowed ||= found !== null;
      const stated = rule.read(row);
      if (stated === null) return false;
      found ??= { stated, line: row.line };
      return true;
    },
    add: (item) => {
      rows++;
      const amounts = amountsOf(item, rule);
      if (amounts === null) unread++;
      else {
        addTo(amounts.currency, 'balance', amounts.balance);
        addTo(amounts.currency, 'overdue_amount', amounts.overdue);
      }
    },
    refusal: () => {
      if (found === null) return disagreement('missing', null);
      if (isFollowed) return disagreement('rows-after', found.line);
      if (!isCount(found.stated.countText, rows)) return disagreement('count', found.line);
      if (unread > 0) return null;
      const wrong = wrongTotal(found.stated.totals, sums, rule);
      return wrong === null ? null : disagreement(wrong, found.line);
    },
    state: () => (unread > 0 ? 'count-only' : 'agreed'),
  };
}

function isCount(text: string, rows: number): boolean {
  return /^\d{1,12}$/.test(text.trim()) && Number(text) === rows;
}

/** The first total that differs, or a currency of the rows that the trailer does not name. */
function wrongTotal(
  totals: readonly StatedTotal[],
  sums: ReadonlyMap<string, bigint>,
  rule: TrailerRule,
): string | null {
  const stated = new Set<string>();
  for (const { currency, of, text } of totals) {
    if (!isCurrency(currency)) return `currency ${currency.slice(0, 10)}`;
    const { amountUnit: unit, owed } = rule.formats;
    const total = readAmount(text, { currency, unit, owed });
    const key = `${currency} ${of}`;
    stated.add(key);
    if (!total.ok || BigInt(total.value) !== (sums.get(key) ?? 0n)) return key;
  }
  for (const [key, sum] of sums) {
    const isAsked = rule.totals.some((of) => key.endsWith(` ${of}`));
    if (isAsked && sum !== 0n && !stated.has(key)) return key;
  }
  return null;
}

function amountsOf(
  item: RowOrFault,
  rule: TrailerRule,
): { readonly currency: Currency; readonly balance: number; readonly overdue: number } | null {
  if (item.kind === 'row') {
    const { currency, balanceMinor, overdueMinor } = item.row;
    return { currency, balance: balanceMinor, overdue: overdueMinor ?? 0 };
  }
  const { raw } = item.fault;
  const currency = raw.currency?.trim() || rule.currency;
  if (currency === null || currency === undefined || !isCurrency(currency)) return null;
  const format = { currency, unit: rule.formats.amountUnit, owed: rule.formats.owed };
  const [balance, overdue] = [raw.balance, raw.overdue_amount].map((text) =>
    (text ?? '').trim() === '' ? 0 : amountOrNull(readAmount(text ?? '', format)),
  );
  if (balance === null || balance === undefined) return null;
  return overdue === null || overdue === undefined ? null : { currency, balance, overdue };
}

function amountOrNull(amount: ReturnType<typeof readAmount>): number | null {
  return amount.ok ? amount.value : null;
}

function disagreement(part: string, line: number | null): Refusal {
  const place = line === null ? {} : { line };
  return { code: 'file.trailer', field: 'trailer', ...place, detail: { part } };
}
