// SPDX-License-Identifier: Apache-2.0
// An address that somebody typed or kept leads to a screen that exists.
import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

test.each([
  ['#/move', '/move'],
  ['#/done/declined', '/done/declined'],
  ['', '/'],
  ['#/', '/'],
  ['#/nowhere', '/'],
  ['#/done/nothing', '/'],
  ['#AbCdEfGhIjKlMnOpQrSt-_', '/'],
])('"%s" leads to %s', (hash, place) => {
  expect(placeOf(hash)).toBe(place);
});
