// SPDX-License-Identifier: Apache-2.0
// Trying again is the same act; another choice is another act.
import { beforeEach, expect, test } from 'vitest';
import { endPending, keyFor } from './pending-key.ts';

beforeEach(endPending);

test('gives the same key while nobody knows whether the act arrived', () => {
  expect(keyFor('portal.move', { from: 'a' })).toBe(keyFor('portal.move', { from: 'a' }));
});

test('gives another key for other content, for another act and after an answer', () => {
  const first = keyFor('portal.move', { from: 'a' });
  const second = keyFor('portal.move', { from: 'b' });
  const third = keyFor('portal.decline', { from: 'b' });
  endPending();
  const fourth = keyFor('portal.decline', { from: 'b' });
  expect(new Set([first, second, third, fourth]).size).toBe(4);
});
