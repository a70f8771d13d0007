// SPDX-License-Identifier: Apache-2.0
// The times of one day that a visit could take: into the routes that are published, without moving a
// promise, or, on a day that nobody planned yet, by a pair that can go out.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { toldWindow } from '@fairvisit/domain/visit/told-window.ts';
import type { PlannedRoute } from '@fairvisit/planner/plan.ts';
import type { TimeWindow } from '@fairvisit/planner/problem.ts';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { dayOf } from '../law/law-time.ts';
import {
  formPairs,
  genderSkill,
  languageSkill,
  type Officer,
  type Pair,
  skillsOf,
} from './form-pairs.ts';
import type { MovableVisit } from './movable-visit.query.ts';
import { officersFor } from './officers.query.ts';
import { routeKept } from './route-kept.ts';
import { fixedStop, midnightOf } from './route-times.ts';
import {
  type StandingPlan,
  type StandingRoute,
  type StandingStop,
  standingPlan,
} from './standing-plan.query.ts';

/** A told window with the route that keeps it. */
export interface SlotFound {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly plan: StandingPlan | null;
  readonly route: StandingRoute;
  readonly pair: Pair;
  readonly stops: readonly StandingStop[];
  readonly kept: PlannedRoute;
  /** The lawful stretch that the visit lies in. */
  readonly lawful: { readonly from: Temporal.Instant; readonly until: Temporal.Instant };
}

interface DayAsked {
  readonly ground: Pick<Ground, 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly movable: MovableVisit;
  readonly on: Temporal.PlainDate;
}

/** Parts of the working day; a person is offered at most one time in each. */
const parts: readonly TimeWindow[] = [
  { from: 9 * 3_600, until: 11.5 * 3_600 },
  { from: 11.5 * 3_600, until: 14 * 3_600 },
  { from: 14 * 3_600, until: 16 * 3_600 },
  { from: 16 * 3_600, until: 18 * 3_600 },
];

export async function slotsOfDay(tx: Tx, asked: DayAsked): Promise<readonly SlotFound[]> {
  const { ground, institutionId, movable, on } = asked;
  const midnight = midnightOf(on, movable.time.zone);
  const lawful = movable.windows
    .filter((window) => window.day === dayOf(on))
    .map(({ from, until }) => ({ from: from * 60 - midnight, until: until * 60 - midnight }));
  if (lawful.length === 0) return [];
  const officers = await officersFor(tx, institutionId, on);
  const plan = await standingPlan(tx, { ground, institutionId, on });
  const teams = teamsOf(plan, officers, on).filter(({ pair }) => suits(pair, movable));
  const slots: SlotFound[] = [];
  for (const part of parts) {
    const windows = cut(lawful, part, movable.visit.serviceMinutes * 60);
    const slot =
      windows.length === 0 ? null : fits({ asked, plan, teams, windows, midnight, lawful });
    if (slot !== null && !slots.some((one) => one.from.equals(slot.from))) slots.push(slot);
  }
  return slots;
}

interface TeamOfDay {
  readonly route: StandingRoute;
  readonly pair: Pair;
}

/**
 * The teams that go out. Where nobody has planned the day yet, all pairs that could: also beside the
 * visits of those who chose it first, else the first of them would take the day from all others.
 */
function teamsOf(
  plan: StandingPlan | null,
  officers: readonly Officer[],
  on: Temporal.PlainDate,
): readonly TeamOfDay[] {
  const routes = plan?.routes ?? [];
  const out = routes.flatMap((route) => {
    // Whoever was hired or fell ill since would couple all others anew: these two go together.
    const own = officers.filter(({ id }) => route.officerIds.includes(id));
    const [pair] = formPairs(own, on, dayOf(on)).pairs;
    return pair === undefined ? [] : [{ route, pair }];
  });
  if (plan !== null && plan.iterations > 0) return out;
  const busy = new Set(routes.flatMap((route) => route.officerIds));
  const free = officers.filter(({ id }) => !busy.has(id));
  const teamsOut = Math.max(0, ...routes.map((route) => route.teamNo));
  const atHome = formPairs(free, on, dayOf(on)).pairs.map((pair) => ({
    pair,
    route: {
      teamNo: teamsOut + pair.teamNo,
      officerIds: pair.officers.map(({ id }) => id),
      managerId: null,
      base: pair.base,
    },
  }));
  return [...out, ...atHome];
}

function suits(pair: Pair, { visit }: MovableVisit): boolean {
  const skills = skillsOf(pair);
  return (
    pair.agencyId === visit.agencyId &&
    skills.includes(languageSkill(visit.language)) &&
    (visit.genderWish === null || skills.includes(genderSkill(visit.genderWish)))
  );
}

interface Fitting {
  readonly asked: DayAsked;
  readonly plan: StandingPlan | null;
  readonly teams: readonly TeamOfDay[];
  readonly windows: readonly TimeWindow[];
  readonly lawful: readonly TimeWindow[];
  readonly midnight: number;
}

function fits({ asked, plan, teams, windows, lawful, midnight }: Fitting): SlotFound | null {
  const { position, visit, time } = asked.movable;
  for (const { pair, route } of teams) {
    const stops = (plan?.stops ?? []).filter(
      (stop) => stop.teamNo === route.teamNo && stop.visitId !== visit.visitId,
    );
    const kept = routeKept({
      base: route.base,
      fixed: stops.map((stop) => fixedStop(stop, midnight)),
      added: {
        visitId: visit.visitId,
        position,
        serviceSeconds: visit.serviceMinutes * 60,
        windows,
      },
    });
    const stop = kept?.stops.find((one) => one.visit === visit.visitId);
    if (!kept || stop === undefined) continue;
    const within = lawful.find(({ from, until }) => from <= stop.startAt && stop.startAt < until);
    if (within === undefined) continue;
    const told = toldWindow(
      { from: Math.floor(stop.startAt / 60), until: Math.ceil(stop.departAt / 60) },
      { from: Math.ceil(within.from / 60), until: Math.floor(within.until / 60) },
    );
    const at = (seconds: number) =>
      Temporal.Instant.fromEpochMilliseconds((midnight + seconds) * 1_000);
    const from = at(told.from * 60);
    if (Temporal.Instant.compare(from, time.now) <= 0) continue;
    return {
      from,
      until: at(told.until * 60),
      plan,
      route,
      pair,
      stops,
      kept,
      lawful: { from: at(within.from), until: at(within.until) },
    };
  }
  return null;
}

function cut(
  windows: readonly TimeWindow[],
  part: TimeWindow,
  seconds: number,
): readonly TimeWindow[] {
  return windows
    .map(({ from, until }) => ({
      from: Math.max(from, part.from),
      until: Math.min(until, part.until),
    }))
    .filter(({ from, until }) => until - from >= seconds);
}
