// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { isAmount } from './amount.ts';

test('takes an amount above zero with at most three digits after the point', () => {
  for (const text of ['100', '100.5', '0.01', '12.345', '9999999999999999']) {
    expect([text, isAmount(text)]).toEqual([text, true]);
  }
});

test('takes neither nothing, nor zero, nor less, nor grouped or foreign figures', () => {
  for (const text of ['', '0', '0.00', '-5', '1,000', '1.2345', '１００', '1e3', '.5', '5.']) {
    expect([text, isAmount(text)]).toEqual([text, false]);
  }
});
