// SPDX-License-Identifier: Apache-2.0
// The fen is never dropped and no digit ever changes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupedAmount, groupedCount, shareOf } from './grouped.ts';

test('groups thousands and keeps every decimal', () => {
  expect(groupedAmount('1234567.50')).toBe('1,234,567.50');
  expect(groupedAmount('-999.00')).toBe('−999.00');
  expect(groupedAmount('1000')).toBe('1,000');
  expect(groupedAmount('9007199254740991.99')).toBe('9,007,199,254,740,991.99');
  expect(groupedCount(30000)).toBe('30,000');
});

test('leaves every digit of any amount in its place', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.nat(99), (whole, fen) => {
      const amount = `${whole}.${String(fen).padStart(2, '0')}`;
      expect(groupedAmount(amount).replaceAll(',', '')).toBe(amount);
    }),
  );
});

test('says nothing of a share of nothing', () => {
  expect(shareOf(0, 0)).toBe('–');
  expect(shareOf(1, 8)).toBe('12.5 %');
});
