// SPDX-License-Identifier: Apache-2.0
// Notices that something has to be done about: silence for too long, the eve of a visit nobody agreed
// to, a window that is over. Found by business time, a bounded number at a time.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { answerHours, settledAt } from '@fairvisit/domain/notice/notice-policy.ts';
import { sql } from 'kysely';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';

export interface NoticeToSettle {
  readonly cardholderId: string;
  readonly noticeId: string;
  readonly visitId: string;
  readonly isOver: boolean;
  /** From 18:00 of the day before. */
  readonly isEve: boolean;
  readonly isProven: boolean;
  readonly isConfirmed: boolean;
  readonly manner: 'visit' | 'doorstep';
  /** Every message of it left the house, and the last one long enough ago. */
  readonly isSilent: boolean;
}

export const noticesSettledMax = 200;

interface Asked {
  readonly institutionId: InstitutionId;
  readonly time: BusinessTime;
  /** Only this one, read again under the lock. */
  readonly noticeId?: string;
}

export async function noticesToSettle(tx: Tx, asked: Asked): Promise<readonly NoticeToSettle[]> {
  const { institutionId, noticeId, time } = asked;
  const now = time.now.toString();
  const silentSince = time.now.subtract({ hours: answerHours }).toString();
  const found = await sql<NoticeToSettle>`
    with open as (
      select notices.cardholder_id, notices.id, notices.visit_id, notices.manner, notices.answer,
        notices.window_until <= ${now} as is_over,
        (((notices.window_from at time zone ${time.zone})::date - 1) + ${settledAt}::time)
          at time zone ${time.zone} <= ${now} as is_eve,
        exists (select 1 from notice_proofs
          where notice_proofs.institution_id = notices.institution_id
            and notice_proofs.cardholder_id = notices.cardholder_id
            and notice_proofs.notice_id = notices.id) as is_proven,
        notices.answer is null and not exists (select 1 from messages
          where messages.institution_id = notices.institution_id
            and messages.cardholder_id = notices.cardholder_id
            and messages.notice_id = notices.id
            and (messages.state in ('queued', 'held') or messages.sent_at > ${silentSince}))
          and exists (select 1 from messages
          where messages.institution_id = notices.institution_id
            and messages.cardholder_id = notices.cardholder_id
            and messages.notice_id = notices.id) as is_silent,
        not exists (select 1 from contact_tasks
          where contact_tasks.institution_id = notices.institution_id
            and contact_tasks.cardholder_id = notices.cardholder_id
            and contact_tasks.notice_id = notices.id
            and contact_tasks.kind = 'find-number') as has_ways,
        notices.window_from
      from notices
      where notices.institution_id = ${institutionId} and notices.ended_at is null
        and (${noticeId ?? null}::uuid is null or notices.id = ${noticeId ?? null}::uuid)
    )
    select cardholder_id as "cardholderId", id as "noticeId", visit_id as "visitId", manner,
      is_over as "isOver", is_eve as "isEve", is_proven as "isProven",
      answer is not distinct from 'confirmed' as "isConfirmed", is_silent as "isSilent"
    from open
    where is_over or (is_silent and has_ways and not is_eve)
      or (is_eve and not (is_proven
        and (answer is not distinct from 'confirmed' or manner = 'doorstep')))
    -- What was proven and has no way left is found each time, so it stands behind the others.
    order by is_over or is_eve desc, is_proven, window_from, id
    limit ${noticesSettledMax}`.execute(tx);
  return found.rows;
}
