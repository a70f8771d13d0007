// SPDX-License-Identifier: Apache-2.0
// The second of sending: under the person's lock the law is asked for this very minute, the contact
// is written, and the message is marked, all before its peer hears of it.
import { newId } from '@fairvisit/domain/ids.ts';
import { messageMove } from '@fairvisit/domain/message/message-moves.ts';
import { claimLeaseMinutes, queuedHoursMax } from '@fairvisit/domain/message/sending-plan.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import { openNotice } from '../notice/open-notice.query.ts';
import { whyReminderFell } from '../payment/reminder-stands.query.ts';
import { askLawOfMessage, type LawOfMessage } from './ask-law.action.ts';
import type { Carrier, Carriers, OutgoingMessage } from './carrier.ts';
import type { DueMessage } from './due-messages.query.ts';
import { failMessage } from './fail-message.action.ts';
import { type MessageRow, messageRow } from './message-row.query.ts';
import { moveMessage } from './move-message.action.ts';
import { outgoingMessage } from './outgoing-message.ts';
import type { MessageWriting } from './queue-message.action.ts';

export type Claimed =
  | {
      readonly kind: 'send';
      readonly outgoing: OutgoingMessage;
      readonly carrier: Carrier;
      /** Which try this is: a later one is somebody else's. */
      readonly attempt: number;
    }
  /** Another process works on this person. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'settled' }
  | { readonly kind: 'nothing' };

export interface ToClaim {
  readonly due: DueMessage;
  readonly carriers: Carriers;
  /** Waits for another process instead of leaving the person to it. */
  readonly waits: boolean;
}

export function claimMessage(ground: Ground, actor: Actor, asked: ToClaim): Promise<Claimed> {
  const { institutionId } = actor;
  const { cardholderId, messageId } = asked.due;
  return ground.db.forInstitution(institutionId, async (tx) => {
    const locked = await sql<{ id: string }>`
      select id from cardholders
      where institution_id = ${institutionId} and id = ${cardholderId}
      limit 1
      for update ${asked.waits ? sql`` : sql`skip locked`}`.execute(tx);
    if (locked.rows.length === 0) return { kind: 'busy' };
    const message = await messageRow(tx, { institutionId, cardholderId, messageId });
    if (message === null) return { kind: 'nothing' };
    const writing = { ground, actor, time: await businessTime(tx, ground, institutionId) };
    return claim(tx, writing, { message, carriers: asked.carriers });
  });
}

interface Claiming {
  readonly message: MessageRow;
  readonly carriers: Carriers;
}

async function claim(
  tx: Tx,
  writing: MessageWriting,
  { carriers, message }: Claiming,
): Promise<Claimed> {
  const { state, channel } = message;
  if (state !== 'queued' && state !== 'held') return { kind: 'nothing' };
  if (message.claimedAt !== null) return leftBehind(tx, writing, message);
  if (await endedBefore(tx, writing, message)) return { kind: 'settled' };
  if (!isDue(writing, message)) return { kind: 'nothing' };
  const carrier = channel === 'sms' || channel === 'email' ? carriers[channel] : null;
  if (carrier === null) return fail(tx, writing, { message, reason: 'no-carrier' });
  const outgoing = outgoingMessage(writing.ground, writing.actor.institutionId, message);
  if (outgoing === null) return fail(tx, writing, { message, reason: 'address-invalid' });
  const law = await askLawOfMessage(tx, writing, {
    message: { ...message, hasReason: message.releaseReason !== null },
    stage: 'act',
    at: writing.time.now,
  });
  if (law.may.kind !== 'go') return stop(tx, writing, { message, law });
  await mark(tx, writing, { message, law });
  return { kind: 'send', outgoing, carrier, attempt: message.attempts + 1 };
}

/** The process that had it in hand ended: it may have gone out, and is not sent twice. */
async function leftBehind(tx: Tx, writing: MessageWriting, message: MessageRow): Promise<Claimed> {
  const { claimedAt, state } = message;
  const lease = writing.ground.wall.now().subtract({ minutes: claimLeaseMinutes });
  const isOver = claimedAt !== null && Temporal.Instant.compare(claimedAt, lease) <= 0;
  if (!isOver || state !== 'queued') return { kind: 'nothing' };
  await failMessage(tx, writing, {
    message,
    move: { from: 'queued', to: 'failed' },
    reason: 'outcome-unknown',
    mayHaveArrived: true,
  });
  return { kind: 'settled' };
}

/** What is past its time, or what speaks of something that is so no more. */
async function endedBefore(tx: Tx, writing: MessageWriting, message: MessageRow): Promise<boolean> {
  const { time } = writing;
  const from = message.state === 'held' ? 'held' : 'queued';
  const cancel = (reason: string) =>
    moveMessage(tx, writing, { message, move: messageMove(from, 'cancelled'), reason });
  if (isPast(message.expiresAt, time.now)) return cancel('expired');
  if (!isDue(writing, message)) return false;
  if (from === 'queued' && isPast(message.dueAt.add({ hours: queuedHoursMax }), time.now)) {
    const move = { from, to: 'failed' } as const;
    return failMessage(tx, writing, { message, move, reason: 'expired' });
  }
  const fallen = await whyFallen(tx, writing, message);
  return fallen === null ? false : cancel(fallen);
}

async function whyFallen(
  tx: Tx,
  { actor, time }: MessageWriting,
  message: MessageRow,
): Promise<string | null> {
  const { institutionId } = actor;
  const { cardholderId, kind, noticeId } = message;
  if (kind === 'payment-reminder') {
    return whyReminderFell(tx, { institutionId, cardholderId, time, messageId: message.id });
  }
  if (noticeId === null || kind === 'visit-called-off') return null;
  const notice = await openNotice(tx, { institutionId, cardholderId, noticeId });
  if (notice === null) return 'superseded';
  // Nobody is reminded of what is neither proven to be known nor agreed to.
  const isArranged = notice.isProven && notice.answer === 'confirmed';
  return kind === 'visit-reminder' && !isArranged ? 'notice-not-proven' : null;
}

function isDue({ ground, time }: MessageWriting, message: MessageRow): boolean {
  const { channel, dueAt, reason, state, tryAfter } = message;
  return (
    (channel === 'sms' || channel === 'email') &&
    (state === 'queued' || reason === 'law') &&
    isPast(dueAt, time.now) &&
    (tryAfter === null || isPast(tryAfter, ground.wall.now()))
  );
}

function isPast(moment: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(moment, now) <= 0;
}

async function fail(
  tx: Tx,
  writing: MessageWriting,
  { message, reason }: { readonly message: MessageRow; readonly reason: string },
): Promise<Claimed> {
  const from = message.state === 'held' ? 'held' : 'queued';
  await failMessage(tx, writing, { message, move: { from, to: 'failed' }, reason });
  return { kind: 'settled' };
}

interface Asked {
  readonly message: MessageRow;
  readonly law: LawOfMessage;
}

async function stop(tx: Tx, writing: MessageWriting, { law, message }: Asked): Promise<Claimed> {
  const { may, rule, stored } = law;
  const { decisionId } = stored;
  const from = message.state === 'held' ? 'held' : 'queued';
  const because = { message, rule, decisionId };
  if (may.kind === 'never') {
    const move = { from, to: 'cancelled' } as const;
    await failMessage(tx, writing, { ...because, move, reason: 'law' });
    return { kind: 'settled' };
  }
  const reason = may.kind === 'needs-reason' ? 'needs-reason' : 'law';
  const due = may.kind === 'wait' ? { dueAt: may.until } : {};
  // A message that waited already goes on waiting: that is a step of its life as well.
  await moveMessage(tx, writing, { ...because, ...due, reason, move: messageMove(from, 'held') });
  return { kind: 'settled' };
}

/** The caps count the contact from here on; the message is in hand. */
async function mark(tx: Tx, writing: MessageWriting, { law, message }: Asked): Promise<void> {
  const { actor, ground, time } = writing;
  const { decisionId } = law.stored;
  const contactId = newId<string>(ground.ids);
  const wallNow = ground.wall.now().toString();
  await sql`insert into contacts
      (institution_id, cardholder_id, id, channel, contact_point_id, started_at, outcome,
       decision_id, recorded_at, started_by, message_id)
    values (${actor.institutionId}, ${message.cardholderId}, ${contactId}, ${message.channel},
      ${message.contactPointId}, ${time.now.toString()}, 'sent', ${decisionId}, ${wallNow},
      'institution', ${message.id})`.execute(tx);
  await sql`update messages
    set state = 'queued', reason = null, claimed_at = ${wallNow}, attempts = attempts + 1,
      contact_id = ${contactId}, decision_id = ${decisionId}, changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${message.cardholderId}
      and id = ${message.id}`.execute(tx);
  await writeAudit(tx, writing, {
    act: 'message.claim',
    thing: 'message',
    thingId: message.id,
    cardholderId: message.cardholderId,
    detail: { channel: message.channel, kind: message.kind, decisionId, contactId },
  });
}
