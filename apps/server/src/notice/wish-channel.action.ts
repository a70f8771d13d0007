// SPDX-License-Identifier: Apache-2.0
// The person would rather be reached another way: kept for every later message, and where he wishes
// to be rung, somebody has that to do.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import type { AnswerToNotice } from './answer-given.ts';

export async function wishChannel(
  tx: Tx,
  writing: MessageWriting,
  {
    given,
    channel,
  }: { readonly given: AnswerToNotice; readonly channel: 'call' | 'sms' | 'email' | 'letter' },
): Promise<void> {
  const { actor, ground, time } = writing;
  const { cardholderId, messageId, noticeId, via } = given;
  // The newest wish holds.
  await sql`update channel_wishes set withdrawn_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and wish = 'prefer' and withdrawn_at is null`.execute(tx);
  const wishId = newId<string>(ground.ids);
  await sql`insert into channel_wishes
      (institution_id, cardholder_id, id, channel, wish, told_at, told_via)
    values (${actor.institutionId}, ${cardholderId}, ${wishId}, ${channel}, 'prefer',
      ${time.now.toString()}, ${via})`.execute(tx);
  if (channel === 'call') {
    await sql`insert into contact_tasks
        (institution_id, cardholder_id, id, kind, due_at, notice_id, message_id, made_at)
      values (${actor.institutionId}, ${cardholderId}, ${newId<string>(ground.ids)}, 'call-back',
        ${time.now.toString()}, ${noticeId}, ${messageId}, ${time.now.toString()})`.execute(tx);
  }
  await appendEvent(tx, writing, {
    kind: 'channel.wished',
    cardholderId,
    subjectId: wishId,
    codes: { channel, wish: 'prefer', via },
  });
  await writeAudit(tx, writing, {
    act: 'channel.wish',
    thing: 'channel-wish',
    thingId: wishId,
    cardholderId,
    detail: { channel, wish: 'prefer', via },
  });
}
