// SPDX-License-Identifier: Apache-2.0
// The outbox: each message with its whole life, as the person sees it and as the office handles it.
import { z } from 'zod';
import type { Route } from './route.ts';
import { decision, id, instant, note, paged, reason } from './shapes.ts';

export const messageState = z.enum([
  'queued',
  'held',
  'sent',
  'delivered',
  'failed',
  'answered',
  'cancelled',
]);
export const messageChannel = z.enum(['sms', 'email', 'letter', 'phone']);
export const messageKind = z.enum([
  'visit-notice',
  'visit-changed',
  'visit-reminder',
  'visit-called-off',
  'payment-reminder',
  'complaint-received',
  'paid-thanks',
]);

const messageRow = z.strictObject({
  id,
  cardholderId: id,
  nameMasked: z.string(),
  kind: messageKind,
  channel: messageChannel,
  /** Masked number, address or mail address. */
  toMasked: z.string(),
  state: messageState,
  reason: z.string().nullable(),
  rule: z.string().nullable(),
  dueAt: instant,
  sentAt: instant.nullable(),
  changedAt: instant,
  visitId: id.nullable(),
  noticeId: id.nullable(),
});

export const messagePage = z.strictObject({
  ...messageRow.shape,
  language: z.enum(['zh', 'en']),
  subject: z.string().nullable(),
  /** As the person reads it; its link is made good only where `link` is given. */
  text: z.string(),
  /** In a demo only: what stands in the message, to be opened as the person would. */
  link: z.string().nullable(),
  /** In a demo only: what the page asks for besides the link. */
  demoFactor: z.string().nullable(),
  life: z
    .array(
      z.strictObject({
        at: instant,
        kind: z.string(),
        actor: z.string(),
        codes: z.record(z.string(), z.unknown()),
      }),
    )
    .max(100),
  decision: decision.nullable(),
  mayRelease: z.boolean(),
  mayHandle: z.boolean(),
});

const idempotencyKey = z.string().min(8).max(100);

export const messageRoutes = {
  'message.list': {
    method: 'GET',
    path: '/api/messages',
    act: 'message.read',
    summary: 'The outbox, newest first, by state, channel or kind.',
    query: z.strictObject({
      ...paged,
      state: messageState.optional(),
      channel: messageChannel.optional(),
      kind: messageKind.optional(),
      cardholderId: id.optional(),
    }),
    answer: z.strictObject({
      total: z.number().int(),
      byState: z.record(messageState, z.number().int()),
      rows: z.array(messageRow).max(200),
    }),
  },
  'message.page': {
    method: 'GET',
    path: '/api/messages/:messageId',
    act: 'message.read',
    summary: 'One message as the person sees it, with its life and the decision it rests on.',
    params: z.strictObject({ messageId: id }),
    answer: messagePage,
  },
  'message.release': {
    method: 'POST',
    path: '/api/messages/:messageId/release',
    act: 'message.release',
    summary: 'Let a held message go on: a warning with a reason, or a draft that was reviewed.',
    params: z.strictObject({ messageId: id }),
    body: z.strictObject({ idempotencyKey, reason }),
    answer: z.strictObject({ state: messageState, decision: decision.nullable() }),
  },
  'message.cancel': {
    method: 'POST',
    path: '/api/messages/:messageId/cancel',
    act: 'message.handle',
    summary: 'Take back a message that was not sent yet.',
    params: z.strictObject({ messageId: id }),
    body: z.strictObject({ idempotencyKey, reason }),
    answer: z.strictObject({ state: messageState }),
  },
  'message.handle': {
    method: 'POST',
    path: '/api/messages/:messageId/handle',
    act: 'message.handle',
    summary:
      'What staff did with a letter or a call: posted, signed for, spoken with the person, failed.',
    params: z.strictObject({ messageId: id }),
    body: z.strictObject({
      idempotencyKey,
      outcome: z.enum([
        'posted',
        'letter-signed',
        'letter-returned',
        'spoken',
        'no-answer',
        'not-the-person',
      ]),
      /** Registered number of a letter. */
      registeredNo: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9-]{6,40}$/)
        .optional(),
      /** How the person's identity was checked in a conversation. */
      identityCheckedBy: z.enum(['identity-tail', 'card-tail']).optional(),
      /** What the person answered in that conversation. */
      answer: z.enum(['confirmed', 'declined', 'none']).optional(),
      note: note.default(''),
    }),
    answer: z.strictObject({ state: messageState, isProof: z.boolean() }),
  },
  'doorstep.decide': {
    method: 'POST',
    path: '/api/visits/:visitId/doorstep',
    act: 'visit.doorstep',
    summary:
      'After a proven notice and silence: one doorstep call, with a reason; nothing is offered or signed.',
    params: z.strictObject({ visitId: id }),
    body: z.strictObject({ idempotencyKey, reason }),
    answer: z.strictObject({ visitId: id, decision }),
  },
  'task.list': {
    method: 'GET',
    path: '/api/contact-tasks',
    act: 'message.read',
    summary: 'What staff have to do for persons next: calls wished, words to answer.',
    query: z.strictObject({ ...paged, cardholderId: id.optional() }),
    answer: z.strictObject({
      total: z.number().int(),
      rows: z
        .array(
          z.strictObject({
            id,
            cardholderId: id,
            nameMasked: z.string(),
            kind: z.enum(['call-back', 'answer-words', 'find-number']),
            dueAt: instant,
            madeAt: instant,
            messageId: id.nullable(),
            /** What the person wrote, where the task is to answer it. */
            words: z.string().nullable(),
          }),
        )
        .max(200),
    }),
  },
  'task.end': {
    method: 'POST',
    path: '/api/contact-tasks/:taskId/end',
    act: 'message.handle',
    summary: 'Mark a task as done.',
    params: z.strictObject({ taskId: id }),
    body: z.strictObject({ idempotencyKey }),
    answer: z.strictObject({ state: z.enum(['done', 'cancelled']) }),
  },
} as const satisfies Record<string, Route>;

export type MessageRow = z.infer<typeof messageRow>;
export type MessagePage = z.infer<typeof messagePage>;
export type MessageState = z.infer<typeof messageState>;
export type MessageChannel = z.infer<typeof messageChannel>;
export type MessageKind = z.infer<typeof messageKind>;
