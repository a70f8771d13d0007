// SPDX-License-Identifier: Apache-2.0
// The visits of a person as the office reads them: each with every notice, what proves that it
// arrived, what was answered, and whether one doorstep call is left.
import { z } from 'zod';
import { messageChannel, messageKind, messageState } from './message.ts';
import { day, decimal, id, instant } from './shapes.ts';

const manner = z.enum(['visit', 'doorstep']);
const answeredVia = z.enum(['portal', 'sms', 'call', 'letter']);

const noticeProof = z.strictObject({
  kind: z.enum([
    'sms-receipt-confirmed-point',
    'email-answered',
    'identity-checked-conversation',
    'registered-letter-signed',
  ]),
  channel: z.enum(['sms', 'email', 'phone', 'letter', 'portal']),
  sentAt: instant,
  provenAt: instant,
});

const noticeMessage = z.strictObject({
  id,
  kind: messageKind,
  channel: messageChannel,
  state: messageState,
  reason: z.string().nullable(),
  dueAt: instant,
  sentAt: instant.nullable(),
});

/** One version of what the person was told; a new window is a new version. */
export const caseNotice = z.strictObject({
  id,
  version: z.number().int(),
  manner,
  language: z.enum(['zh', 'en']),
  windowFrom: instant,
  windowUntil: instant,
  officers: z.array(z.strictObject({ name: z.string(), badgeNo: z.string().nullable() })).max(3),
  /** The person chose this window himself. */
  isWished: z.boolean(),
  madeAt: instant,
  answer: z
    .enum(['confirmed', 'moved', 'declined', 'other-channel', 'not-me', 'complaint'])
    .nullable(),
  answeredAt: instant.nullable(),
  answeredVia: answeredVia.nullable(),
  endedAt: instant.nullable(),
  endedReason: z.string().nullable(),
  proofs: z.array(noticeProof).max(20),
  messages: z.array(noticeMessage).max(20),
});

export const caseVisit = z.strictObject({
  visitId: id,
  state: z.enum(['proposed', 'planned', 'cancelled', 'completed']),
  manner,
  windowFrom: instant.nullable(),
  windowUntil: instant.nullable(),
  cancelReason: z.string().nullable(),
  /** Newest first. */
  notices: z.array(caseNotice).max(50),
  /** A proven notice met with silence, and the case has had no doorstep call yet. */
  mayHaveDoorstep: z.boolean(),
  doorstep: z
    .strictObject({ reason: z.string(), decidedBy: z.string(), decidedAt: instant })
    .nullable(),
});

export const caseWish = z.strictObject({
  id,
  channel: z.enum(['call', 'sms', 'email', 'letter', 'visit']),
  wish: z.enum(['prefer', 'refuse']),
  toldAt: instant,
  toldVia: answeredVia,
  withdrawnAt: instant.nullable(),
});

/** What was paid between two files. */
export const accountPayment = z.strictObject({
  paymentId: id,
  amount: decimal,
  valuedOn: day,
  reversedOn: day.nullable(),
});

export const accountDispute = z.strictObject({
  disputeId: id,
  subject: z.enum(['fraud', 'amount', 'fee', 'other']),
  /** Null: the whole account. */
  amount: decimal.nullable(),
  openedOn: day,
  closedOn: day.nullable(),
});

export const unansweredVisit = z.strictObject({
  visitId: id,
  cardholderId: id,
  nameMasked: z.string(),
  windowFrom: instant,
  windowUntil: instant,
  version: z.number().int(),
  proof: noticeProof,
  endedAt: instant,
});

export type CaseVisit = z.infer<typeof caseVisit>;
export type CaseNotice = z.infer<typeof caseNotice>;
export type CaseWish = z.infer<typeof caseWish>;
export type UnansweredVisit = z.infer<typeof unansweredVisit>;
