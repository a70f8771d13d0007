// SPDX-License-Identifier: Apache-2.0
// One team's route with every promised start where it is, and perhaps one visit more. The planner
// itself says whether it fits, so that what is offered is what its checker accepts: travel both ways,
// the shift, the midday break.
import { assert } from '@fairvisit/domain/assert.ts';
import { findViolations } from '@fairvisit/planner/check.ts';
import type { PlannedRoute } from '@fairvisit/planner/plan.ts';
import type { Problem, TimeWindow, Visit } from '@fairvisit/planner/problem.ts';
import { openSolver } from '@fairvisit/planner/solve.ts';
import { defaultTravelModel, type GeoPoint, travelMatrix } from '@fairvisit/planner/travel.ts';
import type { Position } from './open-position.ts';
import { middayBreak, shift, travelHour } from './plan-problem.ts';

export interface FixedStop {
  readonly visitId: string;
  readonly position: Position | null;
  /** Seconds since the local midnight of the day: as it was promised. */
  readonly start: number;
  readonly end: number;
}

export interface NewStop {
  readonly visitId: string;
  readonly position: Position;
  readonly serviceSeconds: number;
  /** Lawful stretches, in seconds of the day. */
  readonly windows: readonly TimeWindow[];
}

export interface RouteAsked {
  readonly base: Position;
  readonly fixed: readonly FixedStop[];
  readonly added: NewStop | null;
}

/** Enough for the few stops of one team. */
const rounds = 60;
const team = 'team';

/** Null when the route cannot keep all of it. */
export function routeKept(asked: RouteAsked): PlannedRoute | null {
  const problem = problemOf(asked);
  if (problem === null) return null;
  const solver = openSolver(problem, { seed: 1, iterations: rounds });
  while (!solver.done()) solver.step(rounds);
  const plan = solver.plan();
  if (plan.unserved.length > 0) return null;
  const violations = findViolations(problem, plan);
  assert(violations.length === 0, `a kept route breaks nothing: ${violations[0]?.code}`);
  return plan.routes[0] ?? null;
}

function problemOf({ base, fixed, added }: RouteAsked): Problem | null {
  const points: GeoPoint[] = [pointOf(base)];
  const visits: Visit[] = [];
  for (const stop of fixed) {
    if (stop.position === null) return null;
    visits.push({
      ...anyVisit,
      id: stop.visitId,
      place: points.push(pointOf(stop.position)) - 1,
      serviceSeconds: stop.end - stop.start,
      windows: [{ from: stop.start, until: stop.end }],
    });
  }
  if (added !== null) {
    visits.push({
      ...anyVisit,
      id: added.visitId,
      place: points.push(pointOf(added.position)) - 1,
      serviceSeconds: added.serviceSeconds,
      windows: added.windows,
    });
  }
  return {
    teams: [
      {
        id: team,
        officers: [],
        start: 0,
        end: 0,
        shift,
        break: middayBreak,
        skills: [],
        capacity: null,
        stopsMax: null,
        dayCost: 0,
      },
    ],
    visits,
    forbidden: [],
    travel: travelMatrix(points, defaultTravelModel, travelHour),
  };
}

const anyVisit = {
  skills: [],
  tier: 'appointment',
  prize: 0,
  load: 0,
  lockedTeam: team,
  allowedTeams: null,
  cardholder: null,
} as const;

function pointOf({ lat, lng }: Position): GeoPoint {
  return { latitude: lat, longitude: lng };
}
