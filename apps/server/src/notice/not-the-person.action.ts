// SPDX-License-Identifier: Apache-2.0
// Somebody else has this number or mail address. It is never used again, and what it proved or said
// yes to counts for nothing: the notice goes another way, or the visit does not take place.
import { nextWay } from '@fairvisit/domain/notice/channel-ladder.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import type { AnswerToNotice } from './answer-given.ts';
import { tryNextChannel } from './next-channel.action.ts';
import type { NoticeRow } from './open-notice.query.ts';
import { putBack } from './put-back.action.ts';
import { recordAnswer } from './record-answer.action.ts';
import { waysToPerson } from './ways-to-person.query.ts';

export interface NotMe {
  readonly given: AnswerToNotice;
  readonly notice: NoticeRow;
  readonly contactPointId: string;
}

/** The caller holds the cardholder's row. */
export async function notThePerson(tx: Tx, writing: MessageWriting, told: NotMe): Promise<void> {
  const { given, notice } = told;
  const { cardholderId } = given;
  await freeze(tx, writing, told);
  await record(tx, writing, told);
  if (notice.endedReason !== null) return;
  const isKnownOtherwise = await isProvenOtherwise(tx, writing, told);
  if (isKnownOtherwise && notice.answer !== null) return;
  if (!isKnownOtherwise && (notice.isProven || notice.answer !== null)) {
    await startAnew(tx, writing, notice);
    return;
  }
  const next = await tryNextChannel(tx, writing, { cardholderId, noticeId: notice.id });
  if (next === null && !isKnownOtherwise) await callOff(tx, writing, notice);
}

async function freeze(
  tx: Tx,
  { actor }: MessageWriting,
  { contactPointId, given }: NotMe,
): Promise<void> {
  await sql`update contact_points set is_frozen = true
    where institution_id = ${actor.institutionId} and cardholder_id = ${given.cardholderId}
      and id = ${contactPointId}`.execute(tx);
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

/** A receipt of that very number proves nothing any more; whatever else was proven stands. */
async function isProvenOtherwise(
  tx: Tx,
  { actor }: MessageWriting,
  { contactPointId, given, notice }: NotMe,
): Promise<boolean> {
  const found = await sql<{ id: string }>`
    select notice_proofs.id from notice_proofs
    left join messages on messages.institution_id = notice_proofs.institution_id
      and messages.cardholder_id = notice_proofs.cardholder_id
      and messages.id = notice_proofs.message_id
    where notice_proofs.institution_id = ${actor.institutionId}
      and notice_proofs.cardholder_id = ${given.cardholderId}
      and notice_proofs.notice_id = ${notice.id}
      and (notice_proofs.kind <> 'sms-receipt-confirmed-point'
        or messages.contact_point_id is distinct from ${contactPointId}::uuid)
    limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** The visit waits for a plan whose notice goes another way, if there is one. */
async function startAnew(tx: Tx, writing: MessageWriting, notice: NoticeRow): Promise<void> {
  const { cardholderId, visitId } = notice;
  const { institutionId } = writing.actor;
  const ways = await waysToPerson(tx, { institutionId, cardholderId, noticeId: notice.id });
  if (nextWay({ ...ways, tried: [] }) === null) {
    await callOff(tx, writing, notice);
    return;
  }
  await putBack(tx, writing, { cardholderId, visitId, reason: 'notice-not-proven' });
}

async function callOff(tx: Tx, writing: MessageWriting, notice: NoticeRow): Promise<void> {
  const { cardholderId, visitId } = notice;
  await callOffVisits(tx, writing, { cardholderId, visitIds: [visitId], reason: 'not-me' });
}
