// SPDX-License-Identifier: Apache-2.0
// The published plan of a day with all that an amendment carries over: routes, stops with their
// promises, and where they are.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { PlanCost } from '@fairvisit/planner/plan.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import type { LeftOut } from './form-pairs.ts';
import { openPosition, type Position } from './open-position.ts';

export interface StandingRoute {
  readonly teamNo: number;
  readonly officerIds: readonly string[];
  readonly managerId: string | null;
  readonly base: Position;
}

export interface StandingStop {
  readonly teamNo: number;
  readonly stopNo: number;
  readonly cardholderId: string;
  readonly visitId: string;
  readonly arrivesAt: Temporal.Instant;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly travelSeconds: number;
  /** The lawful stretch it was planned in. */
  readonly windowFrom: Temporal.Instant;
  readonly windowUntil: Temporal.Instant;
  readonly decisionId: string | null;
  readonly position: Position | null;
}

export interface StandingPlan {
  readonly planId: string;
  readonly on: Temporal.PlainDate;
  readonly seed: number;
  /** Of the search it came from; 0 where people chose the day before anybody planned it. */
  readonly iterations: number;
  readonly calendarNote: string;
  readonly cost: PlanCost;
  readonly leftOut: readonly LeftOut[];
  readonly publishedBy: string | null;
  readonly routes: readonly StandingRoute[];
  readonly stops: readonly StandingStop[];
}

interface Asked {
  readonly ground: Pick<Ground, 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly on: Temporal.PlainDate;
}

const routesMax = 500;
const stopsMax = 5_000;

export async function standingPlan(tx: Tx, asked: Asked): Promise<StandingPlan | null> {
  const { institutionId, on } = asked;
  const heads = await sql<Omit<StandingPlan, 'routes' | 'stops'>>`
    select id as "planId", plan_on as on, seed, iterations, calendar_note as "calendarNote", cost,
      officers_left_out as "leftOut", published_by as "publishedBy"
    from day_plans
    where institution_id = ${institutionId} and plan_on = ${on.toString()} and state = 'published'
    limit 1`.execute(tx);
  const head = heads.rows[0];
  if (head === undefined) return null;
  const routes = await sql<Omit<StandingRoute, 'base'> & { lat: number; lng: number }>`
    select team_no as "teamNo", officer_ids as "officerIds",
      responsible_manager_id as "managerId", base_lat as lat, base_lng as lng
    from day_plan_routes
    where institution_id = ${institutionId} and plan_id = ${head.planId}
    order by team_no
    limit ${routesMax}`.execute(tx);
  return {
    ...head,
    routes: routes.rows.map(({ lat, lng, ...route }) => ({ ...route, base: { lat, lng } })),
    stops: await stopsOf(tx, asked, head.planId),
  };
}

interface StopRow extends Omit<StandingStop, 'position'> {
  readonly addressId: string;
  readonly bytes: Uint8Array | null;
}

async function stopsOf(tx: Tx, asked: Asked, planId: string): Promise<readonly StandingStop[]> {
  const { ground, institutionId } = asked;
  const found = await sql<StopRow>`
    select day_plan_visits.team_no as "teamNo", day_plan_visits.stop_no as "stopNo",
      day_plan_visits.cardholder_id as "cardholderId", day_plan_visits.visit_id as "visitId",
      day_plan_visits.arrives_at as "arrivesAt", day_plan_visits.starts_at as "startsAt",
      day_plan_visits.ends_at as "endsAt", day_plan_visits.travel_seconds as "travelSeconds",
      day_plan_visits.window_from as "windowFrom", day_plan_visits.window_until as "windowUntil",
      day_plan_visits.decision_id as "decisionId", addresses.id as "addressId",
      addresses.position_sealed as bytes
    from day_plan_visits
    join visits on visits.institution_id = day_plan_visits.institution_id
      and visits.cardholder_id = day_plan_visits.cardholder_id
      and visits.id = day_plan_visits.visit_id
    join addresses on addresses.institution_id = visits.institution_id
      and addresses.cardholder_id = visits.cardholder_id and addresses.id = visits.address_id
    where day_plan_visits.institution_id = ${institutionId}
      and day_plan_visits.plan_id = ${planId} and day_plan_visits.team_no is not null
    order by day_plan_visits.team_no, day_plan_visits.stop_no
    limit ${stopsMax}`.execute(tx);
  return found.rows.map(({ addressId, bytes, ...stop }) => ({
    ...stop,
    position: openPosition(ground, { institutionId, addressId, bytes }),
  }));
}

/** The days whose published plan holds a visit of one of the persons that is still to come. */
export async function daysOfPeople(
  tx: Tx,
  institutionId: InstitutionId,
  cardholderIds: readonly string[],
): Promise<readonly Temporal.PlainDate[]> {
  const found = await sql<{ on: Temporal.PlainDate }>`
    select distinct day_plans.plan_on as on
    from visits
    join day_plan_visits on day_plan_visits.institution_id = visits.institution_id
      and day_plan_visits.cardholder_id = visits.cardholder_id
      and day_plan_visits.visit_id = visits.id and day_plan_visits.team_no is not null
    join day_plans on day_plans.institution_id = visits.institution_id
      and day_plans.id = day_plan_visits.plan_id and day_plans.state = 'published'
    where visits.institution_id = ${institutionId} and visits.state = 'planned'
      and visits.cardholder_id = any(${cardholderIds}::uuid[])
    order by day_plans.plan_on
    limit 400`.execute(tx);
  return found.rows.map(({ on }) => on);
}

/** The days whose published plan holds one of the visits. */
export async function daysOfVisits(
  tx: Tx,
  institutionId: InstitutionId,
  visits: readonly { readonly cardholderId: string; readonly visitId: string }[],
): Promise<readonly Temporal.PlainDate[]> {
  const found = await sql<{ on: Temporal.PlainDate }>`
    select distinct day_plans.plan_on as on
    from unnest(${visits.map((visit) => visit.cardholderId)}::uuid[],
      ${visits.map((visit) => visit.visitId)}::uuid[]) as asked (cardholder_id, visit_id)
    join day_plan_visits on day_plan_visits.institution_id = ${institutionId}
      and day_plan_visits.cardholder_id = asked.cardholder_id
      and day_plan_visits.visit_id = asked.visit_id and day_plan_visits.team_no is not null
    join day_plans on day_plans.institution_id = ${institutionId}
      and day_plans.id = day_plan_visits.plan_id and day_plans.state = 'published'
    order by day_plans.plan_on
    limit 400`.execute(tx);
  return found.rows.map(({ on }) => on);
}
