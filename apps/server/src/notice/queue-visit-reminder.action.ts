// SPDX-License-Identifier: Apache-2.0
// One reminder of an agreed visit, the day before. It goes the way the person answered by, and is
// taken back with its notice; a visit agreed on too late for one has none.
import { nextWay } from '@fairvisit/domain/notice/channel-ladder.ts';
import { reminderAt } from '@fairvisit/domain/notice/notice-policy.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { cancelMessages } from '../message/cancel-messages.action.ts';
import { type MessageWriting, queueMessage } from '../message/queue-message.action.ts';
import { eveOf } from './eve-of.ts';
import { noticeContent } from './notice-content.ts';
import { houseTold, officersTold } from './notice-source.query.ts';
import { openNotice } from './open-notice.query.ts';
import { waysToPerson } from './ways-to-person.query.ts';

interface NoticeOfPerson {
  readonly cardholderId: string;
  readonly noticeId: string;
}

export async function queueReminder(
  tx: Tx,
  writing: MessageWriting,
  which: NoticeOfPerson,
): Promise<void> {
  const { institutionId } = writing.actor;
  const notice = await openNotice(tx, { institutionId, ...which });
  if (notice === null) return;
  const { cardholderId, visitId } = notice;
  await cancelMessages(tx, writing, {
    cardholderId,
    visitId,
    kinds: ['visit-reminder'],
    reason: 'moved',
  });
  const house = await houseTold(tx, institutionId);
  const dueAt = eveOf(notice.from, house.zone, reminderAt);
  if (Temporal.Instant.compare(dueAt, writing.time.now) <= 0) return;
  const way = await wayOfReminder(tx, writing, which);
  if (way === null) return;
  const officers = await officersTold(tx, institutionId, notice.officerIds);
  await queueMessage(tx, writing, {
    cardholderId,
    kind: 'visit-reminder',
    channel: way.channel,
    contactPointId: way.pointId,
    addressId: null,
    noticeId: notice.id,
    visitId,
    language: notice.language,
    content: noticeContent(
      {
        ...notice,
        kind: 'visit-reminder',
        channel: way.channel,
        officers: notice.officerIds.flatMap((id) => officers.get(id) ?? []),
      },
      house,
    ),
    dueAt,
    expiresAt: notice.from,
  });
}

interface ReminderWay {
  readonly channel: 'sms' | 'email';
  readonly pointId: string;
}

/** A letter comes too late, and a call in addition is one too many. */
async function wayOfReminder(
  tx: Tx,
  { actor }: MessageWriting,
  which: NoticeOfPerson,
): Promise<ReminderWay | null> {
  const { institutionId } = actor;
  const found = await sql<ReminderWay>`
    select messages.channel, messages.contact_point_id as "pointId"
    from messages
    join contact_points on contact_points.institution_id = messages.institution_id
      and contact_points.cardholder_id = messages.cardholder_id
      and contact_points.id = messages.contact_point_id and not contact_points.is_frozen
    join notices on notices.institution_id = messages.institution_id
      and notices.cardholder_id = messages.cardholder_id and notices.id = ${which.noticeId}
    where messages.institution_id = ${institutionId}
      and messages.cardholder_id = ${which.cardholderId} and messages.visit_id = notices.visit_id
      and messages.channel in ('sms', 'email')
      and messages.state in ('sent', 'delivered', 'answered')
    order by messages.state = 'answered' desc, messages.sent_at desc, messages.id desc
    limit 1`.execute(tx);
  if (found.rows[0]) return found.rows[0];
  const way = nextWay(await waysToPerson(tx, { institutionId, ...which }));
  if (way === null || (way.channel !== 'sms' && way.channel !== 'email')) return null;
  return { channel: way.channel, pointId: way.pointId };
}
