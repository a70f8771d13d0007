// SPDX-License-Identifier: Apache-2.0
// The published plans as their rows stand, put before the planner's own checker: travel from door to
// door, the midday break, the shift, who may go, and every visit inside the window that was told.
import { assert } from '@fairvisit/domain/assert.ts';
import type { Plan, PlannedBreak, PlannedRoute } from '@fairvisit/planner/plan.ts';
import type { Problem } from '@fairvisit/planner/problem.ts';
import { defaultTravelModel, travelMatrix } from '@fairvisit/planner/travel.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { genderSkill, languageSkill } from '../src/day-plan/form-pairs.ts';
import { middayBreak, shift, travelHour } from '../src/day-plan/plan-problem.ts';
import { type StandingStop, standingPlan } from '../src/day-plan/standing-plan.query.ts';
import type { Tx } from '../src/db/database.ts';
import type { TestWorld } from './test-ground.ts';

export interface PublishedDay {
  readonly on: string;
  readonly problem: Problem;
  readonly plan: Plan;
}

const zone = 'Asia/Shanghai';

/** At most a month of days, in order of time. */
export function publishedDays(world: TestWorld): Promise<readonly PublishedDay[]> {
  return world.db.forInstitution(world.institutionId, async (tx) => {
    const found = await sql<{ on: Temporal.PlainDate }>`
      select plan_on as on from day_plans where state = 'published' order by plan_on
      limit 31`.execute(tx);
    const days: PublishedDay[] = [];
    for (const { on } of found.rows) days.push(await publishedDay(tx, world, on));
    return days;
  });
}

async function publishedDay(
  tx: Tx,
  { ground, institutionId }: TestWorld,
  on: Temporal.PlainDate,
): Promise<PublishedDay> {
  const standing = await standingPlan(tx, { ground, institutionId, on });
  assert(standing, 'the day has a published plan');
  const midnight = on.toZonedDateTime(zone).toInstant();
  const second = (instant: Temporal.Instant) => instant.since(midnight).total('seconds');
  const told = await toldRows(tx, standing.planId);
  const teams = await teamRows(tx, standing.planId);
  const points = standing.routes.map(({ base }) => ({ latitude: base.lat, longitude: base.lng }));
  const visits = standing.stops.map((stop) => {
    const row = told.get(stop.visitId);
    assert(row && stop.position, 'a stop of a published plan was told and has a place');
    return {
      id: stop.visitId,
      place: points.push({ latitude: stop.position.lat, longitude: stop.position.lng }) - 1,
      serviceSeconds: row.minutes * 60,
      windows: [{ from: second(row.from), until: second(row.until) }],
      skills: [languageSkill(row.language), ...(row.wish === null ? [] : [genderSkill(row.wish)])],
      tier: 'appointment',
      prize: 0,
      load: 0,
      lockedTeam: null,
      allowedTeams: null,
      cardholder: stop.cardholderId,
    } as const;
  });
  const travel = travelMatrix(points, defaultTravelModel, travelHour);
  const leg = (from: number, to: number) => travel.seconds[from * travel.places + to] ?? -1;
  const placeOf = new Map(visits.map(({ id, place }) => [id, place]));
  const routes = teams.map((team, base) =>
    routeOf({
      team,
      stops: standing.stops.filter((stop) => stop.teamNo === team.teamNo),
      second,
      homeward: (last) => leg(placeOf.get(last) ?? base, base),
    }),
  );
  return {
    on: on.toString(),
    problem: {
      teams: teams.map((team, base) => ({
        id: String(team.teamNo),
        officers: team.officerIds,
        start: base,
        end: base,
        shift,
        break: middayBreak,
        skills: team.skills,
        capacity: null,
        stopsMax: null,
        dayCost: 0,
      })),
      visits,
      forbidden: [],
      travel,
    },
    plan: { routes, unserved: [], cost: costOf(routes), iterations: 0 },
  };
}

interface RouteRows {
  readonly team: TeamRow;
  readonly stops: readonly StandingStop[];
  readonly second: (instant: Temporal.Instant) => number;
  readonly homeward: (lastVisit: string) => number;
}

function routeOf({ team, stops, second, homeward }: RouteRows): PlannedRoute {
  const returnSeconds = homeward(stops.at(-1)?.visitId ?? '');
  const stretches = [
    ...stops.map((stop) => ({ arrives: second(stop.arrivesAt), travel: stop.travelSeconds })),
    { arrives: second(team.returnsAt), travel: returnSeconds },
  ];
  const begins = [second(team.leavesAt), ...stops.map((stop) => second(stop.endsAt))];
  return {
    team: String(team.teamNo),
    departAt: second(team.leavesAt),
    arriveAt: second(team.returnsAt),
    break: breakOf(begins, stretches),
    returnSeconds,
    travelSeconds: team.travelSeconds,
    waitSeconds: team.waitingSeconds,
    serviceSeconds: stops.reduce(
      (sum, stop) => sum + second(stop.endsAt) - second(stop.startsAt),
      0,
    ),
    stops: stops.map((stop) => ({
      visit: stop.visitId,
      travelSeconds: stop.travelSeconds,
      arriveAt: second(stop.arrivesAt),
      waitSeconds: second(stop.startsAt) - second(stop.arrivesAt),
      startAt: second(stop.startsAt),
      departAt: second(stop.endsAt),
    })),
  };
}

/** Plans do not store the break: it lies where the way took longer than the travel alone. */
function breakOf(
  begins: readonly number[],
  stretches: readonly { readonly arrives: number; readonly travel: number }[],
): PlannedBreak | null {
  for (const [afterStops, { arrives, travel }] of stretches.entries()) {
    const departAt = arrives - travel;
    const idle = departAt - (begins[afterStops] ?? departAt);
    if (idle < middayBreak.seconds) continue;
    return { break: middayBreak.id, startAt: departAt - middayBreak.seconds, departAt, afterStops };
  }
  return null;
}

function costOf(routes: readonly PlannedRoute[]): Plan['cost'] {
  return {
    appointmentsUnserved: 0,
    lastChancesUnserved: 0,
    prizeUnserved: 0,
    travelSeconds: routes.reduce((sum, route) => sum + route.travelSeconds, 0),
    dayCost: 0,
  };
}

interface ToldRow {
  readonly id: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly minutes: number;
  readonly language: string;
  readonly wish: 'female' | 'male' | null;
}

async function toldRows(tx: Tx, planId: string): Promise<ReadonlyMap<string, ToldRow>> {
  const found = await sql<ToldRow>`
    select visits.id, visits.planned_from as "from", visits.planned_until as "until",
      visits.service_minutes as minutes, cardholders.language,
      cardholders.officer_gender_wish as wish
    from day_plan_visits
    join visits on visits.id = day_plan_visits.visit_id and visits.state = 'planned'
    join cardholders on cardholders.id = visits.cardholder_id
    where day_plan_visits.plan_id = ${planId} and day_plan_visits.team_no is not null
    order by visits.id limit 500`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, row]));
}

interface TeamRow {
  readonly teamNo: number;
  readonly officerIds: readonly string[];
  readonly skills: readonly string[];
  readonly leavesAt: Temporal.Instant;
  readonly returnsAt: Temporal.Instant;
  readonly travelSeconds: number;
  readonly waitingSeconds: number;
}

async function teamRows(tx: Tx, planId: string): Promise<readonly TeamRow[]> {
  const found = await sql<TeamRow>`
    select team_no as "teamNo", officer_ids as "officerIds", leaves_at as "leavesAt",
      returns_at as "returnsAt", travel_seconds as "travelSeconds",
      waiting_seconds as "waitingSeconds",
      array(select 'language:' || unnest(languages) from staff where id = any(officer_ids)
        union select 'gender:' || gender from staff where id = any(officer_ids)) as skills
    from day_plan_routes
    where plan_id = ${planId}
    order by team_no limit 100`.execute(tx);
  return found.rows;
}
