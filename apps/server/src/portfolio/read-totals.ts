// SPDX-License-Identifier: Apache-2.0
// What is counted of a file while its batches pass, alike for an import and for a dry run.
import type { ImportFigures } from './import-figures.ts';
import type { FileItem, PortfolioRow, RowFault } from './reading/portfolio-row.ts';

export interface QuarantinedLine {
  readonly line: number;
  readonly field: string;
  readonly code: string;
}

/** More are kept in quarantine; a report names no more than these one by one. */
export const quarantinedLinesMax = 10_000;

export interface ReadTotals {
  rows: number;
  readonly quarantined: QuarantinedLine[];
}

export function noTotals(): ReadTotals {
  return { rows: 0, quarantined: [] };
}

/** The customer an account belongs to, where the importer knows better than the file. */
export type PersonOf = (accountReference: string) => string;

/** Counts a batch; a dry run counts in the same way and stages nothing. */
export function countItems(
  totals: ReadTotals,
  figures: ImportFigures,
  items: readonly FileItem[],
): void {
  totals.rows += items.length;
  for (const item of items) {
    if (item.kind === 'row') figures.add(item.row);
    else addQuarantined(totals.quarantined, item.fault);
  }
}

export function addQuarantined(lines: QuarantinedLine[], { line, problems }: RowFault): void {
  if (lines.length < quarantinedLinesMax) lines.push({ line, ...problems[0] });
}

/** The demo groups accounts under made-up people; a bank's file names its customers itself. */
export function withPerson(item: FileItem, personOf: PersonOf | null): FileItem {
  if (personOf === null || item.kind === 'fault') return item;
  const row: PortfolioRow = {
    ...item.row,
    customerReference: personOf(item.row.accountReference),
  };
  return { ...item, row };
}

/** A row that could not be read may still name its account, which is then not missing. */
export function referenceOf(item: FileItem): string | null {
  if (item.kind === 'row') return item.row.accountReference;
  const told = item.fault.raw.account_reference ?? item.fault.raw.ID;
  return told?.trim().slice(0, 64) || null;
}
