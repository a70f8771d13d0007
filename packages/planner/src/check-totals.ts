// SPDX-License-Identifier: Apache-2.0
// The checker's roll call (every visit exactly once, served or not) and its own adding-up of the
// plan's costs.
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Violation } from './violation.ts';

/** Every visit stands exactly once, in a route or among the unserved. */
export function rollCallViolations(problem: Problem, plan: Plan): Violation[] {
  const times = new Map(problem.visits.map((visit) => [visit.id, 0]));
  const found: Violation[] = [];
  const named = [
    ...plan.routes.flatMap((route) => route.stops.map((stop) => stop.visit)),
    ...plan.unserved.map((left) => left.visit),
  ];
  for (const visit of named) {
    const before = times.get(visit);
    if (before === undefined) {
      found.push({ code: 'unknown-visit', team: null, visit, found: visit });
    } else times.set(visit, before + 1);
  }
  for (const [visit, count] of times) {
    if (count === 0) found.push({ code: 'visit-unaccounted', team: null, visit, found: '0 times' });
    if (count > 1) found.push({ code: 'visit-twice', team: null, visit, found: `${count} times` });
  }
  return found;
}

/** The costs as stated against the costs as they add up. */
export function costViolations(problem: Problem, plan: Plan): Violation[] {
  const left = new Set(plan.unserved.map(({ visit }) => visit));
  const placed = problem.visits.filter((visit) => left.has(visit.id));
  const lost = { appointment: 0, 'last-chance': 0, prize: 0 };
  for (const visit of placed) lost[visit.tier] += visit.tier === 'prize' ? visit.prize : 1;
  const out = new Set(plan.routes.map((route) => route.team));
  const dayCost = problem.teams
    .filter((team) => out.has(team.id))
    .reduce((sum, team) => sum + team.dayCost, 0);
  const found: Violation[] = [];
  function compare(name: string, stated: number, actual: number): void {
    if (stated === actual) return;
    const text = `${name} ${stated}, adds up to ${actual}`;
    found.push({ code: 'totals', team: null, visit: null, found: text });
  }
  let travel = 0;
  for (const route of plan.routes) {
    let legs = route.returnSeconds;
    let service = 0;
    for (const stop of route.stops) {
      legs += stop.travelSeconds;
      service += stop.departAt - stop.startAt;
    }
    const rest = route.break === null ? 0 : route.break.departAt - route.break.startAt;
    compare(`travel of ${route.team}`, route.travelSeconds, legs);
    compare(`service of ${route.team}`, route.serviceSeconds, service);
    const waited = route.arriveAt - route.departAt - legs - service - rest;
    compare(`waiting of ${route.team}`, route.waitSeconds, waited);
    travel += legs;
  }
  compare('travel', plan.cost.travelSeconds, travel);
  compare('day cost', plan.cost.dayCost, dayCost);
  compare('appointments', plan.cost.appointmentsUnserved, lost.appointment);
  compare('last chances', plan.cost.lastChancesUnserved, lost['last-chance']);
  compare('prize', plan.cost.prizeUnserved, lost.prize);
  return found;
}
