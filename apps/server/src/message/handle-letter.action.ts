// SPDX-License-Identifier: Apache-2.0
// The life of a letter after it was printed: posted, signed for, or sent back. Only a registered one
// that was signed for proves anything.
import { messageMove } from '@fairvisit/domain/message/message-moves.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import type { Outcome } from '../http/handler.ts';
import { proveNotice } from '../notice/prove-notice.action.ts';
import { whyReminderFell } from '../payment/reminder-stands.query.ts';
import { failMessage } from './fail-message.action.ts';
import type { Handled, Handling } from './handling.ts';
import { moveMessage } from './move-message.action.ts';
import type { MessageWriting } from './queue-message.action.ts';
import { registeredNumber } from './registered-number.query.ts';
import { askLawOfStaff, refusalOfStaff, storeStaffContact } from './staff-contact.action.ts';

export async function postLetter(
  tx: Tx,
  writing: MessageWriting,
  { input, message }: Handling,
): Promise<Outcome<Handled>> {
  const { institutionId } = writing.actor;
  const { cardholderId, id: messageId, kind } = message;
  if (kind === 'payment-reminder') {
    const asked = { institutionId, cardholderId, time: writing.time, messageId };
    const reason = await whyReminderFell(tx, asked);
    if (reason !== null) {
      await moveMessage(tx, writing, { message, move: messageMove('held', 'cancelled'), reason });
      return ok({ state: 'cancelled', isProof: false });
    }
  }
  const stored = await askLawOfStaff(tx, writing, message);
  const refusal = refusalOfStaff(stored, input.note || (message.releaseReason ?? ''));
  if (refusal !== null) {
    await writeAudit(tx, writing, {
      act: 'message.refuse',
      thing: 'message',
      thingId: messageId,
      cardholderId,
      detail: { code: refusal.code, decisionId: stored.decisionId },
    });
    return refuse(refusal);
  }
  await storeStaffContact(tx, writing, {
    message,
    outcome: 'sent',
    isIdentityChecked: false,
    note: input.note,
    stored,
  });
  await moveMessage(tx, writing, {
    message,
    move: messageMove('held', 'sent'),
    reason: null,
    decisionId: stored.decisionId,
    ...(input.registeredNo === undefined ? {} : { peerId: input.registeredNo }),
  });
  return ok({ state: 'sent', isProof: false });
}

export async function letterSigned(
  tx: Tx,
  writing: MessageWriting,
  { message }: Handling,
): Promise<Outcome<Handled>> {
  const { actor } = writing;
  const { cardholderId, contactId, noticeId, sentAt } = message;
  const asked = { institutionId: actor.institutionId, cardholderId, messageId: message.id };
  const number = await registeredNumber(tx, asked);
  const move = messageMove('sent', 'delivered');
  await moveMessage(tx, writing, { message, move, reason: null });
  await sql`update contacts set outcome = 'delivered'
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${contactId}::uuid`.execute(tx);
  // A letter without a number was not registered, and nobody can look its signature up.
  const isProof = number !== null && noticeId !== null && sentAt !== null;
  if (!isProof) return ok({ state: 'delivered', isProof });
  await proveNotice(tx, writing, {
    cardholderId,
    noticeId,
    kind: 'registered-letter-signed',
    channel: 'letter',
    messageId: message.id,
    contactId,
    sentAt,
  });
  return ok({ state: 'delivered', isProof });
}

export async function letterReturned(
  tx: Tx,
  writing: MessageWriting,
  { message }: Handling,
): Promise<Outcome<Handled>> {
  await failMessage(tx, writing, {
    message,
    move: { from: 'sent', to: 'failed' },
    reason: 'returned',
  });
  return ok({ state: 'failed', isProof: false });
}
