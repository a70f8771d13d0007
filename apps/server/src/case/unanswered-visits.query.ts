// SPDX-License-Identifier: Apache-2.0
// Visits that were put back because a proven notice met with silence: a supervisor decides whether
// there is reason for the one doorstep call. Those that have waited longest come first.
import type { UnansweredVisit } from '@fairvisit/api/case-visit.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

const rowsMax = 200;

type Proof = UnansweredVisit['proof'];

interface Row {
  readonly visitId: string;
  readonly cardholderId: string;
  readonly nameMasked: string;
  readonly windowFrom: Temporal.Instant;
  readonly windowUntil: Temporal.Instant;
  readonly version: number;
  readonly endedAt: Temporal.Instant;
  readonly kind: Proof['kind'];
  readonly channel: Proof['channel'];
  readonly sentAt: Temporal.Instant;
  readonly provenAt: Temporal.Instant;
}

export async function unansweredVisits(
  tx: Tx,
  institutionId: InstitutionId,
): Promise<UnansweredVisit[]> {
  const found = await sql<Row>`
    select visits.id as "visitId", visits.cardholder_id as "cardholderId",
      coalesce(cardholder_names.name_masked, '') as "nameMasked",
      newest.window_from as "windowFrom", newest.window_until as "windowUntil", newest.version,
      newest.ended_at as "endedAt", proof.kind, proof.channel, proof.sent_at as "sentAt",
      proof.proven_at as "provenAt"
    from visits
    join visit_requests on visit_requests.institution_id = visits.institution_id
      and visit_requests.cardholder_id = visits.cardholder_id
      and visit_requests.id = visits.request_id
    cross join lateral (
      select id, version, window_from, window_until, answer, ended_at, ended_reason
      from notices
      where notices.institution_id = visits.institution_id
        and notices.cardholder_id = visits.cardholder_id and notices.visit_id = visits.id
      order by version desc
      limit 1) newest
    cross join lateral (
      select kind, channel, sent_at, proven_at
      from notice_proofs
      where notice_proofs.institution_id = visits.institution_id
        and notice_proofs.cardholder_id = visits.cardholder_id
        and notice_proofs.notice_id = newest.id
      order by proven_at, id
      limit 1) proof
    left join cardholder_names on cardholder_names.institution_id = visits.institution_id
      and cardholder_names.cardholder_id = visits.cardholder_id
    where visits.institution_id = ${institutionId} and visits.state = 'proposed'
      and visits.manner = 'visit' and newest.answer is null
      and newest.ended_reason = 'no-answer'
      and not exists (
        select 1 from doorstep_calls
        where doorstep_calls.institution_id = visits.institution_id
          and doorstep_calls.cardholder_id = visits.cardholder_id
          and doorstep_calls.case_id = visit_requests.case_id)
    order by newest.ended_at, visits.id
    limit ${rowsMax}`.execute(tx);
  return found.rows.map(({ kind, channel, sentAt, provenAt, ...row }) => ({
    ...row,
    windowFrom: row.windowFrom.toString(),
    windowUntil: row.windowUntil.toString(),
    endedAt: row.endedAt.toString(),
    proof: { kind, channel, sentAt: sentAt.toString(), provenAt: provenAt.toString() },
  }));
}
