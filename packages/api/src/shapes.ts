// SPDX-License-Identifier: Apache-2.0
// Shapes that several routes share. Every text and list has a maximum.
import { z } from 'zod';

export const id = z.uuid();
export const day = z.iso.date();
export const instant = z.iso.datetime({ offset: true });
/** What somebody sends is within the years that a calendar, and a database, may be asked about. */
const yearsKnown = /^(19|20|21)\d\d-/;
export const daySent = day.regex(yearsKnown);
export const momentSent = instant.regex(yearsKnown);
export const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/);
/** Decimal text in the currency's unit, e.g. "1234.50"; never a float. */
export const decimal = z.string().regex(/^-?\d{1,16}(\.\d{1,3})?$/);
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const money = z.strictObject({ currency, amount: decimal });
export const bucket = z.enum(['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7+']);
export const bothLanguages = z.strictObject({ zh: z.string(), en: z.string() });
export const note = z.string().trim().max(500);
export const reason = z.string().trim().min(3).max(500);
export const pageSizeMax = 200;
export const paged = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  limit: z.coerce.number().int().min(1).max(pageSizeMax).default(50),
};

/** One rule that spoke, as every "why?" shows it. */
export const hit = z.strictObject({
  rule: z.string(),
  outcome: z.enum(['block', 'require', 'warn', 'record']),
  force: z.enum(['law', 'reg', 'std', 'code', 'draft', 'policy']),
  certainty: z.string(),
  verified: z.boolean(),
  source: z.string(),
  text: bothLanguages,
  missing: z.array(z.string()).max(50).optional(),
});

export const verdict = z.enum(['allow', 'warn', 'require', 'block']);

export const decision = z.strictObject({
  verdict,
  act: z.string(),
  at: instant,
  hits: z.array(hit).max(200),
  nextLawfulAt: instant.nullable(),
  /** Why no time will do, when `nextLawfulAt` is null and the verdict is not allow. */
  never: bothLanguages.nullable(),
  records: z.array(z.string()).max(50),
});

/** What every refused request answers. */
export const refusalAnswer = z.strictObject({
  refusal: z.strictObject({
    code: z.string(),
    field: z.string().optional(),
    line: z.number().int().optional(),
    rule: z.string().optional(),
    nextLawfulAt: z.string().nullable().optional(),
    detail: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .optional(),
    decision: decision.optional(),
  }),
});

export type Hit = z.infer<typeof hit>;
export type Decision = z.infer<typeof decision>;
export type Money = z.infer<typeof money>;
export type RefusalAnswer = z.infer<typeof refusalAnswer>;
