// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, minor, minus, parseDecimal, percentOf, plus, sum, toDecimal } from './money.ts';

describe('money', () => {
  it('splits so that the parts always sum to the whole, and no part is off by more than one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
        fc
          .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 })
          .filter((weights) => weights.some((weight) => weight > 0)),
        (amount, weights) => {
          const parts = allocate(minor(amount), weights);
          expect(sum(parts)).toBe(amount === 0 ? 0 : amount);
          const whole = weights.reduce((total, weight) => total + weight, 0);
          parts.forEach((part, index) => {
            const exact = (BigInt(amount) * BigInt(weights[index] ?? 0)) / BigInt(whole);
            expect(Math.abs(Number(BigInt(part) - exact))).toBeLessThanOrEqual(1);
          });
        },
      ),
    );
  });

  it('takes away what it added, and refuses a sum that no longer counts every fen', () => {
    const amount = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        const kept = left === 0 ? 0 : left;
        expect(minus(plus(minor(left), minor(right)), minor(right))).toBe(kept);
      }),
    );
    expect(() => plus(minor(Number.MAX_SAFE_INTEGER), minor(1))).toThrow('safe integer');
  });

  it('reads what it wrote, to the fen', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('CNY', 'JPY', 'TWD'), (amount, currency) => {
        const kept = amount === 0 ? 0 : amount;
        expect(parseDecimal(toDecimal(minor(amount), currency), currency)).toBe(kept);
      }),
    );
  });

  it('reads scientific notation exactly and refuses what does not fit', () => {
    expect(parseDecimal('5.00E+05', 'TWD')).toBe(50_000_000);
    expect(parseDecimal('1e-2', 'CNY')).toBe(1);
    expect(parseDecimal('1.005', 'CNY')).toBeNull();
    expect(parseDecimal('1.500', 'CNY')).toBe(150);
    expect(parseDecimal('90071992547409.92', 'CNY')).toBeNull();
    expect(parseDecimal('90071992547409.91', 'CNY')).toBe(Number.MAX_SAFE_INTEGER);
    for (const text of ['', '1,000', '１２', 'NaN', '0x10', '--1', '1e999', 'Infinity']) {
      expect(parseDecimal(text, 'CNY')).toBeNull();
    }
  });

  it('rounds a product as named, halves and negatives included', () => {
    const half = 500_000_000;
    const rounded = (amount: number, rounding: 'half-even' | 'half-up' | 'down' | 'up') =>
      percentOf(minor(amount), half, rounding);
    expect([rounded(1, 'half-even'), rounded(3, 'half-even'), rounded(5, 'half-even')]).toEqual([
      0, 2, 2,
    ]);
    expect([rounded(1, 'half-up'), rounded(-1, 'half-up'), rounded(-3, 'half-even')]).toEqual([
      1, -1, -2,
    ]);
    expect([rounded(3, 'down'), rounded(-3, 'down'), rounded(3, 'up'), rounded(-3, 'up')]).toEqual([
      1, -1, 2, -2,
    ]);
  });
});
