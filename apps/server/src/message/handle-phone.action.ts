// SPDX-License-Identifier: Apache-2.0
// A call that tells of a notice: spoken with the person, nobody answered, or somebody else did. What
// was said counts once his identity was checked.
import { messageMove } from '@fairvisit/domain/message/message-moves.ts';
import { refusesAnswer } from '@fairvisit/domain/notice/notice-answers.ts';
import type { RefusalCode } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import type { Outcome } from '../http/handler.ts';
import { answerNotice } from '../notice/answer-notice.action.ts';
import { dropPoint } from '../notice/drop-point.action.ts';
import { noticeRow } from '../notice/open-notice.query.ts';
import { proveNotice } from '../notice/prove-notice.action.ts';
import { failMessage, goOn } from './fail-message.action.ts';
import type { Handled, Handling } from './handling.ts';
import type { MessageRow } from './message-row.query.ts';
import { moveMessage } from './move-message.action.ts';
import type { MessageWriting } from './queue-message.action.ts';
import {
  askLawOfStaff,
  refusalOfStaff,
  type StaffContact,
  storeStaffContact,
} from './staff-contact.action.ts';

export async function spokenWith(
  tx: Tx,
  writing: MessageWriting,
  handling: Handling,
): Promise<Outcome<Handled>> {
  const { input, message } = handling;
  const isIdentityChecked = input.identityCheckedBy !== undefined;
  const answer = input.answer ?? 'none';
  if (!isIdentityChecked && answer !== 'none') {
    return refuse({ code: 'request.malformed', field: 'identityCheckedBy' });
  }
  const refusal =
    answer === 'none' ? null : await refusalOfAnswer(tx, writing, { message, answer });
  if (refusal !== null) return refuse({ code: refusal, field: 'answer' });
  const called = await recordCall(tx, writing, { ...handling, outcome: 'conversation' });
  if (!called.ok) return called;
  if (!isIdentityChecked) {
    // Nobody knows who that was: the notice is as unproven as before.
    const move = { from: 'held', to: 'failed' } as const;
    await failMessage(tx, writing, { message, move, reason: 'identity-not-checked' });
    return ok({ state: 'failed', isProof: false });
  }
  const move = messageMove('held', 'answered');
  await moveMessage(tx, writing, { message, move, reason: 'spoken' });
  const { cardholderId, noticeId } = message;
  if (noticeId === null) return ok({ state: 'answered', isProof: false });
  await proveNotice(tx, writing, {
    cardholderId,
    noticeId,
    kind: 'identity-checked-conversation',
    channel: 'phone',
    messageId: message.id,
    contactId: called.value,
    sentAt: writing.time.now,
  });
  if (answer !== 'none') {
    const answered = await answerNotice(tx, writing, {
      cardholderId,
      noticeId,
      messageId: message.id,
      via: 'call',
      isIdentityChecked,
      answer: { kind: answer },
    });
    if (!answered.ok) return answered;
  }
  return ok({ state: 'answered', isProof: true });
}

/** Asked before anything is written: an answer that comes too late leaves the call to be told anew. */
async function refusalOfAnswer(
  tx: Tx,
  { actor }: MessageWriting,
  { message, answer }: { readonly message: MessageRow; readonly answer: 'confirmed' | 'declined' },
): Promise<RefusalCode | null> {
  const { cardholderId, noticeId } = message;
  if (noticeId === null) return 'thing.not-found';
  const { institutionId } = actor;
  const notice = await noticeRow(tx, { institutionId, cardholderId, noticeId });
  return notice === null ? 'thing.not-found' : refusesAnswer(notice, answer);
}

/** The attempt counts; the call is still to be made. */
export async function noAnswer(
  tx: Tx,
  writing: MessageWriting,
  handling: Handling,
): Promise<Outcome<Handled>> {
  const called = await recordCall(tx, writing, { ...handling, outcome: 'no-answer' });
  return called.ok ? ok({ state: 'held', isProof: false }) : called;
}

/** That number is never rung again for this person. */
export async function notThePerson(
  tx: Tx,
  writing: MessageWriting,
  handling: Handling,
): Promise<Outcome<Handled>> {
  const { message } = handling;
  const called = await recordCall(tx, writing, { ...handling, outcome: 'not-the-person' });
  if (!called.ok) return called;
  const { cardholderId, contactPointId } = message;
  // First the call itself, so that its message tells what became of it.
  const move = { from: 'held', to: 'failed' } as const;
  await moveMessage(tx, writing, { message, move, reason: 'not-the-person' });
  if (contactPointId !== null) await dropPoint(tx, writing, { cardholderId, contactPointId });
  await goOn(tx, writing, message);
  return ok({ state: 'failed', isProof: false });
}

async function recordCall(
  tx: Tx,
  writing: MessageWriting,
  { input, message, outcome }: Handling & Pick<StaffContact, 'outcome'>,
): Promise<Outcome<string>> {
  const stored = await askLawOfStaff(tx, writing, message);
  const refusal = refusalOfStaff(stored, input.note);
  if (refusal !== null) {
    await writeAudit(tx, writing, {
      act: 'message.refuse',
      thing: 'message',
      thingId: message.id,
      cardholderId: message.cardholderId,
      detail: { code: refusal.code, decisionId: stored.decisionId },
    });
    return refuse(refusal);
  }
  const isIdentityChecked = input.identityCheckedBy !== undefined;
  const contact = { message, outcome, isIdentityChecked, note: input.note, stored };
  return ok(await storeStaffContact(tx, writing, contact));
}
