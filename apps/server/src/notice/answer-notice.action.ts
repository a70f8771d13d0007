// SPDX-License-Identifier: Apache-2.0
// What the person answers to a notice, by whichever way it came. The caller holds the cardholder's row.
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Outcome } from '../http/handler.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export type NoticeAnswer =
  | { readonly kind: 'confirmed' }
  /** The beginning of one of the offered slots. */
  | { readonly kind: 'moved'; readonly from: Temporal.Instant }
  | { readonly kind: 'declined' }
  | { readonly kind: 'other-channel'; readonly channel: 'call' | 'sms' | 'email' | 'letter' }
  /** Somebody else has this number or mail address. */
  | { readonly kind: 'not-me'; readonly contactPointId: string };

export interface AnswerToNotice {
  readonly cardholderId: string;
  readonly noticeId: string;
  /** The message that was answered, where there was one. */
  readonly messageId: string | null;
  readonly via: 'portal' | 'sms' | 'call' | 'letter';
  /** A second factor, or questions on the telephone. */
  readonly isIdentityChecked: boolean;
  readonly answer: NoticeAnswer;
}

/** Declining is always possible; confirming and moving only while the notice is open. */
export async function answerNotice(
  _tx: Tx,
  _writing: MessageWriting,
  _answer: AnswerToNotice,
): Promise<Outcome<null>> {
  throw new Error('to be built');
}
