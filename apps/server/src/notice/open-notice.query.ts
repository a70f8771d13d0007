// SPDX-License-Identifier: Apache-2.0
// One notice with all that its messages and answers need.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { AnswerKind } from '@fairvisit/domain/notice/notice-answers.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface OpenNoticeRow extends NoticeRow {
  readonly endedReason: null;
}

export interface NoticeRow {
  readonly id: string;
  readonly cardholderId: string;
  readonly visitId: string;
  readonly planId: string;
  readonly version: number;
  readonly manner: 'visit' | 'doorstep';
  readonly language: 'zh' | 'en';
  readonly nameMasked: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly officerIds: readonly string[];
  readonly answer: AnswerKind | null;
  readonly endedReason: string | null;
  readonly isProven: boolean;
  /** An earlier version of it reached the person: this one brings news. */
  readonly isNews: boolean;
}

interface Asked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly noticeId: string;
}

/** Null when there is no such notice of this person. */
export async function noticeRow(tx: Tx, asked: Asked): Promise<NoticeRow | null> {
  const found = await sql<NoticeRow>`
    select notices.id, notices.cardholder_id as "cardholderId", notices.visit_id as "visitId",
      notices.plan_id as "planId", notices.version, notices.manner, notices.language,
      coalesce(cardholder_names.name_masked, '') as "nameMasked",
      notices.window_from as "from", notices.window_until as "until",
      notices.officer_ids as "officerIds", notices.answer, notices.ended_reason as "endedReason",
      exists (select 1 from notice_proofs
        where notice_proofs.institution_id = notices.institution_id
          and notice_proofs.cardholder_id = notices.cardholder_id
          and notice_proofs.notice_id = notices.id) as "isProven",
      exists (select 1 from messages
        join notices as earlier on earlier.institution_id = messages.institution_id
          and earlier.cardholder_id = messages.cardholder_id and earlier.id = messages.notice_id
        where messages.institution_id = notices.institution_id
          and messages.cardholder_id = notices.cardholder_id
          and messages.visit_id = notices.visit_id and earlier.version < notices.version
          and messages.state in ('sent', 'delivered', 'answered')) as "isNews"
    from notices
    left join cardholder_names on cardholder_names.institution_id = notices.institution_id
      and cardholder_names.cardholder_id = notices.cardholder_id
    where notices.institution_id = ${asked.institutionId}
      and notices.cardholder_id = ${asked.cardholderId} and notices.id = ${asked.noticeId}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

/** Null when it ended. */
export async function openNotice(tx: Tx, asked: Asked): Promise<OpenNoticeRow | null> {
  const notice = await noticeRow(tx, asked);
  if (notice === null || notice.endedReason !== null) return null;
  return { ...notice, endedReason: null };
}
