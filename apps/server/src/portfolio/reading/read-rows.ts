// SPDX-License-Identifier: Apache-2.0
// Raw rows to portfolio rows: cells are given their fields, accounts that come twice are stopped,
// the trailer is compared at the end, and the event loop is given back between batches.
import { setImmediate } from 'node:timers/promises';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import type { PortfolioFile } from './portfolio-file.ts';
import type {
  FileItem,
  PortfolioRow,
  RawRow,
  RawRows,
  ReadCells,
  RowProblem,
} from './portfolio-row.ts';
import { columnsMax, rowsMax } from './reading-limits.ts';
import type { TrailerCheck } from './trailer.ts';

export interface RowPlan {
  /** The field of each column in order; null for a column that is left out. */
  readonly fields: readonly (string | null)[];
  /** Text files must fill every column; a sheet simply ends after its last cell. */
  readonly isPadded: boolean;
  readonly accountField: string;
  readonly readCells: ReadCells;
  readonly trailer: TrailerCheck;
}

export async function* readRows(rows: RawRows, plan: RowPlan): PortfolioFile['batches'] {
  const seen = new Set<string>();
  let count = 0;
  for await (const batch of rows) {
    if (!batch.ok) {
      yield batch;
      return;
    }
    const items: FileItem[] = [];
    for (const row of batch.value) {
      if (plan.trailer.takes(row)) continue;
      count++;
      const item = readRow(row, plan, seen);
      plan.trailer.add(item);
      items.push(item);
    }
    if (count > rowsMax) {
      yield refuse({ code: 'file.too-large', field: 'file', detail: { rowsMax } });
      return;
    }
    if (items.length > 0) yield ok(items);
    await setImmediate();
  }
  const refusal = plan.trailer.refusal();
  if (refusal !== null) yield refuse(refusal);
}

function readRow(row: RawRow, plan: RowPlan, seen: Set<string>): FileItem {
  const raw: Record<string, string> = {};
  for (const [index, field] of plan.fields.entries()) {
    if (field !== null) raw[field] = row.cells[index] ?? '';
  }
  if (row.problem !== null) {
    const field = fieldOfColumn(row.problem.field, plan);
    return faulty(row.line, raw, { field, code: row.problem.code });
  }
  const extra = row.cells.slice(plan.fields.length).filter((cell) => cell.trim() !== '');
  const isShort = !plan.isPadded && row.cells.length < plan.fields.length;
  if (extra.length > 0 || isShort) {
    const kept = { ...raw, extra_cells: extra.slice(0, columnsMax).join('|') };
    return faulty(row.line, kept, { field: 'row', code: 'wrong_column_count' });
  }
  const item = plan.readCells(row.line, raw);
  if (item.kind === 'fault') return item;
  if (isFirst(item.row, seen)) return { ...item, raw };
  return faulty(row.line, raw, { field: plan.accountField, code: 'duplicate_account' });
}

function faulty(
  line: number,
  raw: Readonly<Record<string, string>>,
  problem: RowProblem,
): FileItem {
  return { kind: 'fault', fault: { line, problems: [problem], raw } };
}

/** A sheet names its columns by number; the clerk reads the field. */
function fieldOfColumn(field: string, plan: RowPlan): string {
  const column = /^column (\d+)$/.exec(field)?.[1];
  return (column === undefined ? null : plan.fields[Number(column) - 1]) ?? field;
}

/** The second line of an account is the fault; other people may stand on the same account once. */
function isFirst(row: PortfolioRow, seen: Set<string>): boolean {
  const person = row.role === 'cardholder' ? '' : `\n${row.role}\n${row.customerReference}`;
  const key = row.accountReference + person;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
