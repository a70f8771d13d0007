// SPDX-License-Identifier: Apache-2.0
// Names are typed by people and files: what stands in a message must not break out of its line, turn
// the writing round or look like the place of the link.

const wordLengthMax = 80;
/** Controls, line and paragraph separators, and whatever is not seen or turns the writing round. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

export function plainWord(word: string): string {
  const plain = word
    .normalize('NFC')
    .replaceAll(unprintable, ' ')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return [...plain].slice(0, wordLengthMax).join('');
}
