// SPDX-License-Identifier: Apache-2.0
// Somebody else has this number or mail address. It is never used again, and what it proved or said
// yes to counts for nothing: the notice goes another way, or the visit does not take place.
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import type { AnswerToNotice } from './answer-given.ts';
import { dropPoint } from './drop-point.action.ts';
import { tryNextChannel } from './next-channel.action.ts';
import { type NoticeRow, openNotice } from './open-notice.query.ts';
import { recordAnswer } from './record-answer.action.ts';

export interface NotMe {
  readonly given: AnswerToNotice;
  readonly notice: NoticeRow;
  readonly contactPointId: string;
}

/** The caller holds the cardholder's row. */
export async function notThePerson(tx: Tx, writing: MessageWriting, told: NotMe): Promise<void> {
  const { contactPointId, given } = told;
  const { cardholderId, noticeId } = given;
  const { institutionId } = writing.actor;
  await record(tx, writing, told);
  await dropPoint(tx, writing, { cardholderId, contactPointId });
  const notice = await openNotice(tx, { institutionId, cardholderId, noticeId });
  // What still stands rests on something else.
  if (notice === null || (notice.isProven && notice.answer !== null)) return;
  const next = await tryNextChannel(tx, writing, { cardholderId, noticeId });
  if (next === null && !notice.isProven) await callOff(tx, writing, notice);
}

async function record(tx: Tx, writing: MessageWriting, { given, notice }: NotMe): Promise<void> {
  const { cardholderId, via } = given;
  const contactId = await recordAnswer(tx, writing, given);
  const codes = { answer: 'not-me', via, visitId: notice.visitId, contactId };
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

async function callOff(tx: Tx, writing: MessageWriting, notice: NoticeRow): Promise<void> {
  const { cardholderId, visitId } = notice;
  await callOffVisits(tx, writing, { cardholderId, visitIds: [visitId], reason: 'not-me' });
}
