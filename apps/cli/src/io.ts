// SPDX-License-Identifier: Apache-2.0
// What a verb may touch of the shell: files in, text out. One JSON document on standard output and
// nothing else there; progress and notes go to standard error.
import type { Refusal } from '@fairvisit/domain/refusals.ts';

export interface Io {
  readonly readFile: (path: string) => Promise<string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal: a progress bar is drawn only there. */
  readonly isTerminal: boolean;
}

/** Writes the one JSON document, or the lines for a person. */
export function answer(
  io: Io,
  asJson: boolean,
  value: { readonly json: unknown; readonly lines: readonly string[] },
): void {
  io.out(asJson ? `${JSON.stringify(value.json)}\n` : `${value.lines.join('\n')}\n`);
}

/** Codes that mean the words or the file are wrong (2); any other refusal is of the work (1). */
const wrongFileCodes = /^(file\.|calendar\.|request\.|database\.|thing\.not-found)/;

/** Tells a refusal where the contract wants it; gives the exit code. */
export function refused(io: Io, asJson: boolean, refusal: Refusal): number {
  const isWrongFile = wrongFileCodes.test(refusal.code) && refusal.code !== 'file.busy';
  if (asJson && !isWrongFile) io.out(`${JSON.stringify({ refusal })}\n`);
  io.err(`${sentence(refusal)}\n`);
  return isWrongFile ? 2 : 1;
}

/** A refusal as one line: where, what, and the values that tell more. */
export function sentence(refusal: Refusal): string {
  const place = [
    refusal.field === undefined ? '' : `${refusal.field}: `,
    refusal.line === undefined ? '' : `line ${refusal.line}: `,
  ].join('');
  const told = meanings[refusal.code] ?? refusal.code;
  const detail = Object.entries(refusal.detail ?? {})
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
  return `${place}${told} [${refusal.code}]${detail === '' ? '' : ` (${detail})`}`;
}

const meanings: Readonly<Record<string, string>> = {
  'file.empty': 'the file is empty; nothing was read',
  'file.binary': 'the file is binary, not a portfolio; nothing was read',
  'file.undecodable': 'the text cannot be decoded; nothing was merged',
  'file.headers': 'the column headers are not those of the profile; nothing was merged',
  'file.cell-too-large': 'a cell is larger than allowed; nothing was merged',
  'file.too-large': 'the file is larger than allowed; nothing was merged',
  'file.trailer': 'the trailer does not agree with the rows; nothing was merged',
  'file.mapping': 'the mapping file is wrong; nothing was read',
  'file.workbook': 'the workbook cannot be read; nothing was merged',
  'file.busy': 'another import is running; nothing was read',
  'thing.not-found': 'is not there',
  'clock.backwards': 'a later night was already run; the night does not go back',
  'database.in-use': 'the database folder is in use by another process',
  'calendar.not-published': 'the holiday calendar of that year is not published',
};
