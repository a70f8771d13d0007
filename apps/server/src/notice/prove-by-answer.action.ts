// SPDX-License-Identifier: Apache-2.0
// What an answer proves. Behind the second factor it proves that the notice was read; a bare reply
// from a telephone proves nothing, since anybody may hold it.
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import type { AnswerToNotice } from './answer-given.ts';
import { proveNotice } from './prove-notice.action.ts';

interface MessageAnswered {
  readonly channel: 'sms' | 'email' | 'letter' | 'phone';
  readonly contactPointId: string | null;
  readonly sentAt: Temporal.Instant | null;
}

export async function proveByAnswer(
  tx: Tx,
  writing: MessageWriting,
  { given, contactId }: { readonly given: AnswerToNotice; readonly contactId: string },
): Promise<void> {
  if (!given.isIdentityChecked) return;
  const { cardholderId, messageId, noticeId, via } = given;
  const message = messageId === null ? null : await answeredMessage(tx, writing, given);
  const isMail = message?.channel === 'email' && via === 'portal';
  await proveNotice(tx, writing, {
    cardholderId,
    noticeId,
    kind: isMail ? 'email-answered' : 'identity-checked-conversation',
    channel: isMail ? 'email' : via === 'call' ? 'phone' : 'portal',
    messageId,
    contactId,
    // What he read was sent then; what he was told on the telephone, he was told now.
    sentAt: (via === 'portal' ? message?.sentAt : null) ?? writing.time.now,
  });
  if (message?.contactPointId && isHis(message, via)) {
    await confirmPoint(tx, writing, { cardholderId, contactPointId: message.contactPointId });
  }
}

/** He came by the link that was sent there, or was rung there, and said who he is. */
function isHis({ channel }: MessageAnswered, via: AnswerToNotice['via']): boolean {
  return via === 'portal' ? channel !== 'phone' : via === 'call' && channel === 'phone';
}

async function answeredMessage(
  tx: Tx,
  { actor }: MessageWriting,
  { cardholderId, messageId, noticeId }: AnswerToNotice,
): Promise<MessageAnswered | null> {
  const found = await sql<MessageAnswered>`
    select channel, contact_point_id as "contactPointId", sent_at as "sentAt" from messages
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${messageId} and notice_id = ${noticeId}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

/** The number or mail address is his. */
async function confirmPoint(
  tx: Tx,
  { actor, time }: MessageWriting,
  point: { readonly cardholderId: string; readonly contactPointId: string },
): Promise<void> {
  await sql`update contact_points set confirmed_on = ${time.day.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${point.cardholderId}
      and id = ${point.contactPointId} and is_frozen = false`.execute(tx);
}
