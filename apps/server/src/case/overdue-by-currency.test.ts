// SPDX-License-Identifier: Apache-2.0
// A person with two cards in yuan owes one sum of yuan; his dollars stand apart.
import { expect, test } from 'vitest';
import { overdueByCurrency } from './overdue-by-currency.ts';

test('adds the accounts of one currency and never two currencies', () => {
  const owed = overdueByCurrency([
    { currency: 'USD', overdueMinor: 1_050 },
    { currency: 'CNY', overdueMinor: 29_565 },
    { currency: 'CNY', overdueMinor: 138_103 },
  ]);
  expect(owed).toEqual([
    { currency: 'CNY', amount: '1676.68' },
    { currency: 'USD', amount: '10.50' },
  ]);
});

test('owes nothing without accounts', () => {
  expect(overdueByCurrency([])).toEqual([]);
});
