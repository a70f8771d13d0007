// SPDX-License-Identifier: Apache-2.0
// Something a member of staff has to do for a person next; asked for twice, it is one task.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from './queue-message.action.ts';

export interface TaskToMake {
  readonly kind: 'call-back' | 'answer-words';
  readonly cardholderId: string;
  readonly messageId: string;
  readonly noticeId: string | null;
  readonly visitId: string | null;
}

export async function makeTask(tx: Tx, writing: MessageWriting, task: TaskToMake): Promise<void> {
  const { actor, ground, time } = writing;
  const { cardholderId, kind, messageId, noticeId, visitId } = task;
  const taskId = newId<string>(ground.ids);
  const now = time.now.toString();
  const made = await sql<{ id: string }>`insert into contact_tasks
      (institution_id, cardholder_id, id, kind, due_at, visit_id, notice_id, message_id, made_at)
    select ${actor.institutionId}, ${cardholderId}::uuid, ${taskId}::uuid, ${kind},
      ${now}::timestamptz, ${visitId}::uuid, ${noticeId}::uuid, ${messageId}::uuid,
      ${now}::timestamptz
    where not exists (select 1 from contact_tasks
      where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
        and message_id = ${messageId} and kind = ${kind} and state = 'open')
    returning id`.execute(tx);
  if (made.rows.length === 0) return;
  await writeAudit(tx, writing, {
    act: 'contact-task.make',
    thing: 'contact-task',
    thingId: taskId,
    cardholderId,
    detail: { kind, messageId },
  });
}
