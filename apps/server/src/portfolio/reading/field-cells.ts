// SPDX-License-Identifier: Apache-2.0
// Reads the cells of one line by field and collects what is wrong, so that a clerk sees all the
// problems of a row at once and not one at each attempt.
import type { Currency, Minor } from '@fairvisit/domain/money/money.ts';
import { type AmountFormat, type Read, readAmount, readDate, readWhole } from './cell-values.ts';
import type { FieldName } from './field-names.ts';
import type { CellFormats } from './field-settings.ts';
import type { RowProblem, RowProblemCode } from './portfolio-row.ts';

export interface FieldCells {
  readonly problems: RowProblem[];
  readonly text: (field: FieldName, charactersMax: number) => string | null;
  /** Not trimmed: a name is kept as the bank wrote it. */
  readonly name: (field: FieldName, charactersMax: number) => string | null;
  readonly date: (field: FieldName) => string | null;
  readonly whole: (field: FieldName, bounds: { min: number; max: number }) => number | null;
  readonly amount: (field: FieldName, currency: Currency) => Minor | null;
  readonly fail: (field: FieldName, code: RowProblemCode) => void;
  readonly has: (field: FieldName) => boolean;
}

/** A reader over one line's cells; a blank cell is null, a wrong one null and a problem. */
export function fieldCells(
  raw: Readonly<Record<string, string>>,
  formats: CellFormats,
): FieldCells {
  const problems: RowProblem[] = [];
  const fail = (field: FieldName, code: RowProblemCode) => {
    problems.push({ field, code });
  };
  const cell = <Value>(field: FieldName, read: (text: string) => Read<Value>): Value | null => {
    const text = raw[field] ?? '';
    if (text.trim() === '') return null;
    const value = read(text);
    if (value.ok) return value.value;
    fail(field, value.code);
    return null;
  };
  return {
    problems,
    fail,
    has: (field) => (raw[field] ?? '').trim() !== '',
    text: (field, charactersMax) => cell(field, (text) => within(text.trim(), charactersMax)),
    name: (field, charactersMax) => {
      const text = raw[field] ?? '';
      if (text === '') return null;
      if (text.length <= charactersMax) return text;
      fail(field, 'value_too_long');
      return null;
    },
    date: (field) => cell(field, (text) => readDate(text, formats.date)),
    whole: (field, bounds) => cell(field, (text) => readWhole(text, bounds)),
    amount: (field, currency) =>
      cell(field, (text) =>
        readAmount(text, { currency, unit: formats.amountUnit, owed: owedSign(field, formats) }),
      ),
  };
}

function within(text: string, charactersMax: number): Read<string> {
  if (text.length > charactersMax) return { ok: false, code: 'value_too_long' };
  return { ok: true, value: text };
}

/** A limit and what was paid are never debts, whatever sign the bank gives its balances. */
function owedSign(field: FieldName, formats: CellFormats): AmountFormat['owed'] {
  return field === 'credit_limit' || field === 'statement_paid' ? 'positive' : formats.owed;
}
