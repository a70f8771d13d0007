// SPDX-License-Identifier: Apache-2.0
// The public panel is passed round with two sets of column names and small changes of case; both
// are brought to the first one (X1..X23, Y) here, and anything else is refused by name.
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { headerRefusal } from './header-refusal.ts';

/** Position of each column by its short name (ID, X1..X23). */
export type UciColumns = ReadonlyMap<string, number>;

/** The columns of a header line; refused naming what is missing, unknown or there twice. */
export function uciColumns(header: readonly string[]): Result<UciColumns> {
  const columns = new Map<string, number>();
  const unknown: string[] = [];
  const repeated: string[] = [];
  for (const [index, title] of header.entries()) {
    const name = shortNames.get(comparable(title)) ?? (index === 0 && title === '' ? 'ID' : null);
    if (name === null) unknown.push(title.slice(0, 40));
    else if (columns.has(name)) repeated.push(title.slice(0, 40));
    else columns.set(name, index);
  }
  const missing = required.filter((name) => !columns.has(name));
  if (missing.length + unknown.length + repeated.length === 0) return ok(columns);
  return refuse(headerRefusal({ missing, unknown, repeated, line: 1 }));
}

function comparable(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replaceAll(/[\s._]+/g, '_');
}

const required = ['ID', ...Array.from({ length: 23 }, (_, index) => `X${index + 1}`)];

const longNames = [
  'limit_bal',
  'sex',
  'education',
  'marriage',
  'age',
  'pay_0',
  'pay_2',
  'pay_3',
  'pay_4',
  'pay_5',
  'pay_6',
  ...[1, 2, 3, 4, 5, 6].map((cycle) => `bill_amt${cycle}`),
  ...[1, 2, 3, 4, 5, 6].map((cycle) => `pay_amt${cycle}`),
];

const shortNames: ReadonlyMap<string, string> = new Map([
  ['id', 'ID'],
  ['y', 'Y'],
  ['default_payment_next_month', 'Y'],
  ['pay_1', 'X6'],
  ...longNames.map((name, index): [string, string] => [name, `X${index + 1}`]),
  ...longNames.map((_, index): [string, string] => [`x${index + 1}`, `X${index + 1}`]),
]);
