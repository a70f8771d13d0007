// SPDX-License-Identifier: Apache-2.0
// Checks a plan against its problem with arithmetic of its own: nothing here is shared with the
// solver, so that a fault in the solver's tables cannot hide itself.
import { costViolations, rollCallViolations } from './check-totals.ts';
import type { Plan, PlannedRoute } from './plan.ts';
import type { Problem, Team, TimeWindow, Visit } from './problem.ts';
import type { Violation } from './violation.ts';

/** Every violation of the plan; an empty list means that it is sound. */
export function findViolations(problem: Problem, plan: Plan): Violation[] {
  const teams = new Map(problem.teams.map((team) => [team.id, team]));
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const violations = rollCallViolations(problem, plan);
  const seen = new Set<string>();
  for (const route of plan.routes) {
    const team = teams.get(route.team);
    if (team === undefined) {
      violations.push({ code: 'unknown-team', team: route.team, visit: null, found: route.team });
      continue;
    }
    if (seen.has(team.id)) {
      violations.push({ code: 'team-twice', team: team.id, visit: null, found: 'two routes' });
    }
    seen.add(team.id);
    violations.push(...routeViolations({ problem, visits, team, route }));
  }
  return [...violations, ...costViolations(problem, plan)];
}

interface RouteCheck {
  readonly problem: Problem;
  readonly visits: ReadonlyMap<string, Visit>;
  readonly team: Team;
  readonly route: PlannedRoute;
}

function routeViolations(check: RouteCheck): Violation[] {
  const { visits, team, route } = check;
  const found: Violation[] = [];
  if (route.stops.length === 0) {
    found.push({ code: 'empty-route', team: team.id, visit: null, found: 'no stops' });
  }
  let load = 0;
  for (const stop of route.stops) {
    const visit = visits.get(stop.visit);
    if (visit === undefined) continue;
    load += visit.load;
    found.push(...fitnessViolations(check, visit));
    const served = stop.departAt - stop.startAt;
    if (served !== visit.serviceSeconds || !liesInOne(visit.windows, stop)) {
      const text = `${stop.startAt}-${stop.departAt} for ${visit.serviceSeconds}`;
      found.push({ code: 'window', team: team.id, visit: visit.id, found: text });
    }
  }
  if (team.capacity !== null && load > team.capacity) {
    const text = `${load} of ${team.capacity}`;
    found.push({ code: 'capacity', team: team.id, visit: null, found: text });
  }
  if (team.stopsMax !== null && route.stops.length > team.stopsMax) {
    const text = `${route.stops.length} of ${team.stopsMax}`;
    found.push({ code: 'stops', team: team.id, visit: null, found: text });
  }
  if (route.departAt < team.shift.from || route.arriveAt > team.shift.until) {
    const text = `${route.departAt}-${route.arriveAt}`;
    found.push({ code: 'shift', team: team.id, visit: null, found: text });
  }
  return [...found, ...breakViolations(check), ...sequenceViolations(check)];
}

function fitnessViolations({ problem, team }: RouteCheck, visit: Visit): Violation[] {
  const at = { team: team.id, visit: visit.id };
  const found: Violation[] = [];
  if (visit.place === null) found.push({ code: 'no-coordinates', ...at, found: 'no place' });
  for (const skill of visit.skills) {
    if (team.skills.indexOf(skill) < 0) found.push({ code: 'skill', ...at, found: skill });
  }
  if (visit.lockedTeam !== null && visit.lockedTeam !== team.id) {
    found.push({ code: 'locked-team', ...at, found: visit.lockedTeam });
  }
  if (visit.allowedTeams !== null && visit.allowedTeams.indexOf(team.id) < 0) {
    found.push({ code: 'not-allowed-team', ...at, found: visit.allowedTeams.join(' ') });
  }
  for (const { officer, cardholder } of problem.forbidden) {
    if (visit.cardholder === cardholder && team.officers.indexOf(officer) >= 0) {
      found.push({ code: 'forbidden-pair', ...at, found: officer });
    }
  }
  return found;
}

function liesInOne(
  windows: readonly TimeWindow[],
  span: { readonly startAt: number; readonly departAt: number },
): boolean {
  return windows.some((window) => span.startAt >= window.from && span.departAt <= window.until);
}

function breakViolations({ team, route }: RouteCheck): Violation[] {
  const wanted = team.break;
  const taken = route.break;
  const at = { code: 'break', team: team.id, visit: null } as const;
  if (wanted === null) return taken === null ? [] : [{ ...at, found: 'not asked for' }];
  if (taken === null) return [{ ...at, found: 'missing' }];
  const seconds = taken.departAt - taken.startAt;
  const apart = taken.afterStops >= 0 && taken.afterStops <= route.stops.length;
  if (seconds === wanted.seconds && apart && liesInOne(wanted.windows, taken)) return [];
  return [{ ...at, found: `${taken.startAt}-${taken.departAt} after ${taken.afterStops}` }];
}

/** Follows the team from door to door: each leg as the matrix says, nothing before it can be. */
function sequenceViolations({ problem, visits, team, route }: RouteCheck): Violation[] {
  const found: Violation[] = [];
  const { places, seconds } = problem.travel;
  let clock = route.departAt;
  let where = team.start;
  function walk(leg: { to: number | null; stated: number; visit: string | null }): void {
    const actual = where === null || leg.to === null ? 0 : seconds[where * places + leg.to];
    if (actual !== leg.stated) {
      const text = `${leg.stated}, matrix ${actual}`;
      found.push({ code: 'travel', team: team.id, visit: leg.visit, found: text });
    }
    clock += leg.stated;
    where = leg.to;
  }
  for (let index = 0; index <= route.stops.length; index += 1) {
    if (route.break !== null && route.break.afterStops === index) {
      if (route.break.startAt < clock) {
        const text = `break at ${route.break.startAt}, there at ${clock}`;
        found.push({ code: 'sequence', team: team.id, visit: null, found: text });
      }
      clock = route.break.departAt;
    }
    const stop = route.stops[index];
    if (stop === undefined) break;
    const place = visits.get(stop.visit)?.place ?? null;
    walk({ to: place, stated: stop.travelSeconds, visit: stop.visit });
    const waited = stop.startAt - stop.arriveAt;
    if (stop.arriveAt !== clock || waited !== stop.waitSeconds || waited < 0) {
      const text = `arrives ${stop.arriveAt}, there at ${clock}, starts ${stop.startAt}`;
      found.push({ code: 'sequence', team: team.id, visit: stop.visit, found: text });
    }
    clock = stop.departAt;
  }
  walk({ to: team.end, stated: route.returnSeconds, visit: null });
  if (clock !== route.arriveAt) {
    const text = `ends ${route.arriveAt}, there at ${clock}`;
    found.push({ code: 'sequence', team: team.id, visit: null, found: text });
  }
  return found;
}
