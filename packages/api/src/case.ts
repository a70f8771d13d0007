// SPDX-License-Identifier: Apache-2.0
// The case of a person: worklist, page with timeline, contacts, pauses, reveals.
import { z } from 'zod';
import {
  accountDispute,
  accountPayment,
  caseVisit,
  caseWish,
  unansweredVisit,
} from './case-visit.ts';
import type { Route } from './route.ts';
import { bucket, day, daySent, decision, id, instant, money, note, paged } from './shapes.ts';

export const worklistRow = z.strictObject({
  cardholderId: id,
  caseId: id,
  nameMasked: z.string(),
  state: z.enum(['open', 'paused', 'closed']),
  openedOn: day,
  priorityStep: z.number().int(),
  /** Codes; their words stand in the catalogues under `priority.<code>`. */
  priorityReasons: z.array(z.string()).max(20),
  accounts: z.number().int(),
  worstBucket: bucket,
  daysPastDue: z.number().int(),
  overdue: z.array(money).max(20),
  communityCode: z.string().nullable(),
});

const accountShape = z.strictObject({
  accountId: id,
  reference: z.string(),
  product: z.string(),
  role: z.enum(['cardholder', 'supplementary', 'guarantor']),
  bucket,
  daysPastDue: z.number().int(),
  dueOn: day.nullable(),
  dueSource: z.string().nullable(),
  /** Inside the institution's grace days or tolerance nothing is said, charged or reported. */
  isQuiet: z.boolean(),
  limit: money.nullable(),
  balance: money,
  overdue: money,
  dataCheck: z.string().nullable(),
  hasJump: z.boolean(),
  payments: z.array(accountPayment).max(50),
  disputes: z.array(accountDispute).max(50),
  statements: z
    .array(
      z.strictObject({
        month: z.string(),
        status: z.number().int(),
        bucket,
        bill: money,
        paid: money,
        hasJump: z.boolean(),
      }),
    )
    .max(120),
});

const timelineEntry = z.strictObject({
  id,
  at: instant,
  kind: z.string(),
  actor: z.string(),
  codes: z.record(z.string(), z.unknown()),
  decision: decision.nullable(),
});

export const casePage = z.strictObject({
  cardholderId: id,
  caseId: id.nullable(),
  state: z.enum(['open', 'paused', 'closed', 'none']),
  openedOn: day.nullable(),
  closedOn: day.nullable(),
  closeReason: z.string().nullable(),
  priorityStep: z.number().int(),
  priorityReasons: z.array(z.string()).max(20),
  isMadeUp: z.boolean(),
  person: z.strictObject({
    nameMasked: z.string(),
    identityMasked: z.string().nullable(),
    language: z.enum(['zh', 'en']),
    contactPoints: z
      .array(
        z.strictObject({
          id,
          kind: z.enum(['phone', 'email']),
          valueMasked: z.string(),
          source: z.string(),
          confirmedOn: day.nullable(),
          isFrozen: z.boolean(),
        }),
      )
      .max(50),
    addresses: z
      .array(
        z.strictObject({
          id,
          kind: z.enum(['residence', 'work', 'hukou', 'billing']),
          textMasked: z.string(),
          communityCode: z.string().nullable(),
          hasPosition: z.boolean(),
          source: z.string(),
          confirmedOn: day.nullable(),
          livesHereConfirmedOn: day.nullable(),
          mayBeVisited: z.boolean(),
        }),
      )
      .max(50),
  }),
  related: z
    .array(
      z.strictObject({
        cardholderId: id,
        nameMasked: z.string(),
        role: z.enum(['supplementary', 'guarantor']),
        accountId: id,
        isDebtor: z.boolean(),
      }),
    )
    .max(50),
  accounts: z.array(accountShape).max(50),
  pauses: z
    .array(
      z.strictObject({
        id,
        reason: z.string(),
        fromOn: day,
        untilOn: day.nullable(),
        toldOn: day,
        stopsContact: z.boolean(),
        stopsCount: z.boolean(),
      }),
    )
    .max(100),
  /** May this person be called, or visited, at this moment, and why (not). */
  now: z.strictObject({ call: decision, visit: decision }),
  necessity: z.strictObject({
    computed: z.enum(['remote-contact-failed', 'person-asked']).nullable(),
    callsUnanswered: z.number().int(),
    callDays: z.number().int(),
    daysPastDue: z.number().int(),
    daysPastDueMin: z.number().int(),
    isMet: z.boolean(),
    because: z.array(z.string()).max(20),
  }),
  /** Visits that were asked for and approved, newest first, each with its notices. */
  visits: z.array(caseVisit).max(50),
  wishes: z.array(caseWish).max(20),
  timeline: z.array(timelineEntry).max(300),
});

export const pauseReason = z.enum([
  'hardship',
  'hospital',
  'bereavement',
  'dispute',
  'complaint',
  'plan',
  'disaster',
  'other',
]);

export const caseRoutes = {
  'case.list': {
    method: 'GET',
    path: '/api/cases',
    act: 'case.read',
    summary: 'The worklist, in order of priority, each with its reasons.',
    query: z.strictObject({
      ...paged,
      state: z.enum(['open', 'paused', 'closed']).optional(),
      reason: z.string().max(40).optional(),
    }),
    answer: z.strictObject({ total: z.number().int(), rows: z.array(worklistRow).max(200) }),
  },
  'case.page': {
    method: 'GET',
    path: '/api/cases/:cardholderId',
    act: 'case.read',
    summary: 'One person: accounts, ways to reach him, timeline, and what may happen now.',
    params: z.strictObject({ cardholderId: id }),
    answer: casePage,
  },
  'case.reveal': {
    method: 'POST',
    path: '/api/cases/:cardholderId/reveal',
    act: 'case.reveal',
    summary: 'Show one masked value; purpose and person are written to the audit log.',
    params: z.strictObject({ cardholderId: id }),
    body: z.strictObject({
      field: z.enum(['name', 'identity', 'contact-point', 'address']),
      thingId: id.optional(),
      purpose: z.enum([
        'call-now',
        'prepare-visit',
        'verify-identity',
        'correct-data',
        'complaint',
      ]),
    }),
    answer: z.strictObject({ value: z.string() }),
  },
  'case.unanswered': {
    method: 'GET',
    path: '/api/unanswered-visits',
    act: 'case.read',
    summary:
      'Visits put back because a proven notice met with silence, where a doorstep call is left.',
    answer: z.strictObject({ rows: z.array(unansweredVisit).max(200) }),
  },
  'contact.record': {
    method: 'POST',
    path: '/api/cases/:cardholderId/contacts',
    act: 'contact.record',
    summary: 'Record a call attempt or conversation (催记); the law is asked first.',
    params: z.strictObject({ cardholderId: id }),
    body: z.strictObject({
      idempotencyKey: z.string().min(8).max(100),
      channel: z.enum(['call', 'letter']),
      contactPointId: id.optional(),
      outcome: z.enum([
        'no-answer',
        'busy',
        'number-invalid',
        'conversation',
        'asked-for-visit',
        'declined-visits',
        'promised',
        'not-the-person',
      ]),
      /** 'person': he rang or wrote himself, which uses up none of his caps. */
      startedBy: z.enum(['institution', 'person']).default('institution'),
      /** Staff made sure that it was he. */
      identityChecked: z.boolean().default(false),
      note: note.default(''),
    }),
    answer: z.strictObject({ contactId: id, decision }),
  },
  'pause.record': {
    method: 'POST',
    path: '/api/cases/:cardholderId/pauses',
    act: 'pause.record',
    summary: 'Record a pause (停催), which may have begun before it was told.',
    params: z.strictObject({ cardholderId: id }),
    body: z.strictObject({
      idempotencyKey: z.string().min(8).max(100),
      reason: pauseReason,
      fromOn: daySent,
      untilOn: daySent.optional(),
      stopsContact: z.boolean().default(true),
      stopsCount: z.boolean().default(true),
      note: note.default(''),
    }),
    answer: z.strictObject({ pauseId: id, visitsCancelled: z.number().int() }),
  },
} as const satisfies Record<string, Route>;

export type CasePage = z.infer<typeof casePage>;
export type WorklistRow = z.infer<typeof worklistRow>;
