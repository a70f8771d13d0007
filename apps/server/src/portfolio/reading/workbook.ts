// SPDX-License-Identifier: Apache-2.0
// The first (or named) sheet of an XLSX file to rows of text. Numbers are taken as the text in the
// file and cut to the 15 digits a spreadsheet really keeps, so that 0.30000000000000004 is 0.3.
import { setImmediate } from 'node:timers/promises';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { readSheet, SheetNotFoundError } from 'read-excel-file/node';
import type { RawRow, RawRows, RowProblem } from './portfolio-row.ts';
import { batchRowsMax, cellCharactersMax, columnsMax, workbookRowsMax } from './reading-limits.ts';
import { unpackedSize } from './workbook-size.ts';

/** Reads the whole sheet at once: the format cannot be streamed, so its size is limited first. */
export async function workbookRows(
  bytes: Uint8Array,
  sheet: string | null,
): Promise<Result<RawRows>> {
  if (bytes.length === 0) return refuse({ code: 'file.empty', field: 'file' });
  const size = await unpackedSize(bytes);
  if (!size.ok) return size;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cells = await sheetCells(buffer, sheet);
  if (!cells.ok) return cells;
  if (cells.value.length > workbookRowsMax) {
    const detail = { rowsMax: workbookRowsMax };
    return refuse({ code: 'file.too-large', field: 'file', detail });
  }
  return ok(batches(cells.value));
}

/** A number keeps its text and says that it was one; it may have lost digits before it came here. */
interface NumberCell {
  readonly numberText: string;
}

async function sheetCells(
  buffer: Buffer,
  sheet: string | null,
): Promise<Result<readonly (readonly unknown[])[]>> {
  const options = {
    trim: false,
    parseNumber: (text: string): NumberCell => ({ numberText: text }),
  };
  try {
    return ok(await readSheet<NumberCell>(buffer, sheet ?? 1, options));
  } catch (error) {
    if (error instanceof SheetNotFoundError) {
      return refuse({ code: 'file.workbook', field: 'sheet', detail: { reason: 'no-such-sheet' } });
    }
    // The library throws a different error for every part that can be broken in a workbook.
    if (error instanceof Error) {
      return refuse({ code: 'file.workbook', field: 'file', detail: { reason: 'damaged' } });
    }
    throw error;
  }
}

async function* batches(sheet: readonly (readonly unknown[])[]): RawRows {
  let batch: RawRow[] = [];
  for (const [index, values] of sheet.entries()) {
    const row = rawRow(index + 1, values);
    if (row.cells.every((cell) => cell === '')) continue;
    if (row.cells.some((cell) => cell.length > cellCharactersMax)) {
      const detail = { charactersMax: cellCharactersMax };
      yield refuse({ code: 'file.cell-too-large', field: 'file', line: row.line, detail });
      return;
    }
    batch.push(row);
    if (batch.length < batchRowsMax) continue;
    yield ok(batch);
    batch = [];
    await setImmediate();
  }
  if (batch.length > 0) yield ok(batch);
}

function rawRow(line: number, values: readonly unknown[]): RawRow {
  let problem: RowProblem | null = null;
  const cells = values.slice(0, columnsMax + 1).map((value, index) => {
    const cell = cellText(value);
    if (!cell.isExact) problem ??= { field: `column ${index + 1}`, code: 'number_not_exact' };
    return cell.text;
  });
  while (cells.at(-1) === '') cells.pop();
  return { line, cells, problem };
}

function cellText(value: unknown): { readonly text: string; readonly isExact: boolean } {
  if (value === null || value === undefined) return exact('');
  if (typeof value === 'string') return exact(value);
  if (typeof value === 'boolean') return exact(value ? 'TRUE' : 'FALSE');
  if (isNumberCell(value)) return numberText(value.numberText);
  if (value instanceof Date) return exact(value.toISOString().slice(0, 10));
  return { text: '', isExact: false };
}

function isNumberCell(value: unknown): value is NumberCell {
  return typeof value === 'object' && value !== null && 'numberText' in value;
}

/** Beyond 2^53, or beyond 15 digits of a whole number, the digits in the cell are not the bank's. */
function numberText(text: string): { readonly text: string; readonly isExact: boolean } {
  const number = Number(text);
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) {
    return { text, isExact: false };
  }
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '');
  if (Number.isInteger(number)) return { text: String(number), isExact: digits.length <= 15 };
  return exact(digits.length <= 15 ? text : String(Number(number.toPrecision(15))));
}

function exact(text: string): { readonly text: string; readonly isExact: boolean } {
  return { text, isExact: true };
}
