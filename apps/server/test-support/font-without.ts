// SPDX-License-Identifier: Apache-2.0
// A font that lost a character, as a swapped or badly subset file has: the fault that text
// extraction does not show.
import { assert } from '@fairvisit/domain/assert.ts';

/** A copy whose map ends its group before this character (cmap format 12). */
export function fontWithout(font: Buffer, character: string): Buffer {
  const codePoint = character.codePointAt(0) ?? 0;
  const copy = Buffer.from(font);
  const cmap = cmapOffset(copy);
  let cuts = 0;
  for (let index = 0; index < copy.readUInt16BE(cmap + 2); index += 1) {
    const subtable = cmap + copy.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (copy.readUInt16BE(subtable) !== 12) continue;
    const groups = copy.readUInt32BE(subtable + 12);
    for (let group = 0; group < groups; group += 1) {
      const at = subtable + 16 + group * 12;
      const [first, last] = [copy.readUInt32BE(at), copy.readUInt32BE(at + 4)];
      if (first > codePoint || last < codePoint) continue;
      copy.writeUInt32BE(Math.max(first, codePoint) - 1, at + 4);
      cuts += 1;
    }
  }
  assert(cuts > 0, 'the character stood in the map');
  return copy;
}

function cmapOffset(font: Buffer): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === 'cmap') {
      return font.readUInt32BE(record + 8);
    }
  }
  assert(false, 'a font has a map of its characters');
}
