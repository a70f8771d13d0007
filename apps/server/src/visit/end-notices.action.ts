// SPDX-License-Identifier: Apache-2.0
// Open notices of visits end with the reason: they announce nothing from now on, and their links say
// what changed.
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { appendEvents } from '../events/append-events.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface NoticeEnded {
  readonly cardholderId: string;
  readonly noticeId: string;
  readonly visitId: string;
  readonly windowUntil: Temporal.Instant;
}

export async function endNotices(
  tx: Tx,
  writing: MessageWriting,
  which: {
    readonly visits: readonly { readonly cardholderId: string; readonly visitId: string }[];
    readonly reason: string;
  },
): Promise<readonly NoticeEnded[]> {
  const { actor, time } = writing;
  const { reason, visits } = which;
  const ended = await sql<NoticeEnded>`
    update notices set ended_at = ${time.now.toString()}, ended_reason = ${reason}
    from unnest(
      ${visits.map((visit) => visit.cardholderId)}::uuid[],
      ${visits.map((visit) => visit.visitId)}::uuid[]
    ) as asked (cardholder_id, visit_id)
    where notices.institution_id = ${actor.institutionId}
      and notices.cardholder_id = asked.cardholder_id and notices.visit_id = asked.visit_id
      and notices.ended_at is null
    returning notices.cardholder_id as "cardholderId", notices.id as "noticeId",
      notices.visit_id as "visitId", notices.window_until as "windowUntil"`.execute(tx);
  if (ended.rows.length > 0) {
    // A number was looked for so that this notice could be told.
    await sql`update contact_tasks
      set state = 'cancelled', ended_at = ${time.now.toString()}
      where institution_id = ${actor.institutionId} and state = 'open' and kind = 'find-number'
        and cardholder_id = any(${ended.rows.map((row) => row.cardholderId)}::uuid[])
        and notice_id = any(${ended.rows.map((row) => row.noticeId)}::uuid[])`.execute(tx);
  }
  await appendEvents(
    tx,
    writing,
    ended.rows.map(({ cardholderId, noticeId, visitId }) => ({
      kind: 'notice.ended',
      cardholderId,
      subjectId: noticeId,
      codes: { reason, visitId },
    })),
  );
  return ended.rows.toSorted((left, right) => (left.noticeId < right.noticeId ? -1 : 1));
}
