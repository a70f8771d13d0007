// SPDX-License-Identifier: Apache-2.0
// Delimited text to rows (RFC 4180, lenient about bare quotes). Our own scanner and not a library's:
// every row must carry its true line number through quoted line ends, a cell must be stopped at its
// limit while it is read, and one broken quote may cost its own row only.
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import type { Blocks } from './file-bytes.ts';
import type { RawRow, RawRows } from './portfolio-row.ts';
import { batchRowsMax, cellCharactersMax, columnsMax } from './reading-limits.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Rows of the text, blank lines left out; a refused batch is the last one. */
export async function* delimitedRows(blocks: Blocks<string>, delimiter: Delimiter): RawRows {
  let rest = '';
  let line = 1;
  for await (const block of blocks) {
    if (!block.ok) {
      yield block;
      return;
    }
    const text = rest === '' ? block.value : rest + block.value;
    const scan = { text, at: 0, line, delimiter, isLast: false };
    yield* scannedBatches(scan);
    rest = text.slice(scan.at);
    line = scan.line;
    const refusal = oversized(rest, scan);
    if (refusal !== null) {
      yield refuse(refusal);
      return;
    }
  }
  yield* scannedBatches({ text: rest, at: 0, line, delimiter, isLast: true });
}

/** The delimiter the first line uses most; a comma when it uses none. */
export function delimiterOf(firstLine: string): Delimiter {
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const count = firstLine.split(delimiter).length - 1;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

interface Scan {
  readonly text: string;
  at: number;
  line: number;
  readonly delimiter: Delimiter;
  readonly isLast: boolean;
}

async function* scannedBatches(scan: Scan): RawRows {
  let batch: RawRow[] = [];
  for (let record = nextRecord(scan); record !== null; record = nextRecord(scan)) {
    if (isBlank(record)) continue;
    if (record.cells.some((cell) => cell.length > cellCharactersMax)) {
      if (batch.length > 0) yield ok(batch);
      yield refuse(cellTooLarge(record.line));
      return;
    }
    batch.push(record);
    if (batch.length === batchRowsMax) {
      yield ok(batch);
      batch = [];
    }
  }
  if (batch.length > 0) yield ok(batch);
}

/** The record at `scan.at`, or null when the text ends before the record does. */
function nextRecord(scan: Scan): RawRow | null {
  const { text, line } = scan;
  if (scan.at >= text.length) return null;
  const cells: string[] = [];
  let at = scan.at;
  let lines = 0;
  let isBroken = false;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(scan, at) : plainCell(scan, at);
    if (cell === null) return null;
    cells.push(cell.text);
    lines += cell.lines;
    isBroken ||= cell.isBroken;
    at = cell.end;
    if (text[at] === scan.delimiter) {
      at++;
      if (at >= text.length && !scan.isLast) return null;
      continue;
    }
    if (at >= text.length && !scan.isLast) return null;
    if (text[at] === '\r' && at + 1 >= text.length && !scan.isLast) return null;
    scan.at = text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
    scan.line = line + lines + 1;
    return { line, cells, problem: isBroken ? { field: 'row', code: 'broken_quotes' } : null };
  }
}

const lineFeed = 10;
const carriageReturn = 13;

interface Cell {
  readonly text: string;
  readonly end: number;
  readonly lines: number;
  readonly isBroken: boolean;
}

function plainCell(scan: Scan, start: number): Cell {
  const { text } = scan;
  const delimiter = scan.delimiter.charCodeAt(0);
  let at = start;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === delimiter || char === lineFeed || char === carriageReturn) break;
    at++;
  }
  return { text: text.slice(start, at), end: at, lines: 0, isBroken: false };
}

function quotedCell(scan: Scan, start: number): Cell | null {
  const { text } = scan;
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    // A quote that is never closed costs its own line: what follows is read again as rows.
    if (quote < 0) return scan.isLast ? { ...plainCell(scan, start), isBroken: true } : null;
    if (text[quote + 1] === '"') {
      from = quote + 2;
      continue;
    }
    if (quote + 1 >= text.length && !scan.isLast) return null;
    const inside = text.slice(start + 1, quote);
    const after = plainCell(scan, quote + 1);
    const value = inside.includes('""') ? inside.replaceAll('""', '"') : inside;
    const isBroken = after.end > quote + 1;
    return { text: value + after.text, end: after.end, lines: lineEnds(inside), isBroken };
  }
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count++;
  }
  return count;
}

/** A record that is still open may not grow past what its cells may hold together. */
function oversized(rest: string, scan: Scan): Refusal | null {
  if (rest.length <= cellCharactersMax) return null;
  let longest = 0;
  let at = 0;
  let columns = 0;
  while (at < rest.length && columns <= columnsMax) {
    const cell =
      rest[at] === '"'
        ? quotedCell({ ...scan, text: rest, isLast: false }, at)
        : plainCell({ ...scan, text: rest }, at);
    const end = cell === null ? rest.length : cell.end;
    longest = Math.max(longest, end - at);
    at = end + 1;
    columns++;
  }
  return longest > cellCharactersMax || columns > columnsMax ? cellTooLarge(scan.line) : null;
}

function cellTooLarge(line: number): Refusal {
  return {
    code: 'file.cell-too-large',
    field: 'file',
    line,
    detail: { charactersMax: cellCharactersMax },
  };
}

function isBlank(record: RawRow): boolean {
  return record.cells.length === 1 && record.cells[0]?.trim() === '';
}
