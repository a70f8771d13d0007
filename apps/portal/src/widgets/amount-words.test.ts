// SPDX-License-Identifier: Apache-2.0
// Amounts stay text from end to end: no fen is dropped, no sign lost.
import { expect, test } from 'vitest';
import { amountWords } from './amount-words.ts';

test('names the currency and keeps the fen', () => {
  expect(amountWords({ currency: 'CNY', amount: '1234567.50' }, 'zh')).toBe('人民币 1,234,567.50');
  expect(amountWords({ currency: 'CNY', amount: '1234567.50' }, 'en')).toBe('CNY 1,234,567.50');
  expect(amountWords({ currency: 'JPY', amount: '800' }, 'en')).toBe('JPY 800');
});

test('keeps the sign of what the bank owes the person', () => {
  expect(amountWords({ currency: 'USD', amount: '-88.05' }, 'zh')).toBe('美元 −88.05');
});

test('shows a figure beyond what a float could hold as it came', () => {
  expect(amountWords({ currency: 'CNY', amount: '9007199254740993.01' }, 'en')).toBe(
    'CNY 9,007,199,254,740,993.01',
  );
});
