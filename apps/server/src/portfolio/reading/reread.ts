// SPDX-License-Identifier: Apache-2.0
// Reads a corrected quarantine row again, by the same rules as its file: the rules are kept as JSON
// with the row, because the bank's file itself is not.
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { z } from 'zod';
import { fieldRowReader } from './field-row.ts';
import { fieldSettingsSchema } from './field-settings.ts';
import type { RowOrFault } from './portfolio-row.ts';
import { uciOptionsSchema, uciReader } from './uci-panel.ts';

const rereadSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('uci-panel'), options: uciOptionsSchema }),
  z.strictObject({ kind: z.literal('fields'), settings: fieldSettingsSchema }),
]);

export type RereadContext = Readonly<z.infer<typeof rereadSchema>>;

/** The row or its remaining problems. `context` is what the file gave as `reread`. */
export function rereadCells(
  context: unknown,
  line: number,
  raw: Readonly<Record<string, string>>,
): Result<RowOrFault> {
  const parsed = rereadSchema.safeParse(context);
  if (!parsed.success) return refuse({ code: 'request.malformed', field: 'reread' });
  if (parsed.data.kind === 'fields') return ok(fieldRowReader(parsed.data.settings)(line, raw));
  const reader = uciReader(parsed.data.options);
  return reader.ok ? ok(reader.value.readCells(line, raw)) : reader;
}
