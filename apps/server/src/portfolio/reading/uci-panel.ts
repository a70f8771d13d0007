// SPDX-License-Identifier: Apache-2.0
// The public panel of 30,000 accounts and six cycles (Yeh 2009), read as a bank's file. It knows
// months late but no due date: one is derived inside the bucket, and marked as derived.
import { type Minor, minor } from '@fairvisit/domain/money/money.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Read, readAmount, readWhole } from './cell-values.ts';
import {
  type Bucket,
  type BucketJump,
  fault,
  type PortfolioRow,
  type ReadCells,
  type ReadStatement,
  type RowProblem,
} from './portfolio-row.ts';

export const uciOptionsSchema = z.strictObject({
  /** The newest month read, as the file names it; later cycles are left out. */
  through: z.string().max(7).optional(),
  /** Moves every month (the demo's business; an import keeps the file's own months). */
  shiftMonths: z.int().min(-1_200).max(1_200).optional(),
  /** The day from which due dates are counted back; else the day after the newest cycle. */
  startOn: z.iso.date().optional(),
});
export type UciOptions = Readonly<z.infer<typeof uciOptionsSchema>>;

/** Months of the columns, newest first as they stand in the file. */
const fileMonths: readonly string[] = [
  '2005-09',
  '2005-08',
  '2005-07',
  '2005-06',
  '2005-05',
  '2005-04',
];
const buckets = ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7+'] as const;
const amountFormat = { currency: 'TWD', unit: 'yuan', owed: 'positive' } as const;

export interface UciReader {
  readonly asOfOn: string;
  readonly readCells: ReadCells;
}

/** The reader of one line, cells held by short column name. */
export function uciReader(options: UciOptions): Result<UciReader> {
  const newest = options.through === undefined ? 0 : fileMonths.indexOf(options.through);
  if (newest < 0) return refuse({ code: 'request.malformed', field: 'through' });
  const shiftMonths = options.shiftMonths ?? 0;
  const cycles = fileMonths.flatMap((month, index) =>
    index < newest ? [] : [{ number: index + 1, month: shiftedMonth(month, shiftMonths) }],
  );
  const newestMonth = cycles[0]?.month ?? '';
  const start =
    options.startOn === undefined
      ? Temporal.PlainYearMonth.from(newestMonth).add({ months: 1 }).toPlainDate({ day: 1 })
      : Temporal.PlainDate.from(options.startOn);
  const days = dayList(start);
  const asOfOn = start.toString();
  return ok({ asOfOn, readCells: (line, raw) => readLine({ line, raw, cycles, days, asOfOn }) });
}

/** Months late to missed minimums; paid, revolving and unused are all current. */
export function bucketOfStatus(status: number): Bucket {
  return buckets[Math.min(Math.max(status, 0), 7)] ?? 'M7+';
}

interface Line {
  readonly line: number;
  readonly raw: Readonly<Record<string, string>>;
  readonly cycles: readonly { readonly number: number; readonly month: string }[];
  readonly days: (before: number) => string;
  readonly asOfOn: string;
}

function readLine(from: Line): ReturnType<ReadCells> {
  const problems: RowProblem[] = [];
  const cell = <Value>(field: string, read: (text: string) => Read<Value>, none: Value): Value => {
    const text = from.raw[field] ?? '';
    const value: Read<Value> =
      text.trim() === '' ? { ok: false, code: 'missing_value' } : read(text);
    if (value.ok) return value.value;
    problems.push({ field, code: value.code });
    return none;
  };
  const amount = (field: string): Minor =>
    cell(field, (text) => readAmount(text, amountFormat), minor(0));
  const accountReference = cell('ID', readReference, '');
  const limitMinor = amount('X1');
  const statements = from.cycles.map(({ number, month }) => ({
    month,
    status: cell(`X${number + 5}`, readStatus, 0),
    billMinor: amount(`X${number + 11}`),
    paidMinor: amount(`X${number + 17}`),
  }));
  const age = cell('X5', (text) => readWhole(text, { min: 0, max: 150 }), 0);
  const [first, ...others] = problems;
  if (first !== undefined) return fault(from.line, from.raw, [first, ...others]);
  const newest = statements[0] ?? { status: 0, billMinor: minor(0) };
  const attributes = {
    sex: from.raw.X2?.trim() ?? null,
    schooling: from.raw.X3?.trim() ?? null,
    maritalStatus: from.raw.X4?.trim() ?? null,
    age,
  };
  return {
    kind: 'row',
    row: {
      ...blankRow,
      line: from.line,
      accountReference,
      customerReference: accountReference,
      limitMinor,
      balanceMinor: newest.billMinor,
      overdueMinor: newest.status > 0 && newest.billMinor > 0 ? newest.billMinor : minor(0),
      oldestUnpaidDueOn: derivedDue(accountReference, newest.status, from.days),
      dueSource: newest.status > 0 ? 'cycle-derived' : null,
      reportedPeriods: Math.max(newest.status, 0),
      asOfOn: from.asOfOn,
      statements: statements.toReversed(),
      attributes,
      checks: newest.status > 0 && newest.billMinor <= 0 ? ['late-with-nothing-owed'] : [],
      jumps: jumpsOf(statements.toReversed()),
    },
  };
}

const blankRow = {
  role: 'cardholder',
  product: null,
  currency: 'TWD',
  overdueSource: 'from-balance',
  minimumMinor: null,
  principalMinor: null,
  interestMinor: null,
  feesMinor: null,
  penaltyMinor: null,
  statementDay: null,
  lastStatementOn: null,
  reportedDaysPastDue: null,
  person: { name: null, phones: [], emails: [], identityNumber: null, addresses: [] },
} satisfies Partial<PortfolioRow>;

/**
 * A day inside the bucket of `status`, spread by the account so that not everyone moves to the next
 * bucket on one night: days past due at the start lie in (30·(k − 1), 30·k].
 */
function derivedDue(account: string, status: number, days: Line['days']): string | null {
  if (status <= 0) return null;
  return days(30 * (status - 1) + 1 + (stableHash(account) % 30));
}

/** FNV-1a, 32 bits, over UTF-8; the same account has the same day on every machine. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

function jumpsOf(oldestFirst: readonly ReadStatement[]): BucketJump[] {
  const jumps: BucketJump[] = [];
  for (const [index, { month, status }] of oldestFirst.entries()) {
    const before = oldestFirst[index - 1]?.status ?? null;
    if (before === null || status === null) continue;
    const from = bucketOfStatus(before);
    const to = bucketOfStatus(status);
    if (buckets.indexOf(to) - buckets.indexOf(from) > 1) jumps.push({ month, from, to });
  }
  return jumps;
}

function readReference(text: string): Read<string> {
  const reference = text.trim();
  if (reference.length > 64) return { ok: false, code: 'value_too_long' };
  return { ok: true, value: reference };
}

function readStatus(text: string): Read<number> {
  const status = readWhole(text, { min: -2, max: 9 });
  return status.ok ? status : { ok: false, code: 'invalid_status' };
}

function shiftedMonth(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

/** Days before the start as text, each reckoned once: there are at most 270 different ones. */
function dayList(start: Temporal.PlainDate): Line['days'] {
  const known = new Map<number, string>();
  return (before) => {
    const day = known.get(before) ?? start.subtract({ days: before }).toString();
    known.set(before, day);
    return day;
  };
}
