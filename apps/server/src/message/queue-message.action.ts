// SPDX-License-Identifier: Apache-2.0
// Puts a message into the outbox in the transaction of the act it follows from; the law is asked
// here, and again at the second of sending.
import type { MessageChannel, MessageKind, MessageState } from '@fairvisit/api/message.ts';
import type { Temporal } from 'temporal-polyfill';
import type { Writing } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';

export type MessageWriting = Writing & { readonly ground: Ground };

export interface NewMessage {
  readonly cardholderId: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly contactPointId: string | null;
  readonly addressId: string | null;
  readonly noticeId: string | null;
  readonly visitId: string | null;
  readonly language: 'zh' | 'en';
  /** `{link}` in the text stands for the link of the message. */
  readonly content: { readonly subject: string | null; readonly text: string };
  /** Business time; at once when left out. */
  readonly dueAt?: Temporal.Instant;
  /** Business time after which it is not sent any more. */
  readonly expiresAt: Temporal.Instant;
  /** Held until a supervisor has read it. */
  readonly needsReview?: boolean;
}

export interface QueuedMessage {
  readonly messageId: string;
  readonly state: MessageState;
  readonly reason: string | null;
  readonly rule: string | null;
}

/** Letters and calls are held for staff; what the law forbids for good is stored as cancelled. */
export async function queueMessage(
  _tx: Tx,
  _writing: MessageWriting,
  _message: NewMessage,
): Promise<QueuedMessage> {
  throw new Error('to be built');
}
