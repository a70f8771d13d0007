// SPDX-License-Identifier: Apache-2.0
// Money is a safe integer of minor units (fen, cents). The currency sits on the account; two
// currencies never meet in one sum.
import { assert } from '../assert.ts';
import type { Brand } from '../brand.ts';

export type Minor = Brand<number, 'Minor'>;
export type Currency =
  | 'CNY'
  | 'TWD'
  | 'USD'
  | 'EUR'
  | 'GBP'
  | 'HKD'
  | 'JPY'
  | 'INR'
  | 'SGD'
  | 'AUD';
export type Rounding = 'half-even' | 'half-up' | 'down' | 'up';

/** Decimal digits of the currency's minor unit (ISO 4217). */
export const minorDigits: Readonly<Record<Currency, number>> = {
  CNY: 2,
  TWD: 2,
  USD: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  JPY: 0,
  INR: 2,
  SGD: 2,
  AUD: 2,
};

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(minorDigits, text);
}

export function minor(value: number): Minor {
  assert(Number.isSafeInteger(value), 'an amount is a safe integer of minor units');
  return (value === 0 ? 0 : value) as Minor;
}

export function plus(left: Minor, right: Minor): Minor {
  return minor(left + right);
}

export function minus(left: Minor, right: Minor): Minor {
  return minor(left - right);
}

/** Sum of any number of amounts of one currency. */
export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return minor(Number(total));
}

/** `amount × rate / 10^9`, rounded as named. `rate` is an integer per 10^9. */
export function percentOf(amount: Minor, ratePerBillion: number, rounding: Rounding): Minor {
  assert(Number.isSafeInteger(ratePerBillion), 'a rate is an integer per 10^9');
  return minor(Number(divide(BigInt(amount) * BigInt(ratePerBillion), 1_000_000_000n, rounding)));
}

/** Splits `amount` by integer weights; the parts always sum to the whole (largest remainder). */
export function allocate(amount: Minor, weights: readonly number[]): Minor[] {
  assert(weights.length > 0, 'allocation has at least one part');
  const whole = weights.reduce((total, weight) => {
    assert(Number.isSafeInteger(weight) && weight >= 0, 'a weight is a non-negative integer');
    return total + BigInt(weight);
  }, 0n);
  assert(whole > 0n, 'the weights sum to more than zero');
  const parts = weights.map((weight) => (BigInt(amount) * BigInt(weight)) / whole);
  const unit = amount < 0 ? -1n : 1n;
  let rest = BigInt(amount) - parts.reduce((total, part) => total + part, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, left: abs((BigInt(amount) * BigInt(weight)) % whole) }))
    .sort((a, b) => (a.left === b.left ? a.index - b.index : a.left > b.left ? -1 : 1));
  for (const { index } of byRemainder) {
    if (rest === 0n) break;
    parts[index] = (parts[index] ?? 0n) + unit;
    rest -= unit;
  }
  return parts.map((part) => minor(Number(part)));
}

/** Decimal text in the currency's unit, e.g. "1536699927.00"; the form of the CLI and the API. */
export function toDecimal(amount: Minor, currency: Currency): string {
  const digits = minorDigits[currency];
  const text = Math.abs(amount)
    .toString()
    .padStart(digits + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const decimal = /^([+-]?)(\d{1,18})(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Minor units of a decimal text ("12.34", "5.00E+05"), exactly; null when it is not a number, has
 * more decimals than the currency (other than zeros) or does not fit 2^53.
 */
export function parseDecimal(text: string, currency: Currency): Minor | null {
  const match = decimal.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) + minorDigits[currency] - fraction.length;
  let units = BigInt(whole + fraction);
  if (shift >= 0) {
    units *= 10n ** BigInt(shift);
  } else {
    const cut = 10n ** BigInt(-shift);
    if (units % cut !== 0n) return null;
    units /= cut;
  }
  if (units > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return minor(Number(sign === '-' ? -units : units));
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function divide(top: bigint, bottom: bigint, rounding: Rounding): bigint {
  const quotient = top / bottom;
  const rest = top % bottom;
  if (rest === 0n) return quotient;
  const away = top < 0n !== bottom < 0n ? -1n : 1n;
  if (rounding === 'down') return quotient;
  if (rounding === 'up') return quotient + away;
  const twice = abs(rest) * 2n;
  const whole = abs(bottom);
  if (twice > whole) return quotient + away;
  if (twice < whole) return quotient;
  if (rounding === 'half-up') return quotient + away;
  return quotient % 2n === 0n ? quotient : quotient + away;
}
