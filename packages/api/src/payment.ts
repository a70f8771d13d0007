// SPDX-License-Identifier: Apache-2.0
// What changes what is owed between two files: payments, their reversal, disputes; and the reminder
// that names what is owed.
import { z } from 'zod';
import type { Route } from './route.ts';
import { daySent, decimal, id, momentSent, note } from './shapes.ts';

const idempotencyKey = z.string().min(8).max(100);

export const paymentRoutes = {
  'payment.record': {
    method: 'POST',
    path: '/api/accounts/:accountId/payments',
    act: 'payment.record',
    summary:
      'A payment that the newest file does not know of; what it settles is called off at once.',
    params: z.strictObject({ accountId: id }),
    body: z.strictObject({ idempotencyKey, amount: decimal, valuedOn: daySent }),
    answer: z.strictObject({
      paymentId: id,
      messagesCancelled: z.number().int(),
      visitsCancelled: z.number().int(),
      isCaseClosed: z.boolean(),
    }),
  },
  'payment.reverse': {
    method: 'POST',
    path: '/api/accounts/:accountId/payments/:paymentId/reverse',
    act: 'payment.record',
    summary: 'A payment that was charged back.',
    params: z.strictObject({ accountId: id, paymentId: id }),
    body: z.strictObject({ idempotencyKey, reversedOn: daySent }),
    answer: z.strictObject({ paymentId: id }),
  },
  'dispute.record': {
    method: 'POST',
    path: '/api/accounts/:accountId/disputes',
    act: 'dispute.record',
    summary: 'The person objects to an account or to a part of it; that part is asked for no more.',
    params: z.strictObject({ accountId: id }),
    body: z.strictObject({
      idempotencyKey,
      subject: z.enum(['fraud', 'amount', 'fee', 'other']),
      /** Left out: the whole account. */
      amount: decimal.optional(),
      note: note.default(''),
    }),
    answer: z.strictObject({ disputeId: id, messagesCancelled: z.number().int() }),
  },
  'dispute.close': {
    method: 'POST',
    path: '/api/accounts/:accountId/disputes/:disputeId/close',
    act: 'dispute.record',
    summary: 'An objection was answered.',
    params: z.strictObject({ accountId: id, disputeId: id }),
    body: z.strictObject({ idempotencyKey, note: note.min(3) }),
    answer: z.strictObject({ disputeId: id }),
  },
  'reminder.queue': {
    method: 'POST',
    path: '/api/cases/:cardholderId/reminders',
    act: 'contact.record',
    summary: 'Queue a reminder of amounts and due dates, without what is disputed.',
    params: z.strictObject({ cardholderId: id }),
    body: z.strictObject({
      idempotencyKey,
      channel: z.enum(['sms', 'email', 'letter']),
      /** Business time; now when left out. */
      dueAt: momentSent.optional(),
    }),
    answer: z.strictObject({ messageId: id, state: z.string(), reason: z.string().nullable() }),
  },
} as const satisfies Record<string, Route>;
