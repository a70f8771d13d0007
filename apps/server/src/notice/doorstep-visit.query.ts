// SPDX-License-Identifier: Apache-2.0
// A visit for which a supervisor may want a doorstep call, with what that rests on.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { AnswerKind } from '@fairvisit/domain/notice/notice-answers.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { VisitAddress } from '../law/visit-act.ts';

export interface DoorstepVisit {
  readonly visitId: string;
  readonly cardholderId: string;
  readonly caseId: string;
  readonly caseState: 'open' | 'paused' | 'closed';
  readonly state: string;
  readonly manner: 'visit' | 'doorstep';
  readonly serviceMinutes: number;
  /** Of the newest notice; null when there was none. */
  readonly answer: AnswerKind | null;
  readonly endedReason: string | null;
  readonly isProven: boolean;
  readonly address: VisitAddress;
}

interface Asked {
  readonly institutionId: InstitutionId;
  readonly visitId: string;
}

export async function cardholderOfVisit(tx: Tx, asked: Asked): Promise<string | null> {
  const found = await sql<{ cardholderId: string }>`
    select cardholder_id as "cardholderId" from visits
    where institution_id = ${asked.institutionId} and id = ${asked.visitId}
    limit 1`.execute(tx);
  return found.rows[0]?.cardholderId ?? null;
}

type Row = Omit<DoorstepVisit, 'address'> & VisitAddress;

export async function doorstepVisit(tx: Tx, asked: Asked): Promise<DoorstepVisit | null> {
  const found = await sql<Row>`
    select visits.id as "visitId", visits.cardholder_id as "cardholderId",
      visit_requests.case_id as "caseId", cases.state as "caseState", visits.state, visits.manner,
      visits.service_minutes as "serviceMinutes", newest.answer,
      newest.ended_reason as "endedReason",
      exists (select 1 from notice_proofs
        where notice_proofs.institution_id = visits.institution_id
          and notice_proofs.cardholder_id = visits.cardholder_id
          and notice_proofs.notice_id = newest.id) as "isProven",
      addresses.id, addresses.kind, addresses.source, addresses.community_code as "communityCode",
      addresses.lives_here_confirmed_on as "livesHereConfirmedOn"
    from visits
    join visit_requests on visit_requests.institution_id = visits.institution_id
      and visit_requests.cardholder_id = visits.cardholder_id
      and visit_requests.id = visits.request_id
    join cases on cases.institution_id = visits.institution_id
      and cases.cardholder_id = visits.cardholder_id and cases.id = visit_requests.case_id
    join addresses on addresses.institution_id = visits.institution_id
      and addresses.cardholder_id = visits.cardholder_id and addresses.id = visits.address_id
    left join lateral (
      select notices.id, notices.answer, notices.ended_reason from notices
      where notices.institution_id = visits.institution_id
        and notices.cardholder_id = visits.cardholder_id and notices.visit_id = visits.id
      order by notices.version desc
      limit 1
    ) as newest on true
    where visits.institution_id = ${asked.institutionId} and visits.id = ${asked.visitId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  const { id, kind, source, communityCode, livesHereConfirmedOn, ...visit } = row;
  return { ...visit, address: { id, kind, source, communityCode, livesHereConfirmedOn } };
}
