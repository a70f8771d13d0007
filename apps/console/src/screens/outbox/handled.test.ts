// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { outcomesOf, registeredForm } from './handled.ts';

test('a letter is posted first, and then signed for or returned', () => {
  expect(outcomesOf({ channel: 'letter', state: 'held' })).toEqual(['posted']);
  expect(outcomesOf({ channel: 'letter', state: 'sent' })).toEqual([
    'letter-signed',
    'letter-returned',
  ]);
  expect(outcomesOf({ channel: 'phone', state: 'held' })).toContain('spoken');
});

test('takes the numbers that registered letters have and nothing with a blank', () => {
  expect(registeredForm.test('XA12345678911')).toBe(true);
  expect(registeredForm.test('12345')).toBe(false);
  expect(registeredForm.test('XA 123456')).toBe(false);
});
