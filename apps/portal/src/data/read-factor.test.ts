// SPDX-License-Identifier: Apache-2.0
// Five wrong tries lock a link: what cannot be right is told before it costs one.
import { expect, test } from 'vitest';
import { factorOf } from './read-factor.ts';

test.each([
  ['123x', '123X'],
  [' 12 34 ', '1234'],
  ['１２３Ｘ', '123X'],
  ['12-34', '1234'],
])('reads "%s" as %s', (typed, factor) => {
  expect(factorOf(typed)).toBe(factor);
});

test.each(['', '123', '12345', '110101199001011234', '12＃4', '一二三四'])(
  'spends no try on "%s"',
  (typed) => {
    expect(factorOf(typed)).toBeNull();
  },
);
