// SPDX-License-Identifier: Apache-2.0
// A peer's receipt: the message arrived, or did not. A second, a late or a strange one changes
// nothing; one for a number that the person confirmed proves the notice.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { messageMove } from '@fairvisit/domain/message/message-moves.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { proveNotice } from '../notice/prove-notice.action.ts';
import { failMessage } from './fail-message.action.ts';
import { type MessageRow, messageRow } from './message-row.query.ts';
import { moveMessage } from './move-message.action.ts';
import type { MessageWriting } from './queue-message.action.ts';
import { sentMessage } from './sent-message.query.ts';

export interface Receipt {
  readonly channel: 'sms' | 'email';
  /** What the peer called the message when it took it. */
  readonly peerId: string;
  readonly outcome: 'delivered' | 'failed';
  /** A code of ours: 'undelivered', 'expired', 'rejected'. */
  readonly reason?: string;
}

/** 'unknown': nothing of this institution was ever called so, or not yet. */
export function recordReceipt(
  ground: Ground,
  institutionId: InstitutionId,
  receipt: Receipt,
): Promise<'recorded' | 'unknown'> {
  return ground.db.forInstitution(institutionId, async (tx) => {
    const sent = await sentMessage(tx, { institutionId, ...receipt });
    if (sent === null) return 'unknown';
    const { cardholderId, messageId } = sent;
    await lockCardholder(tx, institutionId, cardholderId);
    const message = await messageRow(tx, { institutionId, cardholderId, messageId });
    if (message === null) return 'unknown';
    const time = await businessTime(tx, ground, institutionId);
    const writing = { ground, actor: { kind: 'system', institutionId }, time } as const;
    if (receipt.outcome === 'delivered') await arrived(tx, writing, message);
    else await lost(tx, writing, { message, reason: receipt.reason ?? 'undelivered' });
    return 'recorded';
  });
}

async function arrived(tx: Tx, writing: MessageWriting, message: MessageRow): Promise<void> {
  const { state } = message;
  if (state === 'sent') {
    const move = messageMove('sent', 'delivered');
    await moveMessage(tx, writing, { message, move, reason: null });
  } else if (state === 'answered' && message.deliveredAt === null) {
    await noteDelivery(tx, writing, message);
  } else {
    return;
  }
  await markContact(tx, writing, message);
  const { cardholderId, noticeId, sentAt } = message;
  const isProof = message.channel === 'sms' && message.isPointConfirmed;
  if (!isProof || noticeId === null || sentAt === null) return;
  await proveNotice(tx, writing, {
    cardholderId,
    noticeId,
    kind: 'sms-receipt-confirmed-point',
    channel: 'sms',
    messageId: message.id,
    contactId: message.contactId,
    sentAt,
  });
}

/** The person was quicker than the receipt: his answer stays the state of the message. */
async function noteDelivery(tx: Tx, writing: MessageWriting, message: MessageRow): Promise<void> {
  const { actor, time } = writing;
  await sql`update messages set delivered_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${message.cardholderId}
      and id = ${message.id} and delivered_at is null`.execute(tx);
  await writeAudit(tx, writing, {
    act: 'message.delivered',
    thing: 'message',
    thingId: message.id,
    cardholderId: message.cardholderId,
    detail: { state: message.state },
  });
}

async function markContact(
  tx: Tx,
  { actor }: MessageWriting,
  { cardholderId, contactId }: MessageRow,
): Promise<void> {
  await sql`update contacts set outcome = 'delivered'
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${contactId}::uuid and outcome = 'sent'`.execute(tx);
}

async function lost(
  tx: Tx,
  writing: MessageWriting,
  { message, reason }: { readonly message: MessageRow; readonly reason: string },
): Promise<void> {
  if (message.state !== 'sent') return;
  await failMessage(tx, writing, { message, move: { from: 'sent', to: 'failed' }, reason });
}
