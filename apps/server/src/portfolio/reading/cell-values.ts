// SPDX-License-Identifier: Apache-2.0
// Cells to amounts, dates and whole numbers, strictly: a value that is not certain goes to the
// quarantine with its code, because a guessed amount or date ends up on somebody's doorstep.
import {
  type Currency,
  type Minor,
  minor,
  minorDigits,
  minus,
  parseDecimal,
} from '@fairvisit/domain/money/money.ts';
import type { RowProblemCode } from './portfolio-row.ts';

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: RowProblemCode };

export const dateFormats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'DD/MM/YYYY'] as const;
export type DateFormat = (typeof dateFormats)[number];

export interface AmountFormat {
  readonly currency: Currency;
  /** `fen`: the file counts in minor units. */
  readonly unit: 'yuan' | 'fen';
  /** `negative`: what the cardholder owes carries a minus in the file. */
  readonly owed: 'positive' | 'negative';
}

/** An exact amount; grouping commas are taken when they stand at every third digit. */
export function readAmount(text: string, format: AmountFormat): Read<Minor> {
  const plain = text.trim();
  const ungrouped = grouped.test(plain) ? plain.replaceAll(',', '') : plain;
  const number = numeric.exec(ungrouped);
  if (number === null) return { ok: false, code: 'invalid_amount' };
  const decimal = shifted(ungrouped, format);
  const amount = decimal === null ? null : parseDecimal(decimal, format.currency);
  if (amount === null) {
    const code = isBeyondSafe(number, format) ? 'amount_too_large' : 'invalid_amount';
    return { ok: false, code };
  }
  return { ok: true, value: format.owed === 'negative' ? minus(minor(0), amount) : amount };
}

const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const numeric = /^[+-]?(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Minor units become the currency's unit by moving the point, so that one parser does the rest. */
function shifted(text: string, format: AmountFormat): string | null {
  const digits = minorDigits[format.currency];
  if (format.unit === 'yuan' || digits === 0) return withoutLeadingZeros(text);
  if (!/^[+-]?\d+$/.test(text)) return null;
  return `${withoutLeadingZeros(text)}e-${digits}`;
}

function withoutLeadingZeros(text: string): string {
  return text.replace(/^([+-]?)0+(?=\d)/, '$1');
}

function isBeyondSafe(number: RegExpExecArray, format: AmountFormat): boolean {
  const [, whole = '', fraction = '', exponent = '0'] = number;
  const moved = format.unit === 'fen' ? 0 : minorDigits[format.currency];
  const shift = Number(exponent) + moved - fraction.length;
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return false;
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return units > BigInt(Number.MAX_SAFE_INTEGER);
}

const datePatterns: Readonly<Record<DateFormat, RegExp>> = {
  'YYYY-MM-DD': /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  YYYYMMDD: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  'YYYY/M/D': /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})$/,
  'DD/MM/YYYY': /^(?<day>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})$/,
};

/** Years a portfolio can speak of: 1970-01-01 and 9999-12-31 are blanks that look like dates. */
const yearMin = 1980;
const yearMax = 2100;

/** ISO text of a date that exists. */
export function readDate(text: string, format: DateFormat): Read<string> {
  const parts = datePatterns[format].exec(text.trim())?.groups;
  const { year = '', month = '', day = '' } = parts ?? {};
  const isReal =
    Number(year) >= yearMin &&
    Number(year) <= yearMax &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth(Number(year), Number(month));
  if (!isReal) return { ok: false, code: 'invalid_date' };
  return { ok: true, value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

/** A month as `YYYY-MM`, or null. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
}

/** Days of a month, 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** A whole number within its bounds; "3.0" is one, as spreadsheets write it. */
export function readWhole(text: string, bounds: { min: number; max: number }): Read<number> {
  const match = /^([+-]?\d{1,9})(?:\.0+)?$/.exec(text.trim());
  const value = Number(match?.[1] ?? Number.NaN);
  const isWithin = value >= bounds.min && value <= bounds.max;
  return isWithin
    ? { ok: true, value: value === 0 ? 0 : value }
    : { ok: false, code: 'invalid_number' };
}
