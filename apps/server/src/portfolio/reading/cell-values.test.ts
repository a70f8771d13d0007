// SPDX-License-Identifier: Apache-2.0
// Amounts and dates are exact or refused; properties hold them to Temporal and to BigInt.
import { minor, toDecimal } from '@fairvisit/domain/money/money.ts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readAmount, readDate, readWhole } from './cell-values.ts';

const yuan = { currency: 'CNY', unit: 'yuan', owed: 'positive' } as const;
const fen = { ...yuan, unit: 'fen' } as const;

describe('amounts', () => {
  it('come back from their own text, in both units, signs and currencies', () => {
    const amounts = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(amounts, fc.constantFrom('CNY', 'JPY', 'TWD'), (units, currency) => {
        const amount = minor(units);
        const text = toDecimal(amount, currency);
        expect(readAmount(text, { ...yuan, currency })).toEqual({ ok: true, value: amount });
        expect(readAmount(String(amount), { ...fen, currency })).toEqual({
          ok: true,
          value: amount,
        });
        expect(readAmount(text, { ...yuan, currency, owed: 'negative' })).toEqual({
          ok: true,
          value: minor(-amount),
        });
      }),
    );
  });

  it.each([
    ['5.00E+05', 50_000_000],
    ['1,234,567.89', 123_456_789],
    [' 12.50 ', 1_250],
    ['-0', 0],
    ['000000000000000000000012.34', 1_234],
    ['90071992547409.91', 9_007_199_254_740_991],
    ['1.500', 150],
  ])('reads %s exactly', (text, value) => {
    expect(readAmount(text, yuan)).toEqual({ ok: true, value });
  });

  it.each([
    ['90071992547409.92', 'amount_too_large'],
    ['9007199254740993', 'amount_too_large'],
    ['1e300', 'amount_too_large'],
    ['99999999999999999999999999', 'amount_too_large'],
    ['12.345', 'invalid_amount'],
    ['1,23.00', 'invalid_amount'],
    ['NaN', 'invalid_amount'],
    ['0x10', 'invalid_amount'],
    ['12 元', 'invalid_amount'],
    ['１２', 'invalid_amount'],
    ['--1', 'invalid_amount'],
    ['1e-300', 'invalid_amount'],
  ])('does not take %s', (text, code) => {
    expect(readAmount(text, yuan)).toEqual({ ok: false, code });
  });

  it('does not take a fraction of a fen', () => {
    expect(readAmount('12.5', fen)).toEqual({ ok: false, code: 'invalid_amount' });
    expect(readAmount('9007199254740992', fen)).toEqual({ ok: false, code: 'amount_too_large' });
  });
});

describe('dates', () => {
  it('are taken exactly when the calendar has them', () => {
    const part = fc.record({
      year: fc.integer({ min: 1980, max: 2100 }),
      month: fc.integer({ min: 0, max: 13 }),
      day: fc.integer({ min: 0, max: 32 }),
    });
    fc.assert(
      fc.property(part, ({ year, month, day }) => {
        const [m, d] = [month, day].map((number) => String(number).padStart(2, '0'));
        const isReal =
          month >= 1 &&
          month <= 12 &&
          day >= 1 &&
          day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
        const wanted = isReal
          ? { ok: true, value: `${year}-${m}-${d}` }
          : { ok: false, code: 'invalid_date' };
        expect(readDate(`${year}-${m}-${d}`, 'YYYY-MM-DD')).toEqual(wanted);
        expect(readDate(`${year}${m}${d}`, 'YYYYMMDD')).toEqual(wanted);
        expect(readDate(`${d}/${m}/${year}`, 'DD/MM/YYYY')).toEqual(wanted);
        expect(readDate(`${year}/${month}/${day}`, 'YYYY/M/D')).toEqual(wanted);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '2026-02-30',
    '1970-01-01',
    '0001-01-01',
    '9999-12-31',
    '2026-2-3',
    '20260203',
    'today',
  ])('are never guessed from %s', (text) => {
    expect(readDate(text, 'YYYY-MM-DD')).toEqual({ ok: false, code: 'invalid_date' });
  });
});

describe('whole numbers', () => {
  it('are taken within their bounds, also as a spreadsheet writes them', () => {
    expect(readWhole('31', { min: 1, max: 31 })).toEqual({ ok: true, value: 31 });
    expect(readWhole('3.0', { min: 1, max: 31 })).toEqual({ ok: true, value: 3 });
    for (const text of ['32', '0', '3.5', '', 'x', '1e1']) {
      expect(readWhole(text, { min: 1, max: 31 })).toEqual({ ok: false, code: 'invalid_number' });
    }
  });
});
