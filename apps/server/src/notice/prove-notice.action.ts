// SPDX-License-Identifier: Apache-2.0
// Writes down what proves that a notice arrived: one of four things, and nothing else.
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface Proof {
  readonly cardholderId: string;
  readonly noticeId: string;
  readonly kind:
    | 'sms-receipt-confirmed-point'
    | 'email-answered'
    | 'identity-checked-conversation'
    | 'registered-letter-signed';
  readonly channel: 'sms' | 'email' | 'phone' | 'letter' | 'portal';
  readonly messageId: string | null;
  readonly contactId: string | null;
  /** When that was sent, or said: the notice period counts from it. */
  readonly sentAt: Temporal.Instant;
}

export async function proveNotice(_tx: Tx, _writing: MessageWriting, _proof: Proof): Promise<void> {
  throw new Error('to be built');
}
