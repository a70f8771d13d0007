// SPDX-License-Identifier: Apache-2.0
// One way did not work, or met with silence: the next lawful channel is tried, each once for a notice.
import { newId } from '@fairvisit/domain/ids.ts';
import { nextWay } from '@fairvisit/domain/notice/channel-ladder.ts';
import { settledAt } from '@fairvisit/domain/notice/notice-policy.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import {
  type MessageWriting,
  type QueuedMessage,
  queueMessage,
} from '../message/queue-message.action.ts';
import { eveOf } from './eve-of.ts';
import { noticeContent } from './notice-content.ts';
import { houseTold, officersTold } from './notice-source.query.ts';
import { type OpenNoticeRow, openNotice } from './open-notice.query.ts';
import { waysToPerson } from './ways-to-person.query.ts';

export interface NoticeOfPerson {
  readonly cardholderId: string;
  readonly noticeId: string;
}

/** Null when no channel or no time is left, or the notice ended. The caller holds the cardholder's row. */
export async function tryNextChannel(
  tx: Tx,
  writing: MessageWriting,
  which: NoticeOfPerson,
): Promise<QueuedMessage | null> {
  const { institutionId } = writing.actor;
  const notice = await openNotice(tx, { institutionId, ...which });
  if (notice === null) return null;
  const house = await houseTold(tx, institutionId);
  // Whoever has not been told by then is not told of a visit that does not take place.
  const expiresAt = eveOf(notice.from, house.zone, settledAt);
  if (Temporal.Instant.compare(expiresAt, writing.time.now) <= 0) return null;
  for (;;) {
    const way = nextWay(await waysToPerson(tx, { institutionId, ...which }));
    if (way === null) {
      await askForNumber(tx, writing, notice);
      return null;
    }
    const officers = await officersTold(tx, institutionId, notice.officerIds);
    const kind = notice.isNews ? 'visit-changed' : 'visit-notice';
    const queued = await queueMessage(tx, writing, {
      cardholderId: notice.cardholderId,
      kind,
      channel: way.channel,
      contactPointId: way.channel === 'letter' ? null : way.pointId,
      addressId: way.channel === 'letter' ? way.pointId : null,
      noticeId: notice.id,
      visitId: notice.visitId,
      language: notice.language,
      content: noticeContent(
        {
          ...notice,
          kind,
          channel: way.channel,
          officers: notice.officerIds.flatMap((id) => officers.get(id) ?? []),
        },
        house,
      ),
      expiresAt,
    });
    // Each turn uses up one way, so it ends.
    if (queued.state !== 'cancelled') return queued;
  }
}

/** Nobody can be told: somebody looks for a number that the person himself left. */
async function askForNumber(tx: Tx, writing: MessageWriting, notice: OpenNoticeRow): Promise<void> {
  if (notice.isProven) return;
  const { actor, ground, time } = writing;
  const asked = await sql<{ id: string }>`
    select id from contact_tasks
    where institution_id = ${actor.institutionId} and cardholder_id = ${notice.cardholderId}
      and kind = 'find-number' and notice_id = ${notice.id}
    limit 1`.execute(tx);
  if (asked.rows.length > 0) return;
  const taskId = newId<string>(ground.ids);
  await sql`insert into contact_tasks
      (institution_id, cardholder_id, id, kind, due_at, visit_id, notice_id, made_at)
    values (${actor.institutionId}, ${notice.cardholderId}, ${taskId}, 'find-number',
      ${time.now.toString()}, ${notice.visitId}, ${notice.id}, ${time.now.toString()})`.execute(tx);
  await writeAudit(tx, writing, {
    act: 'contact-task.make',
    thing: 'contact-task',
    thingId: taskId,
    cardholderId: notice.cardholderId,
    detail: { kind: 'find-number' },
  });
}
