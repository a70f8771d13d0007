// SPDX-License-Identifier: Apache-2.0
// What the peer said of a message, written down: sent, refused, to be tried again, or unknown.
import { messageMove } from '@fairvisit/domain/message/message-moves.ts';
import { waitSecondsAfter } from '@fairvisit/domain/message/sending-plan.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import type { CarrierAnswer } from './carrier.ts';
import type { DueMessage } from './due-messages.query.ts';
import { failMessage, neverReached } from './fail-message.action.ts';
import { type MessageRow, messageRow } from './message-row.query.ts';
import { moveMessage } from './move-message.action.ts';
import type { MessageWriting } from './queue-message.action.ts';

export interface SendingAnswered {
  readonly due: DueMessage;
  readonly attempt: number;
  readonly answer: CarrierAnswer;
}

export type Recorded = 'sent' | 'failed' | 'again' | 'too-late';

export function recordSending(
  ground: Ground,
  actor: Actor,
  answered: SendingAnswered,
): Promise<Recorded> {
  const { institutionId } = actor;
  const { cardholderId, messageId } = answered.due;
  return ground.db.forInstitution(institutionId, async (tx) => {
    await lockCardholder(tx, institutionId, cardholderId);
    const message = await messageRow(tx, { institutionId, cardholderId, messageId });
    // The lease ran out meanwhile, and the message was given up: it stays so.
    if (message?.state !== 'queued' || message.attempts !== answered.attempt) return 'too-late';
    const writing = { ground, actor, time: await businessTime(tx, ground, institutionId) };
    return record(tx, writing, { message, answer: answered.answer });
  });
}

interface Recording {
  readonly message: MessageRow;
  readonly answer: CarrierAnswer;
}

async function record(
  tx: Tx,
  writing: MessageWriting,
  { answer, message }: Recording,
): Promise<Recorded> {
  switch (answer.kind) {
    case 'accepted':
      await sent(tx, writing, { message, peerId: answer.peerId });
      return 'sent';
    case 'refused':
      return fail(tx, writing, { message, reason: answer.reason });
    case 'unknown':
      return fail(tx, writing, { message, reason: 'outcome-unknown' });
    case 'unreachable':
      return again(tx, writing, message);
  }
}

async function sent(
  tx: Tx,
  writing: MessageWriting,
  { message, peerId }: { readonly message: MessageRow; readonly peerId: string },
): Promise<void> {
  await moveMessage(tx, writing, {
    message,
    move: messageMove('queued', 'sent'),
    reason: null,
    peerId,
  });
  await sql`insert into sent_messages (institution_id, channel, peer_id, cardholder_id, message_id)
    values (${writing.actor.institutionId}, ${message.channel}, ${peerId}, ${message.cardholderId},
      ${message.id})
    on conflict (institution_id, channel, peer_id) do nothing`.execute(tx);
}

async function fail(
  tx: Tx,
  writing: MessageWriting,
  { message, reason }: { readonly message: MessageRow; readonly reason: string },
): Promise<Recorded> {
  await failMessage(tx, writing, {
    message,
    move: { from: 'queued', to: 'failed' },
    reason,
    mayHaveArrived: reason === 'outcome-unknown',
  });
  return 'failed';
}

/** Nothing left the house: the contact was none, and the message waits a little longer each time. */
async function again(tx: Tx, writing: MessageWriting, message: MessageRow): Promise<Recorded> {
  const { actor, ground } = writing;
  const { attempts, cardholderId } = message;
  const seconds = waitSecondsAfter(attempts);
  if (seconds === null) return fail(tx, writing, { message, reason: 'unreachable' });
  await neverReached(tx, writing, message);
  const tryAfter = ground.wall.now().add({ seconds });
  await sql`update messages
    set claimed_at = null, contact_id = null, reason = 'unreachable',
      try_after = ${tryAfter.toString()}, changed_at = ${writing.time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${message.id}`.execute(tx);
  const { channel, kind } = message;
  const codes = { channel, kind, reason: 'unreachable', attempts };
  await appendEvent(tx, writing, {
    kind: 'message.queued',
    cardholderId,
    subjectId: message.id,
    codes,
  });
  await writeAudit(tx, writing, {
    act: 'message.try-again',
    thing: 'message',
    thingId: message.id,
    cardholderId,
    detail: codes,
  });
  return 'again';
}
