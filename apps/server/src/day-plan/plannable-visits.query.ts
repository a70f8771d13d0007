// SPDX-License-Identifier: Apache-2.0
// Visits that a plan of a day may hold: the proposed ones, and those already planned for that very
// day, so that a new plan may order them anew. The most pressing first.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { visitsMax } from '@fairvisit/planner/problem.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { VisitAddress } from '../visit/visit-people.query.ts';

export interface PlannableVisit {
  readonly visitId: string;
  readonly cardholderId: string;
  readonly state: 'proposed' | 'planned';
  readonly serviceMinutes: number;
  readonly priorityStep: number;
  readonly requestedAt: Temporal.Instant;
  readonly language: string;
  readonly genderWish: 'female' | 'male' | null;
  /** The agency that has all of the overdue accounts; null: the institution's own staff go. */
  readonly agencyId: string | null;
  /** Warnings for which a supervisor gave a reason when he approved the request. */
  readonly acceptedWarnings: readonly string[];
  /** The window that the person agreed to: the visit takes place in it or not at all. */
  readonly promised: PromisedWindow | null;
  readonly address: VisitAddress;
  readonly positionSealed: Uint8Array | null;
}

export interface PromisedWindow {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** He chose it himself, which some rules ask for. */
  readonly isWished: boolean;
}

interface PlannableRow
  extends Omit<PlannableVisit, 'address' | 'promised'>,
    Omit<VisitAddress, 'cardholderId'> {
  readonly promisedFrom: Temporal.Instant | null;
  readonly promisedUntil: Temporal.Instant | null;
  readonly isWished: boolean;
}

interface Asked {
  readonly institutionId: InstitutionId;
  readonly on: Temporal.PlainDate;
  /** Only this one, on whichever day it is planned: its person looks for another time. */
  readonly visitId?: string;
}

export async function plannableVisits(tx: Tx, asked: Asked): Promise<PlannableVisit[]> {
  const found = await sql<PlannableRow>`
    select visits.id as "visitId", visits.cardholder_id as "cardholderId", visits.state,
      visits.service_minutes as "serviceMinutes", visits.priority_step as "priorityStep",
      visit_requests.requested_at as "requestedAt", cardholders.language,
      cardholders.officer_gender_wish as "genderWish",
      (select case when count(distinct coalesce(accounts.agency_id::text, '')) = 1
          then max(accounts.agency_id::text) end
        from accounts
        where accounts.institution_id = visits.institution_id
          and accounts.cardholder_id = visits.cardholder_id
          and accounts.oldest_unpaid_due_on is not null and accounts.data_check is null
      ) as "agencyId",
      array(select hit ->> 'rule' from jsonb_array_elements(decisions.hits) as hit
        where hit ->> 'outcome' = 'warn') as "acceptedWarnings",
      case when notices.answer = 'confirmed' then notices.window_from end as "promisedFrom",
      case when notices.answer = 'confirmed' then notices.window_until end as "promisedUntil",
      coalesce(notices.is_wished, false) as "isWished",
      addresses.id, addresses.kind, addresses.source, addresses.community_code as "communityCode",
      addresses.confirmed_on as "confirmedOn",
      addresses.lives_here_confirmed_on as "livesHereConfirmedOn",
      addresses.retired_at is not null as "isRetired",
      addresses.position_sealed as "positionSealed"
    from visits
    join visit_requests on visit_requests.institution_id = visits.institution_id
      and visit_requests.cardholder_id = visits.cardholder_id
      and visit_requests.id = visits.request_id
    join cases on cases.institution_id = visits.institution_id
      and cases.cardholder_id = visits.cardholder_id and cases.id = visit_requests.case_id
      and cases.state <> 'closed'
    join decisions on decisions.institution_id = visits.institution_id
      and decisions.cardholder_id = visits.cardholder_id
      and decisions.id = visit_requests.decision_id
    join cardholders on cardholders.institution_id = visits.institution_id
      and cardholders.id = visits.cardholder_id
    join addresses on addresses.institution_id = visits.institution_id
      and addresses.cardholder_id = visits.cardholder_id and addresses.id = visits.address_id
    left join notices on notices.institution_id = visits.institution_id
      and notices.cardholder_id = visits.cardholder_id and notices.visit_id = visits.id
      and notices.ended_at is null
    where visits.institution_id = ${asked.institutionId}
      and (${asked.visitId ?? null}::uuid is null or visits.id = ${asked.visitId ?? null}::uuid)
      and (visits.state = 'proposed' or ${asked.visitId !== undefined}
        and visits.state = 'planned' or (visits.state = 'planned' and exists (
        select 1 from day_plan_visits
        join day_plans on day_plans.institution_id = day_plan_visits.institution_id
          and day_plans.id = day_plan_visits.plan_id
        where day_plan_visits.institution_id = visits.institution_id
          and day_plan_visits.cardholder_id = visits.cardholder_id
          and day_plan_visits.visit_id = visits.id and day_plan_visits.team_no is not null
          and day_plans.state = 'published' and day_plans.plan_on = ${asked.on.toString()}
      )))
    order by visits.priority_step desc, visit_requests.requested_at, visits.id
    limit ${visitsMax}`.execute(tx);
  return found.rows.map(
    ({
      id,
      kind,
      source,
      communityCode,
      confirmedOn,
      livesHereConfirmedOn,
      isRetired,
      promisedFrom,
      promisedUntil,
      isWished,
      ...visit
    }) => ({
      ...visit,
      promised:
        promisedFrom && promisedUntil
          ? { from: promisedFrom, until: promisedUntil, isWished }
          : null,
      address: {
        cardholderId: visit.cardholderId,
        id,
        kind,
        source,
        communityCode,
        confirmedOn,
        livesHereConfirmedOn,
        isRetired,
      },
    }),
  );
}
