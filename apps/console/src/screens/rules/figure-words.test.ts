// SPDX-License-Identifier: Apache-2.0
// Nobody reads 1320 as ten in the evening.
import { expect, test } from 'vitest';
import { figureWords } from './figure-words.ts';

test('reads a span of minutes as a span of the clock', () => {
  expect(figureWords('{"from":1320,"until":480}')).toBe('22:00–08:00');
  expect(figureWords('{"open":540,"close":1200}')).toBe('09:00–20:00');
});

test('leaves counts, codes and other figures as they are', () => {
  expect(figureWords('3')).toBe('3');
  expect(figureWords('["65","54"]')).toBe('65, 54');
  expect(figureWords('{"perDay":3,"hours":{"open":540,"close":1200}}')).toBe(
    'perDay 3, hours 09:00–20:00',
  );
});
