// SPDX-License-Identifier: Apache-2.0
// An answer is a contact that the person began: it stands in the file, and uses up none of his caps.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import type { AnswerToNotice } from './answer-given.ts';

/** The contact's id; the message that was answered is marked. */
export async function recordAnswer(
  tx: Tx,
  writing: MessageWriting,
  given: AnswerToNotice,
): Promise<string> {
  const { actor, ground, time } = writing;
  const { answer, cardholderId, messageId, via } = given;
  const contactId = newId<string>(ground.ids);
  const outcome = outcomeOf(answer.kind);
  const pointId = answer.kind === 'not-me' ? answer.contactPointId : null;
  await sql`insert into contacts
      (institution_id, cardholder_id, id, channel, contact_point_id, started_at, outcome, staff_id,
       recorded_at, started_by, identity_checked, message_id)
    values (${actor.institutionId}, ${cardholderId}, ${contactId}, ${via},
      coalesce(${pointId}::uuid, (select contact_point_id from messages
        where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
          and id = ${messageId}::uuid)),
      ${time.now.toString()}, ${outcome}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${ground.wall.now().toString()}, 'person', ${given.isIdentityChecked},
      ${messageId}::uuid)`.execute(tx);
  if (messageId !== null) await markAnswered(tx, writing, { cardholderId, messageId });
  await writeAudit(tx, writing, {
    act: 'contact.answer',
    thing: 'contact',
    thingId: contactId,
    cardholderId,
    detail: { outcome, via },
  });
  return contactId;
}

function outcomeOf(kind: AnswerToNotice['answer']['kind']): string {
  if (kind === 'declined') return 'declined-visits';
  return kind === 'not-me' ? 'not-the-person' : 'answered';
}

async function markAnswered(
  tx: Tx,
  writing: MessageWriting,
  { cardholderId, messageId }: { readonly cardholderId: string; readonly messageId: string },
): Promise<void> {
  const { actor, time } = writing;
  const marked = await sql<{ channel: string; kind: string }>`
    update messages
    set state = 'answered', answered_at = ${time.now.toString()}, changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${messageId} and state in ('sent', 'delivered')
    returning channel, kind`.execute(tx);
  const [message] = marked.rows;
  if (message === undefined) return;
  await appendEvent(tx, writing, {
    kind: 'message.answered',
    cardholderId,
    subjectId: messageId,
    codes: { channel: message.channel, kind: message.kind },
  });
}
