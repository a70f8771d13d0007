// SPDX-License-Identifier: Apache-2.0
// From the request for a visit (外访申请) to the plan of a day.
import { z } from 'zod';
import type { Route } from './route.ts';
import {
  bothLanguages,
  bucket,
  day,
  daySent,
  decision,
  id,
  instant,
  money,
  note,
  paged,
  reason,
} from './shapes.ts';

export const visitRequest = z.strictObject({
  id,
  cardholderId: id,
  caseId: id,
  nameMasked: z.string(),
  addressMasked: z.string(),
  addressKind: z.string(),
  communityCode: z.string().nullable(),
  necessity: z.enum(['remote-contact-failed', 'person-asked']),
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  note: z.string(),
  state: z.enum(['open', 'approved', 'refused', 'withdrawn']),
  worstBucket: bucket,
  daysPastDue: z.number().int(),
  overdue: z.array(money).max(20),
  requestedBy: z.string(),
  requestedById: id,
  requestedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  decision,
});

const position = z.strictObject({ lat: z.number(), lng: z.number() });

const planVisit = z.strictObject({
  visitId: id,
  cardholderId: id,
  nameMasked: z.string(),
  community: z.string().nullable(),
  street: z.string().nullable(),
  teamNo: z.number().int().nullable(),
  stopNo: z.number().int().nullable(),
  arrivesAt: instant.nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  travelSeconds: z.number().int().nullable(),
  windowFrom: instant.nullable(),
  windowUntil: instant.nullable(),
  /** Rounded to about 100 m: enough for a map, too coarse for a door. */
  position: position.nullable(),
  priorityStep: z.number().int(),
  priorityReasons: z.array(z.string()).max(20),
  unservedReason: z
    .enum(['no-window', 'no-skill', 'no-time', 'lower-prize', 'no-coordinates', 'law'])
    .nullable(),
  unservedRule: z.string().nullable(),
  unservedText: bothLanguages.nullable(),
  decision: decision.nullable(),
  /** The window the person was told; null while the visit has no time. */
  told: z.strictObject({ from: instant, until: instant }).nullable(),
  /** A doorstep call asks once whether the person wishes to talk; nothing is offered or signed. */
  manner: z.enum(['visit', 'doorstep']),
  /** What the person answered to the notice that stands; null: nothing yet. */
  answer: z
    .enum(['confirmed', 'moved', 'declined', 'other-channel', 'not-me', 'complaint'])
    .nullable(),
  /** Whether it is proven that the notice arrived. */
  isProven: z.boolean(),
});

export const dayPlan = z.strictObject({
  id,
  on: day,
  state: z.enum(['draft', 'published', 'superseded']),
  madeAt: instant,
  madeBy: z.string().nullable(),
  publishedAt: instant.nullable(),
  /** The published version whose place this one took, and why; null: made as a whole. */
  amendedFrom: id.nullable(),
  amendReason: z.string().nullable(),
  served: z.number().int(),
  unserved: z.number().int(),
  travelSeconds: z.number().int(),
  routes: z
    .array(
      z.strictObject({
        teamNo: z.number().int(),
        officers: z
          .array(z.strictObject({ id, name: z.string(), badgeNo: z.string() }))
          .min(2)
          .max(3),
        leavesAt: instant,
        returnsAt: instant,
        travelSeconds: z.number().int(),
        waitingSeconds: z.number().int(),
        base: position,
      }),
    )
    .max(500),
  /** Officers who could not go out in a pair on that day. */
  officersLeftOut: z
    .array(
      z.strictObject({
        id,
        name: z.string(),
        reason: z.enum([
          'no-badge',
          'training-over',
          'authorisation-over',
          'agency-not-listed',
          'no-base',
          'no-partner',
        ]),
      }),
    )
    .max(1000),
  visits: z.array(planVisit).max(5000),
});

export const visitRoutes = {
  'visit-request.list': {
    method: 'GET',
    path: '/api/visit-requests',
    act: 'case.read',
    summary: 'Requests for visits, oldest first.',
    query: z.strictObject({
      ...paged,
      state: z.enum(['open', 'approved', 'refused', 'withdrawn']).default('open'),
    }),
    answer: z.strictObject({ total: z.number().int(), rows: z.array(visitRequest).max(200) }),
  },
  'visit-request.make': {
    method: 'POST',
    path: '/api/visit-requests',
    act: 'visit.request',
    summary: 'Request a visit and say why it is needed; the law is asked first.',
    body: z.strictObject({
      idempotencyKey: z.string().min(8).max(100),
      cardholderId: id,
      addressId: id,
      necessity: z.enum(['remote-contact-failed', 'person-asked']),
      note: note.default(''),
    }),
    answer: z.strictObject({ requestId: id, decision }),
  },
  'visit-request.suggest': {
    method: 'POST',
    path: '/api/visit-requests/suggest',
    act: 'visit.request',
    summary: 'Make requests for the persons on top of the worklist whose need is computed.',
    body: z.strictObject({
      idempotencyKey: z.string().min(8).max(100),
      limit: z.number().int().min(1).max(200),
    }),
    answer: z.strictObject({
      made: z.number().int(),
      passedOver: z.array(z.strictObject({ code: z.string(), persons: z.number().int() })).max(50),
    }),
  },
  'visit-request.decide': {
    method: 'POST',
    path: '/api/visit-requests/decide',
    act: 'visit.decide',
    summary: 'Approve or refuse requests; never those one has made oneself.',
    body: z.strictObject({
      idempotencyKey: z.string().min(8).max(100),
      requestIds: z.array(id).min(1).max(200),
      decision: z.enum(['approve', 'refuse']),
      reason: reason.optional(),
    }),
    answer: z.strictObject({
      decided: z.number().int(),
      refused: z
        .array(z.strictObject({ requestId: id, code: z.string(), rule: z.string().nullable() }))
        .max(200),
    }),
  },
  'day-plan.make': {
    method: 'POST',
    path: '/api/day-plans',
    act: 'day-plan.make',
    summary: 'Plan the visits of a day: lawful windows, pairs of officers, routes.',
    body: z.strictObject({
      idempotencyKey: z.string().min(8).max(100),
      on: daySent,
      seconds: z.number().int().min(1).max(30).default(3),
    }),
    answer: dayPlan,
  },
  'day-plan.newest': {
    method: 'GET',
    path: '/api/day-plans/newest',
    act: 'day-plan.read',
    summary:
      'The newest plan of a day, or null; nextWorkingDay is the first working day for which a notice sent today comes in time.',
    query: z.strictObject({ on: daySent }),
    answer: z.strictObject({ plan: dayPlan.nullable(), nextWorkingDay: day.nullable() }),
  },
  'day-plan.publish': {
    method: 'POST',
    path: '/api/day-plans/:planId/publish',
    act: 'day-plan.publish',
    summary: 'Publish a draft: its visits are planned, an earlier plan of that day is superseded.',
    params: z.strictObject({ planId: id }),
    body: z.strictObject({ idempotencyKey: z.string().min(8).max(100) }),
    answer: dayPlan,
  },
} as const satisfies Record<string, Route>;

export type VisitRequest = z.infer<typeof visitRequest>;
export type DayPlan = z.infer<typeof dayPlan>;
