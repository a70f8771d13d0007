// SPDX-License-Identifier: Apache-2.0
// A bank's own layout, written down as JSON instead of as code. Strict: a misspelt key is refused by
// name, because a constraint that is silently left out is found only on a doorstep.
import { isCurrency } from '@fairvisit/domain/money/money.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { z } from 'zod';
import { delimiters } from './delimited.ts';
import { isFieldName } from './field-names.ts';
import { fieldSettingsSchema } from './field-settings.ts';
import { columnsMax } from './reading-limits.ts';

const position = z.strictObject({
  start: z.int().min(1).max(65_536),
  length: z.int().min(1).max(4_096),
});
/** A column by its title, by its number from 1, or by its place in a fixed-width line. */
const place = z.union([z.string().min(1).max(200), z.int().min(1).max(columnsMax), position]);
const settings = fieldSettingsSchema.shape;

const trailer = z.strictObject({
  prefix: z.string().min(1).max(32),
  count: z.union([z.int().min(1).max(columnsMax), position]),
  totals: z
    .array(
      z.strictObject({
        place: z.union([z.int().min(1).max(columnsMax), position]),
        of: z.enum(['balance', 'overdue_amount']),
        currency: settings.currency.unwrap().optional(),
      }),
    )
    .max(20)
    .default([]),
});

export const mappingSchema = z
  .strictObject({
    name: z.string().min(1).max(80),
    format: z.enum(['delimited', 'fixed-width', 'xlsx']),
    encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'utf-16be', 'gb18030']).default('auto'),
    delimiter: z.enum(delimiters).default(','),
    sheet: z.string().min(1).max(31).optional(),
    unit: z.enum(['bytes', 'characters']).default('bytes'),
    skipRows: z.int().min(0).max(20).default(0),
    header: z.boolean().default(true),
    columns: z.record(z.string(), place),
    otherColumns: z.enum(['refuse', 'ignore']).default('refuse'),
    dateFormat: settings.formats.shape.date.default('YYYY-MM-DD'),
    amountUnit: settings.formats.shape.amountUnit.default('yuan'),
    owed: settings.formats.shape.owed.default('positive'),
    currency: settings.currency.default(null),
    product: settings.product.default(null),
    paymentDays: settings.paymentDays.default(null),
    values: z
      .strictObject({
        role: settings.roles.default({}),
        address_kind: settings.addressKinds.default({}),
        currency: settings.currencies.default({}),
      })
      .prefault({}),
    fileDate: z.discriminatedUnion('from', [
      z.strictObject({ from: z.literal('column') }),
      z.strictObject({ from: z.literal('name') }),
      z.strictObject({ from: z.literal('fixed'), on: z.iso.date() }),
    ]),
    scope: z.enum(['full', 'delta']),
    trailer: trailer.optional(),
  })
  .superRefine((mapping, context) => {
    const wrong = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    for (const [field, where] of Object.entries(mapping.columns)) {
      if (!isFieldName(field)) wrong(['columns', field], 'unknown-field');
      if (!isPlaceOf(mapping.format, mapping.header, where)) wrong(['columns', field], 'place');
    }
    const places = Object.values(mapping.columns).filter((where) => typeof where !== 'object');
    if (new Set(places).size < places.length) wrong(['columns'], 'place-used-twice');
    for (const field of ['account_reference', 'balance']) {
      if (mapping.columns[field] === undefined) wrong(['columns', field], 'missing');
    }
    if (mapping.fileDate.from === 'column' && mapping.columns.as_of_on === undefined) {
      wrong(['columns', 'as_of_on'], 'missing');
    }
    if (mapping.currency === null && mapping.columns.currency === undefined) {
      wrong(['currency'], 'missing');
    }
    for (const part of [mapping.trailer?.count, ...(mapping.trailer?.totals ?? [])]) {
      const at = typeof part === 'object' && 'place' in part ? part.place : part;
      if (at === undefined) continue;
      if ((typeof at === 'object') !== (mapping.format === 'fixed-width'))
        wrong(['trailer'], 'place');
    }
    for (const code of Object.values(mapping.values.currency)) {
      if (!isCurrency(code)) wrong(['values', 'currency'], 'unknown-currency');
    }
  });

export type PortfolioMapping = z.infer<typeof mappingSchema>;
export type ColumnPlace = z.infer<typeof place>;

/** The mapping, or a refusal that names the first key that is wrong. */
export function parseMapping(json: unknown): Result<PortfolioMapping> {
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const field = [...(issue?.path ?? []), ...keys.slice(0, 1)].map(String).join('.');
  return refuse({
    code: 'file.mapping',
    field: field === '' ? 'mapping' : field.slice(0, 120),
    detail: { reason: issue?.code === 'custom' ? issue.message : (issue?.code ?? 'unknown') },
  });
}

function isPlaceOf(format: string, hasHeader: boolean, where: ColumnPlace): boolean {
  if (format === 'fixed-width') return typeof where === 'object';
  if (typeof where === 'object') return false;
  return typeof where === 'string' ? hasHeader : !hasHeader;
}
