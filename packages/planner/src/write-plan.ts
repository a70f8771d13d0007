// SPDX-License-Identifier: Apache-2.0
// The solver's flat routes written out as a plan with times, waits and costs per tier.
import { at } from './flat.ts';
import type { Instance } from './instance.ts';
import type {
  Plan,
  PlanCost,
  PlannedBreak,
  PlannedRoute,
  PlannedStop,
  UnservedVisit,
} from './plan.ts';
import type { Visit } from './problem.ts';
import type { HopelessVisit } from './reasons.ts';
import { earliestStart, type Routes } from './routes.ts';

export interface FinishedSearch {
  readonly instance: Instance;
  readonly routes: Routes;
  readonly hopeless: readonly HopelessVisit[];
  readonly iterations: number;
}

/** The plan of a finished search. */
export function writePlan(search: FinishedSearch): Plan {
  const { instance, routes, hopeless } = search;
  const written: PlannedRoute[] = [];
  for (let team = 0; team < instance.teams; team += 1) {
    if (at(routes.stops, team) > 0) written.push(writeRoute(instance, routes, team));
  }
  const left = instance.problemVisits.filter((_, v) => at(routes.team, v) < 0);
  const unserved: UnservedVisit[] = [
    ...hopeless.map(({ visit, reason }) => ({ visit: visit.id, reason })),
    ...left.map((visit) => ({ visit: visit.id, reason: 'lower-prize' as const })),
  ];
  return {
    routes: written,
    unserved,
    cost: costOf(routes, [...hopeless.map(({ visit }) => visit), ...left]),
    iterations: search.iterations,
  };
}

function costOf(routes: Routes, left: readonly Visit[]): PlanCost {
  const prizes = left.filter((visit) => visit.tier === 'prize');
  return {
    appointmentsUnserved: left.filter((visit) => visit.tier === 'appointment').length,
    lastChancesUnserved: left.filter((visit) => visit.tier === 'last-chance').length,
    prizeUnserved: prizes.reduce((sum, visit) => sum + visit.prize, 0),
    travelSeconds: routes.totals.travel,
    dayCost: routes.totals.dayCost,
  };
}

/** The team leaves as late as its first stop allows, then goes as early as it can. */
function writeRoute(instance: Instance, routes: Routes, team: number): PlannedRoute {
  const start = instance.visits + team;
  const end = start + instance.teams;
  const pause = end + instance.teams;
  const stops: PlannedStop[] = [];
  let rest: PlannedBreak | null = null;
  let departAt = at(routes.ready, start);
  let time = departAt;
  for (let node = at(routes.next, start); node !== end; node = at(routes.next, node)) {
    const travelSeconds = at(routes.leg, node);
    const startAt = earliestStart(instance, node, time + travelSeconds);
    if (stops.length === 0 && rest === null) {
      departAt = startAt - travelSeconds;
      time = departAt;
    }
    const leaveAt = startAt + at(instance.service, node);
    if (node === pause) {
      const id = instance.problemTeams[team]?.break?.id ?? '';
      rest = { break: id, startAt, departAt: leaveAt, afterStops: stops.length };
    } else {
      stops.push({
        visit: instance.problemVisits[node]?.id ?? '',
        travelSeconds,
        arriveAt: time + travelSeconds,
        waitSeconds: startAt - time - travelSeconds,
        startAt,
        departAt: leaveAt,
      });
    }
    time = leaveAt;
  }
  const returnSeconds = at(routes.leg, end);
  const served = stops.reduce((sum, stop) => sum + stop.departAt - stop.startAt, 0);
  const travelSeconds = at(routes.travel, team);
  const paused = rest === null ? 0 : rest.departAt - rest.startAt;
  return {
    team: instance.problemTeams[team]?.id ?? '',
    departAt,
    stops,
    break: rest,
    returnSeconds,
    arriveAt: time + returnSeconds,
    travelSeconds,
    waitSeconds: time + returnSeconds - departAt - travelSeconds - served - paused,
    serviceSeconds: served,
  };
}
