// SPDX-License-Identifier: Apache-2.0
// Fixed-width lines to rows. Mainframes count bytes of their own encoding, not characters: a name
// of three characters fills six bytes in GB18030, and counting it as three shifts every later field.
import { ok, refuse } from '@fairvisit/domain/result.ts';
import type { FileEncoding } from './detect-encoding.ts';
import type { Blocks } from './file-bytes.ts';
import type { RawRow, RawRows, RowProblem } from './portfolio-row.ts';
import { batchRowsMax, cellCharactersMax } from './reading-limits.ts';

export interface FieldPosition {
  /** Counted from 1, as banks' own documents do. */
  readonly start: number;
  readonly length: number;
}

export interface FixedLayout {
  readonly positions: readonly FieldPosition[];
  readonly unit: 'bytes' | 'characters';
}

/** One cell a position, padding removed; the whole line is the last cell (for a trailer). */
export async function* fixedWidthRows(
  blocks: Blocks<string>,
  layout: FixedLayout,
  encoding: () => FileEncoding,
): RawRows {
  let rest = '';
  let line = 1;
  for await (const block of blocks) {
    if (!block.ok) {
      yield block;
      return;
    }
    const lines = (rest + block.value).split('\n');
    rest = lines.pop() ?? '';
    for (let at = 0; at < lines.length; at += batchRowsMax) {
      const part = lines.slice(at, at + batchRowsMax);
      yield* batchOf(part, line, { layout, encoding: encoding() });
      line += part.length;
    }
    if (rest.length > cellCharactersMax) break;
  }
  if (rest !== '') yield* batchOf([rest], line, { layout, encoding: encoding() });
}

interface Cut {
  readonly layout: FixedLayout;
  readonly encoding: FileEncoding;
}

/** How places in a line are counted. */
export interface Counting {
  readonly unit: FixedLayout['unit'];
  readonly encoding: FileEncoding;
}

async function* batchOf(lines: readonly string[], firstLine: number, cut: Cut): RawRows {
  const rows: RawRow[] = [];
  for (const [index, ended] of lines.entries()) {
    const line = firstLine + index;
    if (ended.length > cellCharactersMax) {
      if (rows.length > 0) yield ok(rows);
      const detail = { charactersMax: cellCharactersMax };
      yield refuse({ code: 'file.cell-too-large', field: 'file', line, detail });
      return;
    }
    const text = ended.endsWith('\r') ? ended.slice(0, -1) : ended;
    if (text.trim() === '') continue;
    const cells = cut.layout.positions.map((position) =>
      fixedCell(text, position, { unit: cut.layout.unit, encoding: cut.encoding }),
    );
    rows.push({ line, cells: [...cells, text], problem: lengthProblem(text, cut) });
  }
  if (rows.length > 0) yield ok(rows);
}

/** A line that ends before its last field begins has lost something. */
function lengthProblem(text: string, cut: Cut): RowProblem | null {
  const needed = Math.max(...cut.layout.positions.map(({ start }) => start));
  const width = cut.layout.unit === 'characters' ? [...text].length : widthOf(text, cut.encoding);
  return width < needed ? { field: 'row', code: 'wrong_column_count' } : null;
}

/** The text at a place, without its padding. */
export function fixedCell(
  text: string,
  { start, length }: FieldPosition,
  counting: Counting,
): string {
  let from = -1;
  let at = 0;
  let units = 0;
  for (const character of text) {
    if (from < 0 && units >= start - 1) from = at;
    if (units >= start - 1 + length) return text.slice(from, at).trim();
    units += counting.unit === 'characters' ? 1 : bytesOf(character, counting.encoding);
    at += character.length;
  }
  return from < 0 ? '' : text.slice(from).trim();
}

function widthOf(text: string, encoding: FileEncoding): number {
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character, encoding);
  return bytes;
}

function bytesOf(character: string, encoding: FileEncoding): number {
  const point = character.codePointAt(0) ?? 0;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return point > 0xffff ? 4 : 2;
  if (point < 0x80) return 1;
  if (encoding === 'gb18030') {
    doubleByteCharacters ??= decodeDoubleBytes();
    return doubleByteCharacters.has(point) ? 2 : 4;
  }
  return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** The platform decodes GB18030 but does not encode it: the two-byte characters are listed once. */
let doubleByteCharacters: ReadonlySet<number> | null = null;

function decodeDoubleBytes(): ReadonlySet<number> {
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push(lead, trail);
  }
  const text = new TextDecoder('gb18030').decode(Uint8Array.from(pairs));
  return new Set([...text].map((character) => character.codePointAt(0) ?? 0));
}
