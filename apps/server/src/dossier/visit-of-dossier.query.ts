// SPDX-License-Identifier: Apache-2.0
// The visit a dossier is about, with its person and its institution; name and address sealed.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface VisitAsked {
  readonly institutionId: InstitutionId;
  readonly visitId: string;
}

export interface VisitRow {
  readonly cardholderId: string;
  readonly state: 'proposed' | 'planned' | 'cancelled' | 'completed';
  readonly manner: 'visit' | 'doorstep';
  readonly language: 'zh' | 'en';
  readonly zone: string;
  readonly nameSealed: Buffer | null;
  readonly addressId: string;
  readonly addressSealed: Buffer;
  readonly plannedFrom: Temporal.Instant | null;
  readonly plannedUntil: Temporal.Instant | null;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly complaintLine: string;
}

/** Null when there is no such visit here. */
export async function visitOfDossier(tx: Tx, asked: VisitAsked): Promise<VisitRow | null> {
  const found = await sql<VisitRow>`
    select visits.cardholder_id as "cardholderId", visits.state, visits.manner,
      cardholders.language, cardholders.zone, cardholder_names.name_sealed as "nameSealed",
      visits.address_id as "addressId", addresses.text_sealed as "addressSealed",
      visits.planned_from as "plannedFrom", visits.planned_until as "plannedUntil",
      institutions.name_zh as "nameZh", institutions.name_en as "nameEn",
      institution_settings.complaint_line as "complaintLine"
    from visits
    join cardholders on cardholders.institution_id = visits.institution_id
      and cardholders.id = visits.cardholder_id
    join addresses on addresses.institution_id = visits.institution_id
      and addresses.cardholder_id = visits.cardholder_id and addresses.id = visits.address_id
    join institutions on institutions.id = visits.institution_id
    join institution_settings on institution_settings.institution_id = visits.institution_id
    left join cardholder_names on cardholder_names.institution_id = visits.institution_id
      and cardholder_names.cardholder_id = visits.cardholder_id
    where visits.institution_id = ${asked.institutionId} and visits.id = ${asked.visitId}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

export interface OfficerRow {
  readonly name: string;
  readonly badgeNo: string | null;
}

/** Whom the newest notice names, or else the published plan. */
export async function officersOfVisit(tx: Tx, asked: VisitAsked): Promise<OfficerRow[]> {
  const found = await sql<OfficerRow>`
    with named as (
      select officer_ids, 1 as rank, version as nth from notices
      where institution_id = ${asked.institutionId} and visit_id = ${asked.visitId}
        and ended_at is null
      union all
      select day_plan_routes.officer_ids, 2, 0
      from day_plan_visits
      join day_plans on day_plans.institution_id = day_plan_visits.institution_id
        and day_plans.id = day_plan_visits.plan_id and day_plans.state = 'published'
      join day_plan_routes on day_plan_routes.institution_id = day_plan_visits.institution_id
        and day_plan_routes.plan_id = day_plan_visits.plan_id
        and day_plan_routes.team_no = day_plan_visits.team_no
      where day_plan_visits.institution_id = ${asked.institutionId}
        and day_plan_visits.visit_id = ${asked.visitId}
    ), first as (
      select officer_ids from named order by rank, nth desc limit 1
    )
    select staff.name, staff.badge_no as "badgeNo"
    from first
    join staff on staff.institution_id = ${asked.institutionId}
      and staff.id = any(first.officer_ids)
    order by array_position(first.officer_ids, staff.id)
    limit 3`.execute(tx);
  return found.rows;
}

/** The newest: of the plan where the visit is planned, else of the request. */
export async function decisionOfVisit(tx: Tx, asked: VisitAsked): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select decision_id as id
    from (
      select day_plan_visits.decision_id, day_plans.made_at as at, 1 as rank
      from day_plan_visits
      join day_plans on day_plans.institution_id = day_plan_visits.institution_id
        and day_plans.id = day_plan_visits.plan_id and day_plans.state = 'published'
      where day_plan_visits.institution_id = ${asked.institutionId}
        and day_plan_visits.visit_id = ${asked.visitId}
        and day_plan_visits.decision_id is not null
      union all
      select visit_requests.decision_id, visit_requests.requested_at, 2
      from visits
      join visit_requests on visit_requests.institution_id = visits.institution_id
        and visit_requests.cardholder_id = visits.cardholder_id
        and visit_requests.id = visits.request_id
      where visits.institution_id = ${asked.institutionId} and visits.id = ${asked.visitId}
    ) as decided
    order by rank, at desc
    limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}
