// SPDX-License-Identifier: Apache-2.0
// Puts a message into the outbox in the transaction of the act it follows from; the law is asked
// here, and again at the second of sending.
import { createHash } from 'node:crypto';
import type { MessageChannel, MessageKind, MessageState } from '@fairvisit/api/message.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Ground } from '../ground.ts';
import { askLawOfMessage, type LawOfMessage } from './ask-law.action.ts';

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
  tx: Tx,
  writing: MessageWriting,
  message: NewMessage,
): Promise<QueuedMessage> {
  const dueAt = message.dueAt ?? writing.time.now;
  const law = await askLawOfMessage(tx, writing, {
    message: { ...message, hasReason: false },
    stage: 'planning',
    at: dueAt,
  });
  const begins = beginningOf(message, law, dueAt);
  const messageId = newId<string>(writing.ground.ids);
  await insertMessage(tx, writing, { message, messageId, begins, law });
  if (begins.state !== 'cancelled') await insertLink(tx, writing, { message, messageId });
  const codes = {
    channel: message.channel,
    kind: message.kind,
    reason: begins.reason,
    rule: begins.rule,
    decisionId: law.stored.decisionId,
  };
  await appendEvent(tx, writing, {
    kind: `message.${begins.state}`,
    cardholderId: message.cardholderId,
    subjectId: messageId,
    codes,
  });
  await writeAudit(tx, writing, {
    act: 'message.queue',
    thing: 'message',
    thingId: messageId,
    cardholderId: message.cardholderId,
    detail: codes,
  });
  const { institutionId } = writing.actor;
  await writing.ground.jobs.enqueue(tx, 'messages.send', { institutionId });
  return { messageId, state: begins.state, reason: begins.reason, rule: begins.rule };
}

interface Beginning {
  readonly state: 'queued' | 'held' | 'cancelled';
  readonly reason: string | null;
  readonly rule: string | null;
  readonly dueAt: Temporal.Instant;
}

function beginningOf(
  { channel, needsReview }: NewMessage,
  { may, rule }: LawOfMessage,
  dueAt: Temporal.Instant,
): Beginning {
  if (may.kind === 'never') return { state: 'cancelled', reason: 'law', rule, dueAt };
  if (needsReview === true) return { state: 'held', reason: 'review', rule: null, dueAt };
  if (may.kind === 'needs-reason') return { state: 'held', reason: 'needs-reason', rule, dueAt };
  const due = may.kind === 'wait' ? may.until : dueAt;
  const isForStaff = channel === 'letter' || channel === 'phone';
  if (isForStaff) return { state: 'held', reason: 'waits-for-staff', rule: null, dueAt: due };
  if (may.kind === 'wait') return { state: 'held', reason: 'law', rule, dueAt: due };
  return { state: 'queued', reason: null, rule: null, dueAt: due };
}

interface Inserted {
  readonly message: NewMessage;
  readonly messageId: string;
}

async function insertMessage(
  tx: Tx,
  { actor, ground, time }: MessageWriting,
  {
    message,
    messageId,
    begins,
    law,
  }: Inserted & { readonly begins: Beginning; readonly law: LawOfMessage },
): Promise<void> {
  const text = JSON.stringify(message.content);
  const sealed = ground.keyring.seal(actor.institutionId, {
    place: 'messages.content_sealed',
    row: messageId,
    text,
  });
  await sql`insert into messages
      (institution_id, cardholder_id, id, kind, channel, contact_point_id, address_id, notice_id,
       visit_id, state, reason, language, content_sealed, content_hash, due_at, expires_at, made_at,
       made_by, decision_id, changed_at)
    values (${actor.institutionId}, ${message.cardholderId}, ${messageId}, ${message.kind},
      ${message.channel}, ${message.contactPointId}, ${message.addressId}, ${message.noticeId},
      ${message.visitId}, ${begins.state}, ${begins.reason}, ${message.language}, ${sealed},
      ${createHash('sha256').update(text).digest()}, ${begins.dueAt.toString()},
      ${message.expiresAt.toString()}, ${time.now.toString()},
      ${actor.kind === 'staff' ? actor.staffId : null}, ${law.stored.decisionId},
      ${time.now.toString()})`.execute(tx);
}

/** Whoever opens the link is looked up by the hash of its token, which alone is kept. */
async function insertLink(
  tx: Tx,
  { actor, ground }: MessageWriting,
  { message, messageId }: Inserted,
): Promise<void> {
  if (message.noticeId === null) return;
  const token = ground.keyring.linkToken(actor.institutionId, messageId);
  // A link lives as long as the window that it tells of, even when its message was sent before.
  await sql`insert into notice_links
      (institution_id, token_hash, cardholder_id, notice_id, message_id, made_at, expires_at)
    select ${actor.institutionId}, ${createHash('sha256').update(token).digest()},
      ${message.cardholderId}, ${message.noticeId}, ${messageId},
      ${ground.wall.now().toString()}::timestamptz, window_until
    from notices
    where institution_id = ${actor.institutionId} and cardholder_id = ${message.cardholderId}
      and id = ${message.noticeId}`.execute(tx);
}
