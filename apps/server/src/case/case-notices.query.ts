// SPDX-License-Identifier: Apache-2.0
// Every notice of a person, newest first, with its officers, its proofs and its messages. No words
// of a message and no whole number stand here: those are read in the outbox.
import type { CaseNotice } from '@fairvisit/api/case-visit.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PersonAsked } from './case-person.query.ts';

const noticesShownMax = 200;
const ofNoticeShownMax = 20;
const versionsShownMax = 50;

export interface NoticeOfVisit extends CaseNotice {
  readonly visitId: string;
}

export async function caseNotices(tx: Tx, asked: PersonAsked): Promise<NoticeOfVisit[]> {
  const rows = await noticeRows(tx, asked);
  if (rows.length === 0) return [];
  const proofs = await proofRows(tx, asked);
  const messages = await messageRows(tx, asked);
  return rows
    .filter(({ place }) => place <= versionsShownMax)
    .map(({ place: _place, madeAt, answeredAt, endedAt, windowFrom, windowUntil, ...row }) => ({
      ...row,
      officers: [...row.officers],
      windowFrom: windowFrom.toString(),
      windowUntil: windowUntil.toString(),
      madeAt: madeAt.toString(),
      answeredAt: answeredAt?.toString() ?? null,
      endedAt: endedAt?.toString() ?? null,
      proofs: proofs
        .filter(({ noticeId }) => noticeId === row.id)
        .slice(0, ofNoticeShownMax)
        .map(({ kind, channel, sentAt, provenAt }) => ({
          kind,
          channel,
          sentAt: sentAt.toString(),
          provenAt: provenAt.toString(),
        })),
      messages: messages
        .filter(({ noticeId }) => noticeId === row.id)
        .slice(0, ofNoticeShownMax)
        .map(({ noticeId: _notice, dueAt, sentAt, ...message }) => ({
          ...message,
          dueAt: dueAt.toString(),
          sentAt: sentAt?.toString() ?? null,
        })),
    }));
}

type NoticeRow = Pick<
  CaseNotice,
  'id' | 'version' | 'manner' | 'language' | 'isWished' | 'answer' | 'answeredVia' | 'endedReason'
> & {
  readonly visitId: string;
  readonly officers: CaseNotice['officers'];
  readonly windowFrom: Temporal.Instant;
  readonly windowUntil: Temporal.Instant;
  readonly madeAt: Temporal.Instant;
  readonly answeredAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** 1 is the newest of its visit. */
  readonly place: number;
};

async function noticeRows(tx: Tx, asked: PersonAsked): Promise<NoticeRow[]> {
  const { institutionId, cardholderId } = asked;
  const found = await sql<NoticeRow>`
    select notices.id, notices.visit_id as "visitId", notices.version, notices.manner,
      notices.language, notices.window_from as "windowFrom", notices.window_until as "windowUntil",
      notices.is_wished as "isWished", notices.made_at as "madeAt", notices.answer,
      notices.answered_at as "answeredAt", notices.answered_via as "answeredVia",
      notices.ended_at as "endedAt", notices.ended_reason as "endedReason",
      (row_number() over (partition by notices.visit_id order by notices.version desc))::integer
        as place,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', staff.name, 'badgeNo', staff.badge_no)
          order by staff.name, staff.id)
        from staff
        where staff.institution_id = notices.institution_id
          and staff.id = any(notices.officer_ids)), '[]') as officers
    from notices
    where notices.institution_id = ${institutionId} and notices.cardholder_id = ${cardholderId}
    order by notices.made_at desc, notices.version desc, notices.id desc
    limit ${noticesShownMax}`.execute(tx);
  return found.rows;
}

type Proof = CaseNotice['proofs'][number];

interface ProofRow extends Pick<Proof, 'kind' | 'channel'> {
  readonly noticeId: string;
  readonly sentAt: Temporal.Instant;
  readonly provenAt: Temporal.Instant;
}

async function proofRows(tx: Tx, asked: PersonAsked): Promise<ProofRow[]> {
  const found = await sql<ProofRow>`
    select notice_id as "noticeId", kind, channel, sent_at as "sentAt", proven_at as "provenAt"
    from notice_proofs
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
    order by proven_at desc, id desc
    limit ${noticesShownMax * ofNoticeShownMax}`.execute(tx);
  return found.rows;
}

type Message = CaseNotice['messages'][number];

interface MessageRow extends Omit<Message, 'dueAt' | 'sentAt'> {
  readonly noticeId: string;
  readonly dueAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
}

async function messageRows(tx: Tx, asked: PersonAsked): Promise<MessageRow[]> {
  const found = await sql<MessageRow>`
    select notice_id as "noticeId", id, kind, channel, state, reason, due_at as "dueAt",
      sent_at as "sentAt"
    from messages
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and notice_id is not null
    order by made_at desc, id desc
    limit ${noticesShownMax * ofNoticeShownMax}`.execute(tx);
  return found.rows;
}
