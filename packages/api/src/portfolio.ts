// SPDX-License-Identifier: Apache-2.0
// The portfolio: the day's figures, the overdue list, imports, quarantine and data checks.
import { z } from 'zod';
import type { Route } from './route.ts';
import {
  bucket,
  currency,
  day,
  type decimal,
  id,
  instant,
  money,
  month,
  paged,
  reason,
} from './shapes.ts';

const bucketFigure = z.strictObject({
  bucket,
  accounts: z.number().int(),
  /** One entry per currency; currencies are never added together. */
  overdue: z.array(money).max(20),
});

export const overview = z.strictObject({
  businessDay: day,
  accounts: z.number().int(),
  persons: z.number().int(),
  overdueAccounts: z.number().int(),
  buckets: z.array(bucketFigure).max(8),
  cases: z.strictObject({
    open: z.number().int(),
    openedToday: z.number().int(),
    closedToday: z.number().int(),
  }),
  requestsOpen: z.number().int(),
  visitsProposed: z.number().int(),
  visitsPlannedNext: z.number().int(),
  nextWorkingDay: day.nullable(),
  quarantineOpen: z.number().int(),
  dataChecksOpen: z.number().int(),
  lastNightly: z
    .strictObject({ on: day, changed: z.number(), opened: z.number(), closed: z.number() })
    .nullable(),
  lastImport: z
    .strictObject({ id, fileName: z.string(), state: z.string(), startedAt: instant })
    .nullable(),
  months: z.array(month).max(120),
});

export const overdueRow = z.strictObject({
  cardholderId: id,
  accountId: id,
  reference: z.string(),
  nameMasked: z.string(),
  product: z.string(),
  bucket,
  daysPastDue: z.number().int(),
  dueOn: day,
  dueSource: z.string(),
  overdue: money,
  balance: money,
  communityCode: z.string().nullable(),
  priorityStep: z.number().int(),
  caseState: z.string().nullable(),
  hasJump: z.boolean(),
});

export const overdueSort = z.enum(['daysPastDue', 'overdue', 'balance', 'priority', 'reference']);

const overdueFilters = {
  ...paged,
  bucket: bucket.optional(),
  currency: currency.optional(),
  community: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional(),
  sort: overdueSort.default('daysPastDue'),
  direction: z.enum(['asc', 'desc']).default('desc'),
};

const importSummary = z.strictObject({
  id,
  profile: z.string(),
  fileName: z.string(),
  encoding: z.string().nullable(),
  scope: z.enum(['full', 'delta']).nullable(),
  fileOn: day.nullable(),
  state: z.enum(['reading', 'merging', 'done', 'refused', 'abandoned']),
  rows: z.number().int(),
  accounts: z.number().int(),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  quarantined: z.number().int(),
  missing: z.number().int(),
  refusal: z.record(z.string(), z.unknown()).nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
});

export const quarantinedRow = z.strictObject({
  id,
  importId: id,
  fileName: z.string(),
  line: z.number().int(),
  field: z.string(),
  code: z.string(),
  columns: z.array(z.string()).max(256),
  /** The row's cells in the clear, for whoever may correct them; the reading is audited. */
  cells: z.array(z.string()).max(256),
  addedAt: instant,
});

/** A share to six decimals; above one where debts grew on their way. */
const decimalShare = z.string().regex(/^\d{1,9}\.\d{6}$/);

export const rollAnswer = z.strictObject({
  from: month,
  to: month,
  buckets: z.array(bucket).max(8),
  /** matrix[fromBucket][toBucket] = number of accounts. */
  matrix: z.record(z.string(), z.record(z.string(), z.number().int())),
  rates: z.record(z.string(), z.record(z.string(), z.string())),
  amounts: z.record(z.string(), z.record(z.string(), z.array(money))),
  /** Of each bucket that owed something: what reached the next bucket, beside what stood in it. */
  rollRates: z
    .array(z.strictObject({ from: bucket, to: bucket, currency, rate: decimalShare }))
    .max(200),
});

export const portfolioRoutes = {
  'overview.read': {
    method: 'GET',
    path: '/api/overview',
    act: 'overview.read',
    summary: "The day's figures.",
    answer: overview,
  },
  'portfolio.overdue': {
    method: 'GET',
    path: '/api/overdue',
    act: 'portfolio.read',
    summary: 'The overdue list, paged, filtered and sorted on the server.',
    query: z.strictObject(overdueFilters),
    answer: z.strictObject({ total: z.number().int(), rows: z.array(overdueRow).max(200) }),
  },
  'portfolio.search': {
    method: 'POST',
    path: '/api/overdue/search',
    act: 'portfolio.read',
    summary: 'The overdue list by what somebody typed; a body, so that no name stands in a URL.',
    body: z.strictObject({
      ...overdueFilters,
      /** An account reference, or a whole name, phone or the last four digits. */
      search: z.string().trim().min(1).max(64),
    }),
    answer: z.strictObject({ total: z.number().int(), rows: z.array(overdueRow).max(200) }),
  },
  'portfolio.roll': {
    method: 'GET',
    path: '/api/portfolio/roll',
    act: 'portfolio.read',
    summary: 'How accounts rolled from bucket to bucket between two cycles.',
    query: z.strictObject({ from: month, to: month }),
    answer: rollAnswer,
  },
  'portfolio.imports': {
    method: 'GET',
    path: '/api/portfolio/imports',
    act: 'portfolio.read',
    summary: 'The newest imports.',
    query: z.strictObject({ ...paged }),
    answer: z.strictObject({ total: z.number().int(), rows: z.array(importSummary).max(200) }),
  },
  'portfolio.import': {
    method: 'POST',
    path: '/api/portfolio/imports',
    act: 'portfolio.import',
    summary: 'Upload a portfolio file; it is read in the background.',
    query: z.strictObject({
      profile: z.enum(['uci-panel', 'daily-csv', 'daily-xlsx']),
      through: month.optional(),
    }),
    upload: true,
    answer: z.strictObject({ importId: id }),
  },
  'quarantine.list': {
    method: 'GET',
    path: '/api/quarantine',
    act: 'quarantine.correct',
    summary: 'Rows that wait for correction.',
    query: z.strictObject({ ...paged, importId: id.optional() }),
    answer: z.strictObject({ total: z.number().int(), rows: z.array(quarantinedRow).max(200) }),
  },
  'quarantine.resubmit': {
    method: 'POST',
    path: '/api/quarantine/:rowId/resubmit',
    act: 'quarantine.correct',
    summary: 'Correct a row and merge it.',
    params: z.strictObject({ rowId: id }),
    body: z.strictObject({ cells: z.array(z.string().max(65_536)).min(1).max(256) }),
    answer: z.strictObject({ state: z.literal('resubmitted'), accountId: id }),
  },
  'quarantine.dismiss': {
    method: 'POST',
    path: '/api/quarantine/:rowId/dismiss',
    act: 'quarantine.correct',
    summary: 'Put a row aside for good, with a reason.',
    params: z.strictObject({ rowId: id }),
    body: z.strictObject({ reason }),
    answer: z.strictObject({ state: z.literal('dismissed') }),
  },
  'data-check.list': {
    method: 'GET',
    path: '/api/data-checks',
    act: 'portfolio.read',
    summary: 'Accounts a person must look at before anybody acts on them.',
    query: z.strictObject({ ...paged }),
    answer: z.strictObject({
      total: z.number().int(),
      rows: z
        .array(
          z.strictObject({
            cardholderId: id,
            accountId: id,
            reference: z.string(),
            nameMasked: z.string(),
            code: z.string(),
            status: z.number().int().nullable(),
            balance: money,
            openedAt: instant,
          }),
        )
        .max(200),
    }),
  },
  'data-check.clear': {
    method: 'POST',
    path: '/api/data-checks/:accountId/clear',
    act: 'data-check.clear',
    summary: 'Say that the account was checked and is right, with a reason.',
    params: z.strictObject({ accountId: id }),
    body: z.strictObject({ reason }),
    answer: z.strictObject({ state: z.literal('cleared') }),
  },
} as const satisfies Record<string, Route>;

export type Overview = z.infer<typeof overview>;
export type OverdueRow = z.infer<typeof overdueRow>;
export type ImportSummary = z.infer<typeof importSummary>;
export type QuarantinedRow = z.infer<typeof quarantinedRow>;
export type RollAnswer = z.infer<typeof rollAnswer>;
export type DecimalText = z.infer<typeof decimal>;
