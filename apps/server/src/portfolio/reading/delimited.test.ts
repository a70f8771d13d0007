// SPDX-License-Identifier: Apache-2.0
// The scanner keeps every character and every line number, however the bytes were cut.
import { ok } from '@fairvisit/domain/result.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delimiter, delimitedRows, delimiterOf, delimiters } from './delimited.ts';
import type { Blocks } from './file-bytes.ts';
import type { RawRow } from './portfolio-row.ts';
import { cellCharactersMax } from './reading-limits.ts';

async function* cut(text: string, sizes: readonly number[]): Blocks<string> {
  let at = 0;
  for (let turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield ok(text.slice(at, at + size));
    at += size;
  }
}

async function scan(
  text: string,
  { delimiter = ',' as Delimiter, sizes = [7] as readonly number[] } = {},
) {
  const rows: RawRow[] = [];
  for await (const batch of delimitedRows(cut(text, sizes), delimiter)) {
    if (!batch.ok) return { rows, refusal: batch.refusal };
    rows.push(...batch.value);
  }
  return { rows, refusal: null };
}

describe('delimited rows', () => {
  it('gives back any cells, quoted, whatever the cuts', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ',', '"', '\n', '\r', ';', '张', '\t', ''),
    });
    const row = fc
      .array(cell, { minLength: 1, maxLength: 4 })
      .filter((cells) => cells.length > 1 || cells[0]?.trim() !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 6 }),
        fc.record({
          sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
          delimiter: fc.constantFrom(...delimiters),
          lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
        }),
        async (rows, { sizes, delimiter, lineEnd }) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = rows.map((cells) => cells.map(quoted).join(delimiter) + lineEnd).join('');
          const read = await scan(text, { delimiter, sizes });
          expect(read.refusal).toBeNull();
          expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts lines through quoted line ends, blank lines and all three kinds of ends', async () => {
    const read = await scan('a,b\r\n"x\r\ny",2\r\n\r\n3,4\n"p\nq\rr",5\r6,7');
    expect(read.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, 'x\r\ny', '2'],
      [5, '3', '4'],
      [6, 'p\nq\rr', '5'],
      [9, '6', '7'],
    ]);
  });

  it('lets a broken quote cost its own line only', async () => {
    const read = await scan('1,"a"b,2\n3,c"d,4\n5,"never closed\n6,e\n7,"f"\n');
    expect(
      read.rows.map(({ line, cells, problem }) => [line, problem?.code ?? null, ...cells]),
    ).toEqual([
      [1, 'broken_quotes', '1', 'ab', '2'],
      [2, null, '3', 'c"d', '4'],
      [3, 'broken_quotes', '5', 'never closed\n6,e\n7,f"'],
    ]);
    const last = await scan('5,"never closed\n6,e\n7,f\n');
    expect(last.rows.map(({ line, problem }) => [line, problem?.code ?? null])).toEqual([
      [1, 'broken_quotes'],
      [2, null],
      [3, null],
    ]);
  });

  it.each(['', '"'])('refuses a cell of 5 MB with its line (quote: %s)', async (quote) => {
    const text = `a,b\n1,2\n3,${quote}${'x'.repeat(5 * 1024 * 1024)}${quote}\n4,5\n`;
    const read = await scan(text, { sizes: [65_536] });
    expect(read.refusal).toEqual({
      code: 'file.cell-too-large',
      field: 'file',
      line: 3,
      detail: { charactersMax: cellCharactersMax },
    });
  });

  it('takes a cell of exactly the limit and refuses one character more', async () => {
    const most = 'x'.repeat(cellCharactersMax);
    expect((await scan(`1,${most}\n`, { sizes: [65_536] })).rows[0]?.cells[1]).toBe(most);
    const over = await scan(`0,1\n1,${most}x\n`, { sizes: [1_000_000] });
    expect(over.refusal?.line).toBe(2);
    expect(over.rows.length).toBe(1);
  });

  it('takes a long row of small cells that spans many blocks', async () => {
    const cells = Array.from({ length: 200 }, () => 'y'.repeat(1_000));
    const read = await scan(`${cells.join(',')}\n`, { sizes: [4_096] });
    expect(read.rows[0]?.cells).toEqual(cells);
  });

  it('finds the delimiter of the first line', () => {
    expect(delimiterOf('a;b;c,d')).toBe(';');
    expect(delimiterOf('a\tb')).toBe('\t');
    expect(delimiterOf('a|b|c')).toBe('|');
    expect(delimiterOf('abc')).toBe(',');
  });
});
