// SPDX-License-Identifier: Apache-2.0
// Links pass through programs that cut, decorate and extend them.
import { expect, test } from 'vitest';
import { isBrokenLink, linkOf } from './read-link.ts';

const token = 'AbCdEfGhIjKlMnOpQrSt-_';

test('finds the token behind the sign', () => {
  expect(linkOf(`#${token}`)).toBe(token);
});

test.each(['.', '。', ')', '，', '%E3%80%82', '”。'])(
  'leaves out the %s that a message put behind it',
  (end) => {
    expect(linkOf(`#${token}${end}`)).toBe(token);
  },
);

test.each(['', '#', '#/move', '#/done/moved'])('finds no token and no fault in "%s"', (hash) => {
  expect(linkOf(hash)).toBeNull();
  expect(isBrokenLink(hash)).toBe(false);
});

test.each([`#${token.slice(1)}`, `#${token}A`, '#AbCdEf GhIjKlMnOpQrSt', '#<script>'])(
  'takes "%s" for a link that was broken on its way',
  (hash) => {
    expect(linkOf(hash)).toBeNull();
    expect(isBrokenLink(hash)).toBe(true);
  },
);
