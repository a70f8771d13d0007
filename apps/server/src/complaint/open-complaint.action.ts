// SPDX-License-Identifier: Apache-2.0
// A complaint is written down and stops contact with the person; his visits are called off. Nothing
// is sent about it: contact rests from this moment, so the law would hold such a message back. Who
// complained in the portal sees there by when he is answered, and on the telephone he is told.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import { writePause } from '../contact/write-pause.action.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import { appendEvents } from '../events/append-events.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { answerDueOn } from './answer-due.ts';

export interface NewComplaint {
  readonly cardholderId: string;
  readonly subject: 'contact' | 'staff' | 'amount' | 'privacy' | 'other';
  readonly via: 'portal' | 'sms' | 'call' | 'letter';
  readonly words: string;
}

export interface ComplaintOpened {
  readonly complaintId: string;
  readonly answerDueOn: string;
}

/** The caller holds the cardholder's row. */
export async function openComplaint(
  tx: Tx,
  writing: MessageWriting,
  complaint: NewComplaint,
): Promise<ComplaintOpened> {
  const { actor, ground, time } = writing;
  const { cardholderId, subject, via } = complaint;
  const complaintId = newId<string>(ground.ids);
  const visitId = await answerOpenNotices(tx, writing, complaint);
  const person = await lockCardholder(tx, actor.institutionId, cardholderId);
  const { pauseId } = await writePause(tx, writing, {
    cardholderId,
    person: person ?? { caseId: null, caseState: null },
    reason: 'complaint',
    fromOn: time.day.toString(),
    stopsContact: true,
    stopsCount: false,
    note: '',
    visitsReason: 'complaint',
  });
  const { pack } = await institutionPack(tx, actor.institutionId);
  const dueOn = answerDueOn(pack, time.day).toString();
  const codes = { subject, via, answerDueOn: dueOn };
  const eventId = await appendEvent(tx, writing, {
    kind: 'complaint.opened',
    cardholderId,
    subjectId: complaintId,
    codes,
    content: { words: complaint.words },
  });
  await sql`insert into complaints
      (institution_id, cardholder_id, id, subject, state, opened_on, opened_via, answer_due_on,
       pause_id, visit_id, event_id)
    values (${actor.institutionId}, ${cardholderId}, ${complaintId}, ${subject}, 'open',
      ${time.day.toString()}, ${via}, ${dueOn}, ${pauseId}, ${visitId}, ${eventId})`.execute(tx);
  await writeAudit(tx, writing, {
    act: 'complaint.open',
    thing: 'complaint',
    thingId: complaintId,
    cardholderId,
    detail: codes,
  });
  return { complaintId, answerDueOn: dueOn };
}

/** What was announced is answered by the complaint; gives the visit it was about. */
async function answerOpenNotices(
  tx: Tx,
  writing: MessageWriting,
  { cardholderId, via }: NewComplaint,
): Promise<string | null> {
  const { actor, time } = writing;
  const answered = await sql<{ id: string; visit_id: string }>`
    update notices set answer = 'complaint', answered_at = ${time.now.toString()},
      answered_via = ${via}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and ended_at is null
    returning id, visit_id`.execute(tx);
  await appendEvents(
    tx,
    writing,
    answered.rows.map((notice) => ({
      kind: 'notice.answered',
      cardholderId,
      subjectId: notice.id,
      codes: { answer: 'complaint', via, visitId: notice.visit_id },
    })),
  );
  return answered.rows[0]?.visit_id ?? null;
}
