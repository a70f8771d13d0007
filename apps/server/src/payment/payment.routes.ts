// SPDX-License-Identifier: Apache-2.0
// What changes what is owed between two files, and the reminder that names it.
import type { HandlersOf } from '../http/handler.ts';
import { closeDispute } from './close-dispute.action.ts';
import { queueReminder } from './queue-reminder.action.ts';
import { recordDispute } from './record-dispute.action.ts';
import { recordPayment } from './record-payment.action.ts';
import { reversePayment } from './reverse-payment.action.ts';

export const paymentHandlers = {
  'payment.record': ({ ground, actor, params, body }) =>
    recordPayment(ground, actor, { ...params, ...body }),
  'payment.reverse': ({ ground, actor, params, body }) =>
    reversePayment(ground, actor, { ...params, ...body }),
  'dispute.record': ({ ground, actor, params, body }) =>
    recordDispute(ground, actor, { ...params, ...body }),
  'dispute.close': ({ ground, actor, params, body }) =>
    closeDispute(ground, actor, { ...params, ...body }),
  'reminder.queue': ({ ground, actor, params, body }) =>
    queueReminder(ground, actor, { ...params, ...body }),
} satisfies HandlersOf<
  'payment.record' | 'payment.reverse' | 'dispute.record' | 'dispute.close' | 'reminder.queue'
>;
