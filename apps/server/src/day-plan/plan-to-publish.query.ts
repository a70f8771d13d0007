// SPDX-License-Identifier: Apache-2.0
// A draft about to be published, locked: its state, and its served visits with what they need to be
// judged once more. The persons are locked first, by whoever calls this.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface PlanToPublish {
  readonly on: Temporal.PlainDate;
  readonly state: 'draft' | 'published' | 'superseded';
}

export interface PlannedStart {
  readonly visitId: string;
  readonly cardholderId: string;
  readonly teamNo: number;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly windowFrom: Temporal.Instant;
  readonly windowUntil: Temporal.Instant;
}

interface PlanAsked {
  readonly institutionId: InstitutionId;
  readonly planId: string;
}

/** Its day, as a list that is empty when there is no such plan; read before the day is locked. */
export async function dayOfPlan(tx: Tx, asked: PlanAsked): Promise<readonly Temporal.PlainDate[]> {
  const found = await sql<{ on: Temporal.PlainDate }>`
    select plan_on as on from day_plans
    where institution_id = ${asked.institutionId} and id = ${asked.planId}
    limit 1`.execute(tx);
  return found.rows.map(({ on }) => on);
}

export async function planToPublish(tx: Tx, asked: PlanAsked): Promise<PlanToPublish | null> {
  const found = await sql<PlanToPublish>`
    select plan_on as on, state from day_plans
    where institution_id = ${asked.institutionId} and id = ${asked.planId}
    limit 1
    for update`.execute(tx);
  return found.rows[0] ?? null;
}

export async function plannedStarts(tx: Tx, asked: PlanAsked): Promise<PlannedStart[]> {
  const found = await sql<PlannedStart>`
    select visit_id as "visitId", cardholder_id as "cardholderId", team_no as "teamNo",
      starts_at as "startsAt", ends_at as "endsAt", window_from as "windowFrom",
      window_until as "windowUntil"
    from day_plan_visits
    where institution_id = ${asked.institutionId} and plan_id = ${asked.planId}
      and team_no is not null
    order by team_no, stop_no
    limit 5000`.execute(tx);
  return found.rows;
}

/**
 * Everybody who stands in the plan, served or not, or in the one that is published for its day: all
 * of them may be told something else by its publication.
 */
export async function peopleOfDay(tx: Tx, asked: PlanAsked): Promise<readonly string[]> {
  const found = await sql<{ cardholderId: string }>`
    select distinct day_plan_visits.cardholder_id as "cardholderId"
    from day_plans as asked
    join day_plans on day_plans.institution_id = asked.institution_id
      and day_plans.plan_on = asked.plan_on
      and (day_plans.id = asked.id or day_plans.state = 'published')
    join day_plan_visits on day_plan_visits.institution_id = day_plans.institution_id
      and day_plan_visits.plan_id = day_plans.id
    where asked.institution_id = ${asked.institutionId} and asked.id = ${asked.planId}
    order by day_plan_visits.cardholder_id
    limit 10000`.execute(tx);
  return found.rows.map(({ cardholderId }) => cardholderId);
}

/** The officers of each team, as they were paired when the plan was made. */
export async function teamsOfPlan(
  tx: Tx,
  asked: PlanAsked,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = await sql<{ teamNo: number; officerIds: readonly string[] }>`
    select team_no as "teamNo", officer_ids as "officerIds" from day_plan_routes
    where institution_id = ${asked.institutionId} and plan_id = ${asked.planId}
    order by team_no
    limit 500`.execute(tx);
  return new Map(found.rows.map((row) => [row.teamNo, row.officerIds]));
}
