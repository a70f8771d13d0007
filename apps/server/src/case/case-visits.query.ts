// SPDX-License-Identifier: Apache-2.0
// The visits of a person with every notice of each: what was told, what proves it, what was answered.
import type { CaseVisit } from '@fairvisit/api/case-visit.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { caseNotices } from './case-notices.query.ts';
import type { PersonAsked } from './case-person.query.ts';
import { isDoorstepLeft } from './doorstep-left.ts';

const visitsShownMax = 50;

interface VisitRow {
  readonly visitId: string;
  readonly state: CaseVisit['state'];
  readonly manner: CaseVisit['manner'];
  readonly windowFrom: Temporal.Instant | null;
  readonly windowUntil: Temporal.Instant | null;
  readonly cancelReason: string | null;
  readonly doorstepReason: string | null;
  readonly doorstepBy: string | null;
  readonly doorstepAt: Temporal.Instant | null;
  readonly hasCaseHadDoorstep: boolean;
}

export async function caseVisits(tx: Tx, asked: PersonAsked): Promise<CaseVisit[]> {
  const rows = await visitRows(tx, asked);
  const notices = await caseNotices(tx, asked);
  return rows.map((row) => {
    const own = notices.filter(({ visitId }) => visitId === row.visitId);
    const shown = own.map(({ visitId: _visit, ...notice }) => notice);
    return {
      visitId: row.visitId,
      state: row.state,
      manner: row.manner,
      windowFrom: row.windowFrom?.toString() ?? null,
      windowUntil: row.windowUntil?.toString() ?? null,
      cancelReason: row.cancelReason,
      notices: shown,
      mayHaveDoorstep: isDoorstepLeft({ ...row, newest: shown[0] ?? null }),
      doorstep: doorstepOf(row),
    };
  });
}

function doorstepOf(row: VisitRow): CaseVisit['doorstep'] {
  const { doorstepReason, doorstepBy, doorstepAt } = row;
  if (doorstepReason === null || doorstepAt === null) return null;
  return {
    reason: doorstepReason,
    decidedBy: doorstepBy ?? '',
    decidedAt: doorstepAt.toString(),
  };
}

async function visitRows(tx: Tx, asked: PersonAsked): Promise<VisitRow[]> {
  const { institutionId, cardholderId } = asked;
  const found = await sql<VisitRow>`
    select visits.id as "visitId", visits.state, visits.manner,
      visits.planned_from as "windowFrom", visits.planned_until as "windowUntil",
      visits.cancel_reason as "cancelReason", own.reason as "doorstepReason",
      staff.name as "doorstepBy", own.decided_at as "doorstepAt",
      exists (
        select 1 from doorstep_calls
        where doorstep_calls.institution_id = ${institutionId}
          and doorstep_calls.cardholder_id = ${cardholderId}
          and doorstep_calls.case_id = visit_requests.case_id) as "hasCaseHadDoorstep"
    from visits
    join visit_requests on visit_requests.institution_id = visits.institution_id
      and visit_requests.cardholder_id = visits.cardholder_id
      and visit_requests.id = visits.request_id
    left join doorstep_calls own on own.institution_id = visits.institution_id
      and own.cardholder_id = visits.cardholder_id and own.visit_id = visits.id
    left join staff on staff.institution_id = own.institution_id and staff.id = own.decided_by
    where visits.institution_id = ${institutionId} and visits.cardholder_id = ${cardholderId}
    order by visits.changed_at desc, visits.id desc
    limit ${visitsShownMax}`.execute(tx);
  return found.rows;
}
