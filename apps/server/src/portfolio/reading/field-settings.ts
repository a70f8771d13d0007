// SPDX-License-Identifier: Apache-2.0
// What a file's format says about all its lines. Plain JSON, kept beside a quarantined row, so that
// a corrected row is read again exactly as its file was.
import { minorDigits } from '@fairvisit/domain/money/money.ts';
import { z } from 'zod';
import { dateFormats } from './cell-values.ts';

const currencyCodes = Object.keys(minorDigits).filter((code): code is keyof typeof minorDigits =>
  Object.hasOwn(minorDigits, code),
);

const words = z.record(z.string().min(1).max(64), z.string().min(1).max(64));

export const fieldSettingsSchema = z.strictObject({
  formats: z.strictObject({
    date: z.enum(dateFormats),
    amountUnit: z.enum(['yuan', 'fen']),
    owed: z.enum(['positive', 'negative']),
  }),
  /** The day of the file; null when each row brings `as_of_on`. */
  fileOn: z.iso.date().nullable(),
  currency: z.enum(currencyCodes).nullable(),
  product: z.string().min(1).max(64).nullable(),
  paymentDays: z.int().min(1).max(90).nullable(),
  /** The bank's words for roles, address kinds and currencies, beside our own. */
  roles: words,
  addressKinds: words,
  currencies: words,
});

export type FieldSettings = Readonly<z.infer<typeof fieldSettingsSchema>>;
export type CellFormats = Readonly<FieldSettings['formats']>;

/** Our word for the bank's; a word that is not listed stays as it is. */
export function ourWord(listed: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(listed, word) ? (listed[word] ?? word) : word;
}
