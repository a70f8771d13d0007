// SPDX-License-Identifier: Apache-2.0
// What the person answers to a notice, by whichever way it came. The caller holds the cardholder's row.
import { assert } from '@fairvisit/domain/assert.ts';
import { refusesAnswer } from '@fairvisit/domain/notice/notice-answers.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { dropDrafts } from '../day-plan/drop-drafts.action.ts';
import { takeSlot } from '../day-plan/take-slot.action.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Outcome } from '../http/handler.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import { announceVisits } from './announce-visits.action.ts';
import type { AnswerToNotice } from './answer-given.ts';
import { notThePerson } from './not-the-person.action.ts';
import { type NoticeRow, noticeRow } from './open-notice.query.ts';
import { proveByAnswer } from './prove-by-answer.action.ts';
import { proveNotice } from './prove-notice.action.ts';
import { queueReminder } from './queue-visit-reminder.action.ts';
import { recordAnswer } from './record-answer.action.ts';
import { wishChannel } from './wish-channel.action.ts';

/** Declining is always possible; confirming and moving only while the notice is open. */
export async function answerNotice(
  tx: Tx,
  writing: MessageWriting,
  given: AnswerToNotice,
): Promise<Outcome<null>> {
  const { institutionId } = writing.actor;
  const notice = await noticeRow(tx, { institutionId, ...given });
  if (notice === null) return refuse({ code: 'thing.not-found' });
  const refusal = refusesAnswer(notice, given.answer.kind);
  if (refusal !== null) {
    const detail = { from: notice.from.toString(), until: notice.until.toString() };
    return refuse({ code: refusal, detail });
  }
  switch (given.answer.kind) {
    case 'confirmed':
      return confirm(tx, writing, { given, notice });
    case 'moved':
      return move(tx, writing, { given, notice, from: given.answer.from });
    case 'declined':
      await keep(tx, writing, { given, notice });
      await callOffVisits(tx, writing, { cardholderId: given.cardholderId, reason: 'declined' });
      return ok(null);
    case 'other-channel':
      await keep(tx, writing, { given, notice });
      await wishChannel(tx, writing, { given, channel: given.answer.channel });
      await callOffVisits(tx, writing, {
        cardholderId: given.cardholderId,
        reason: 'other-channel',
      });
      return ok(null);
    case 'not-me':
      await notThePerson(tx, writing, {
        given,
        notice,
        contactPointId: given.answer.contactPointId,
      });
      return ok(null);
  }
}

interface Answered {
  readonly given: AnswerToNotice;
  readonly notice: NoticeRow;
}

/** The contact, the answer, and what it proves: written before anything follows from it. */
async function keep(tx: Tx, writing: MessageWriting, { given, notice }: Answered): Promise<void> {
  const { actor, time } = writing;
  const { cardholderId, via } = given;
  const { kind } = given.answer;
  const contactId = await recordAnswer(tx, writing, given);
  await sql`update notices
    set answer = ${kind}, answered_at = ${time.now.toString()}, answered_via = ${via}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${notice.id}`.execute(tx);
  await proveByAnswer(tx, writing, { given, contactId });
  const codes = { answer: kind, via, visitId: notice.visitId };
  await appendEvent(tx, writing, {
    kind: 'notice.answered',
    cardholderId,
    subjectId: notice.id,
    codes,
  });
  await writeAudit(tx, writing, {
    act: 'notice.answer',
    thing: 'notice',
    thingId: notice.id,
    cardholderId,
    detail: codes,
  });
}

async function confirm(
  tx: Tx,
  writing: MessageWriting,
  answered: Answered,
): Promise<Outcome<null>> {
  await keep(tx, writing, answered);
  await dropDrafts(tx, writing, answered.notice);
  await queueReminder(tx, writing, {
    cardholderId: answered.given.cardholderId,
    noticeId: answered.notice.id,
  });
  return ok(null);
}

/** The window he chose is told to him as he chooses it: that is its announcement and its proof. */
async function move(
  tx: Tx,
  writing: MessageWriting,
  { given, notice, from }: Answered & { readonly from: Temporal.Instant },
): Promise<Outcome<null>> {
  const { cardholderId, messageId, via } = given;
  const { visitId } = notice;
  if (notice.from.equals(from)) {
    // The hour that he is asked about: choosing it is a yes.
    if (notice.answer === 'confirmed') return refuse({ code: 'visit.already-arranged' });
    return confirm(tx, writing, { given: { ...given, answer: { kind: 'confirmed' } }, notice });
  }
  const taken = await takeSlot(tx, writing, { cardholderId, visitId, from });
  if (!taken.ok) return taken;
  await keep(tx, writing, { given, notice });
  const [announced] = await announceVisits(tx, writing, [
    { cardholderId, visitId, planId: taken.value.planId, isWished: true, because: 'moved' },
  ]);
  assert(announced, 'another time is announced anew');
  const { noticeId } = announced;
  const { actor, time } = writing;
  await sql`update notices
    set answer = 'confirmed', answered_at = ${time.now.toString()}, answered_via = ${via}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${noticeId}`.execute(tx);
  if (given.isIdentityChecked) {
    await proveNotice(tx, writing, {
      cardholderId,
      noticeId,
      kind: 'identity-checked-conversation',
      channel: via === 'call' ? 'phone' : 'portal',
      messageId,
      contactId: null,
      sentAt: time.now,
    });
  }
  await appendEvent(tx, writing, {
    kind: 'visit.moved',
    cardholderId,
    subjectId: visitId,
    codes: { planId: taken.value.planId, noticeId },
  });
  await queueReminder(tx, writing, { cardholderId, noticeId });
  return ok(null);
}
