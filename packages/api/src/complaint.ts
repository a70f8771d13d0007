// SPDX-License-Identifier: Apache-2.0
// Complaints: what was opened, by when it has to be answered, and its end.
import { z } from 'zod';
import type { Route } from './route.ts';
import { day, id, note, paged } from './shapes.ts';

export const complaintSubject = z.enum(['contact', 'staff', 'amount', 'privacy', 'other']);
export const complaintWordsMax = 2_000;

export const complaintRow = z.strictObject({
  id,
  cardholderId: id,
  nameMasked: z.string(),
  subject: complaintSubject,
  state: z.enum(['open', 'closed']),
  openedOn: day,
  openedVia: z.enum(['portal', 'sms', 'call', 'letter']),
  answerDueOn: day,
  daysLeft: z.number().int(),
  /** What the person wrote. */
  words: z.string().nullable(),
  closedOn: day.nullable(),
});

export const complaintRoutes = {
  'complaint.list': {
    method: 'GET',
    path: '/api/complaints',
    act: 'complaint.read',
    summary: 'Complaints, those due first.',
    query: z.strictObject({
      ...paged,
      state: z.enum(['open', 'closed']).default('open'),
      cardholderId: id.optional(),
    }),
    answer: z.strictObject({ total: z.number().int(), rows: z.array(complaintRow).max(200) }),
  },
  'complaint.open': {
    method: 'POST',
    path: '/api/cases/:cardholderId/complaints',
    act: 'contact.record',
    summary:
      'Write down a complaint that came by telephone or letter; contact with the person stops.',
    params: z.strictObject({ cardholderId: id }),
    body: z.strictObject({
      idempotencyKey: z.string().min(8).max(100),
      subject: complaintSubject,
      via: z.enum(['call', 'letter']),
      words: z.string().trim().min(3).max(complaintWordsMax),
    }),
    answer: z.strictObject({ complaintId: id, answerDueOn: day }),
  },
  'complaint.close': {
    method: 'POST',
    path: '/api/complaints/:complaintId/close',
    act: 'complaint.close',
    summary: 'A complaint was answered: contact may go on.',
    params: z.strictObject({ complaintId: id }),
    body: z.strictObject({
      idempotencyKey: z.string().min(8).max(100),
      outcome: note.min(3),
    }),
    answer: z.strictObject({ complaintId: id, closedOn: day }),
  },
} as const satisfies Record<string, Route>;

export type ComplaintRow = z.infer<typeof complaintRow>;
