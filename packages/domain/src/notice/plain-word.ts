// SPDX-License-Identifier: Apache-2.0
// Names are typed by people and files: what stands in a message must not break out of its line, turn
// the writing round or look like the place of the link.

const wordLengthMax = 80;
/** Controls, line and paragraph separators, and the marks that turn the direction of writing. */
const unprintable =
  /[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]+/gu;

export function plainWord(word: string): string {
  const plain = word
    .normalize('NFC')
    .replaceAll(unprintable, ' ')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return [...plain].slice(0, wordLengthMax).join('');
}
