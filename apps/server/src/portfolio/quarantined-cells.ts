// SPDX-License-Identifier: Apache-2.0
// The cells of a quarantined row on their way to the person who corrects it and back. Sex, schooling,
// marital status and age stay hidden even then, unless the fault lies in that very cell.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { Keyring } from '../people/keyring.ts';
import { cellsPlace } from './store-quarantine.action.ts';

export interface SealedCells {
  readonly id: string;
  readonly field: string;
  readonly columns: readonly string[];
  readonly sealed: Uint8Array;
}

export function openCells(
  keyring: Keyring,
  institutionId: InstitutionId,
  row: SealedCells,
): string[] {
  const text = keyring.open(institutionId, { place: cellsPlace, row: row.id, bytes: row.sealed });
  const cells: string[] = JSON.parse(text);
  return cells;
}

/** What stands instead of a cell that is kept apart; sent back as it is, it means "as before". */
export const keptApartMask = '＊＊＊';

const keptApartColumns: ReadonlySet<string> = new Set([
  'sex',
  'schooling',
  'marital_status',
  'age',
  'X2',
  'X3',
  'X4',
  'X5',
]);

export function cellsToShow(row: SealedCells, cells: readonly string[]): string[] {
  return cells.map((cell, index) => {
    const column = row.columns[index] ?? '';
    return keptApartColumns.has(column) && column !== row.field && cell !== ''
      ? keptApartMask
      : cell;
  });
}

/** The corrected cells by field, with what was hidden put back. */
export function correctedCells(
  row: SealedCells,
  before: readonly string[],
  given: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    row.columns.map((column, index) => {
      const cell = given[index] ?? '';
      const isHidden = keptApartColumns.has(column) && cell === keptApartMask;
      return [column, isHidden ? (before[index] ?? '') : cell];
    }),
  );
}
