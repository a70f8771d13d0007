// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { linkPlace, partsOf } from './message-parts.ts';

const link = 'http://bank.example/v#0123456789abcdefghijkl';

test('cuts a text at its link and keeps every character', () => {
  const text = `您好，详见 ${link} 。`;
  expect(partsOf(text, link)).toEqual(['您好，详见 ', link, ' 。']);
  expect(partsOf(text, link).join('')).toBe(text);
});

test('shows the place of a link that nobody but the person may have', () => {
  expect(partsOf(`See ${linkPlace}`, null)).toEqual(['See ', linkPlace]);
});

test('leaves a text without a link whole', () => {
  expect(partsOf('One call, no link.', link)).toEqual(['One call, no link.']);
});
