// SPDX-License-Identifier: Apache-2.0
// What compliance and administration read and set: rules, audit, staff, settings.
import { z } from 'zod';
import type { Route } from './route.ts';
import { bothLanguages, day, decimal, id, instant, paged } from './shapes.ts';

export const ruleEntry = z.strictObject({
  id: z.string(),
  pack: z.string(),
  /** The law, code or policy it stands in. */
  instrument: bothLanguages,
  article: z.string().nullable(),
  text: bothLanguages,
  /** What would make the act lawful where waiting does not. */
  needs: bothLanguages,
  force: z.enum(['law', 'reg', 'std', 'code', 'draft', 'policy']),
  certainty: z.string(),
  /** False for a rule from memory that nobody has checked: it only warns. */
  verified: z.boolean(),
  /** The measure is the institution's own, even where a law gives the principle. */
  isPolicy: z.boolean(),
  mayBeLiftedBy: z.enum(['nobody', 'cardholder_consent', 'supervisor']),
  source: z.string(),
  inForceFrom: day,
  inForceUntil: day.nullable(),
  /** Its figures by the day they take effect, as JSON text; null: repealed. */
  figures: z.array(z.strictObject({ from: day, value: z.string().nullable() })).max(100),
});

const staffEntry = z.strictObject({
  id,
  name: z.string(),
  signInName: z.string(),
  role: z.string(),
  badgeNo: z.string().nullable(),
  agency: bothLanguages.nullable(),
  trainingValidUntilOn: day.nullable(),
  authorisationValidUntilOn: day.nullable(),
  isActive: z.boolean(),
  isMadeUp: z.boolean(),
});

export const settings = z.strictObject({
  graceDays: z.number().int().min(0).max(60),
  toleranceAmount: decimal,
  smallBalance: decimal,
  visitDaysPastDueMin: z.number().int().min(1).max(3650),
  reversalAnchor: z.enum(['original_due', 'reversal_date']),
  complaintLine: z.string().trim().max(40),
});

export const officeRoutes = {
  'rules.list': {
    method: 'GET',
    path: '/api/rules',
    act: 'rules.read',
    summary: 'Every rule with source, force, dates in force and certainty.',
    answer: z.strictObject({ rules: z.array(ruleEntry).max(1000), packHash: z.string() }),
  },
  'audit.list': {
    method: 'GET',
    path: '/api/audit',
    act: 'audit.read',
    summary: 'Every write and every reveal, newest first.',
    query: z.strictObject({ ...paged, act: z.string().max(60).optional() }),
    answer: z.strictObject({
      total: z.number().int(),
      rows: z
        .array(
          z.strictObject({
            id,
            at: instant,
            businessAt: instant,
            actor: z.string(),
            act: z.string(),
            thing: z.string(),
            thingId: z.string().nullable(),
            cardholderId: id.nullable(),
            detail: z.record(z.string(), z.unknown()),
          }),
        )
        .max(200),
      sealed: z
        .strictObject({ treeSize: z.number().int(), root: z.string(), signedAt: instant })
        .nullable(),
    }),
  },
  'staff.list': {
    method: 'GET',
    path: '/api/staff',
    act: 'staff.read',
    summary: 'Staff, officers with badges and training dates, agencies.',
    answer: z.strictObject({ rows: z.array(staffEntry).max(2000) }),
  },
  'settings.read': {
    method: 'GET',
    path: '/api/settings',
    act: 'settings.read',
    summary: "The institution's own settings (policy, not law).",
    answer: settings,
  },
  'settings.change': {
    method: 'PUT',
    path: '/api/settings',
    act: 'settings.change',
    summary: 'Change settings; the change is audited with old and new values.',
    body: settings,
    answer: settings,
  },
} as const satisfies Record<string, Route>;

export type RuleEntry = z.infer<typeof ruleEntry>;
export type Settings = z.infer<typeof settings>;
