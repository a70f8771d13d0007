// SPDX-License-Identifier: Apache-2.0
// The characters a TrueType font can draw, from its `cmap` table (formats 4 and 12). A PDF library
// draws an empty box for the others and says nothing.
import { assert } from '@fairvisit/domain/assert.ts';

/** Code points whose glyph is not the empty one. */
export function codePointsOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOf(font, 'cmap');
  const found = new Set<number>();
  const subtables = cmap.readUInt16BE(2);
  for (let index = 0; index < subtables; index += 1) {
    const record = 4 + index * 8;
    const isUnicode = [0, 3].includes(cmap.readUInt16BE(record));
    if (!isUnicode) continue;
    const subtable = cmap.subarray(cmap.readUInt32BE(record + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) readSegments(subtable, found);
    if (format === 12) readGroups(subtable, found);
  }
  assert(found.size > 0, 'a font can draw something');
  return found;
}

function tableOf(font: Buffer, tag: string): Buffer {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) !== tag) continue;
    const from = font.readUInt32BE(record + 8);
    return font.subarray(from, from + font.readUInt32BE(record + 12));
  }
  assert(false, `a font has its table ${tag}`);
}

/** Format 4: segments of the basic plane. */
function readSegments(table: Buffer, found: Set<number>): void {
  const bytes = table.readUInt16BE(6);
  const [ends, starts] = [14, 16 + bytes];
  const [deltas, offsets] = [16 + bytes * 2, 16 + bytes * 3];
  for (let at = 0; at < bytes; at += 2) {
    const last = table.readUInt16BE(ends + at);
    const first = table.readUInt16BE(starts + at);
    const delta = table.readUInt16BE(deltas + at);
    const offset = table.readUInt16BE(offsets + at);
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const glyph =
        offset === 0 ? point : table.readUInt16BE(offsets + at + offset + (point - first) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) found.add(point);
    }
  }
}

/** Format 12: groups over all planes. */
function readGroups(table: Buffer, found: Set<number>): void {
  const groups = table.readUInt32BE(12);
  for (let index = 0; index < groups; index += 1) {
    const at = 16 + index * 12;
    const [first, last] = [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
    const glyph = table.readUInt32BE(at + 8);
    for (let point = first; point <= last; point += 1) {
      if (glyph + point - first !== 0) found.add(point);
    }
  }
}
