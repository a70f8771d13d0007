// SPDX-License-Identifier: Apache-2.0
// Somebody else has this number or mail address, however that came to light. It is never used again,
// and a visit whose proof or yes rests on it waits for a notice that goes another way.
import { nextWay } from '@fairvisit/domain/notice/channel-ladder.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import { putBack } from './put-back.action.ts';
import { waysToPerson } from './ways-to-person.query.ts';

export interface PointToDrop {
  readonly cardholderId: string;
  readonly contactPointId: string;
}

/** The caller holds the cardholder's row. */
export async function dropPoint(
  tx: Tx,
  writing: MessageWriting,
  point: PointToDrop,
): Promise<void> {
  const { institutionId } = writing.actor;
  const { cardholderId, contactPointId } = point;
  await sql`update contact_points set is_frozen = true
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      and id = ${contactPointId}`.execute(tx);
  for (const { noticeId, visitId } of await noticesResting(tx, writing, point)) {
    const ways = await waysToPerson(tx, { institutionId, cardholderId, noticeId });
    if (nextWay({ ...ways, tried: [] }) === null) {
      await callOffVisits(tx, writing, { cardholderId, visitIds: [visitId], reason: 'not-me' });
    } else {
      await putBack(tx, writing, { cardholderId, visitId, reason: 'notice-not-proven' });
    }
  }
}

const noticesMax = 50;

/** A receipt of that very number is their only proof, or a bare reply from there their answer. */
async function noticesResting(
  tx: Tx,
  { actor }: MessageWriting,
  { cardholderId, contactPointId }: PointToDrop,
): Promise<readonly { readonly noticeId: string; readonly visitId: string }[]> {
  const found = await sql<{ noticeId: string; visitId: string }>`
    select notices.id as "noticeId", notices.visit_id as "visitId"
    from notices
    left join lateral (
      select bool_and(notice_proofs.kind = 'sms-receipt-confirmed-point'
        and messages.contact_point_id is not distinct from ${contactPointId}::uuid) as is_its_own
      from notice_proofs
      left join messages on messages.institution_id = notice_proofs.institution_id
        and messages.cardholder_id = notice_proofs.cardholder_id
        and messages.id = notice_proofs.message_id
      where notice_proofs.institution_id = notices.institution_id
        and notice_proofs.cardholder_id = notices.cardholder_id
        and notice_proofs.notice_id = notices.id
    ) as proofs on true
    where notices.institution_id = ${actor.institutionId}
      and notices.cardholder_id = ${cardholderId} and notices.ended_at is null
      and (coalesce(proofs.is_its_own, false) or (notices.answered_via = 'sms' and exists (
        select 1 from contacts
        join messages on messages.institution_id = contacts.institution_id
          and messages.cardholder_id = contacts.cardholder_id
          and messages.id = contacts.message_id and messages.notice_id = notices.id
        where contacts.institution_id = notices.institution_id
          and contacts.cardholder_id = notices.cardholder_id
          and contacts.contact_point_id = ${contactPointId}::uuid and contacts.channel = 'sms'
          and contacts.started_by = 'person' and contacts.outcome = 'answered'
          and contacts.started_at = notices.answered_at)))
    order by notices.window_from, notices.id
    limit ${noticesMax}`.execute(tx);
  return found.rows;
}
