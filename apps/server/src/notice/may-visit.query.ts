// SPDX-License-Identifier: Apache-2.0
// Whether officers may go: a notice that is proven to have arrived, and a yes. Silence is not consent.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface MayVisit {
  readonly may: 'visit' | 'doorstep' | 'no';
  readonly because:
    | 'confirmed'
    | 'doorstep-approved'
    | 'no-notice'
    | 'not-proven'
    | 'not-answered'
    | 'not-agreed';
}

interface NoticeFound {
  readonly answer: string | null;
  readonly manner: 'visit' | 'doorstep';
  readonly isApproved: boolean;
  readonly isProven: boolean;
}

interface Asked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly visitId: string;
}

export async function mayVisit(tx: Tx, asked: Asked): Promise<MayVisit> {
  const found = await sql<NoticeFound>`
    select notices.answer, notices.manner,
      exists (select 1 from doorstep_calls
        where doorstep_calls.institution_id = notices.institution_id
          and doorstep_calls.cardholder_id = notices.cardholder_id
          and doorstep_calls.visit_id = notices.visit_id) as "isApproved",
      exists (select 1 from notice_proofs
        where notice_proofs.institution_id = notices.institution_id
          and notice_proofs.cardholder_id = notices.cardholder_id
          and notice_proofs.notice_id = notices.id) as "isProven"
    from notices
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and visit_id = ${asked.visitId} and ended_at is null
    limit 1`.execute(tx);
  const notice = found.rows[0];
  if (notice === undefined) return { may: 'no', because: 'no-notice' };
  if (!notice.isProven) return { may: 'no', because: 'not-proven' };
  const hasAgreed = notice.answer === 'confirmed';
  if (notice.answer !== null && !hasAgreed) return { may: 'no', because: 'not-agreed' };
  // A yes to a doorstep call is a yes to what it announced: nothing is offered or signed.
  if (notice.manner === 'doorstep' && notice.isApproved) {
    return { may: 'doorstep', because: 'doorstep-approved' };
  }
  return hasAgreed
    ? { may: 'visit', because: 'confirmed' }
    : { may: 'no', because: 'not-answered' };
}
