// SPDX-License-Identifier: Apache-2.0
// The best cost of a tiny one-team problem by trying every order of every subset: the yardstick
// for the solver, written without any of its code.
import type { Problem, Visit } from '../src/problem.ts';

/** [appointments, last chances, prize, travel + day cost] of the best plan, and that count. */
export function bestByEnumeration(problem: Problem): number[] {
  let best: number[] = [];
  function consider(route: readonly Visit[]): void {
    const left = problem.visits.filter((visit) => !route.includes(visit));
    const driven = drive(problem, route);
    if (driven !== null) {
      const key = [...lostOf(left), driven];
      if (best.length === 0 || isLower(key, best)) best = key;
    }
    for (const visit of left) consider([...route, visit]);
  }
  consider([]);
  return best.filter((_, index) => index !== 3);
}

function lostOf(left: readonly Visit[]): number[] {
  const prizes = left.filter((visit) => visit.tier === 'prize');
  return [
    left.filter((visit) => visit.tier === 'appointment').length,
    left.filter((visit) => visit.tier === 'last-chance').length,
    prizes.reduce((sum, visit) => sum + visit.prize, 0),
    prizes.length,
  ];
}

/** Travel and day cost of the route driven as early as possible; null when it cannot be. */
function drive(problem: Problem, route: readonly Visit[]): number | null {
  const [team] = problem.teams;
  if (team === undefined || route.length === 0) return 0;
  if (route.length > (team.stopsMax ?? route.length)) return null;
  const load = route.reduce((sum, visit) => sum + visit.load, 0);
  if (load > (team.capacity ?? load)) return null;
  const leg = (from: number | null, to: number | null): number =>
    from === null || to === null
      ? 0
      : (problem.travel.seconds[from * problem.travel.places + to] ?? 0);
  let where = team.start;
  let clock = team.shift.from;
  let travel = 0;
  for (const visit of route) {
    if (visit.place === null || visit.skills.some((skill) => !team.skills.includes(skill))) {
      return null;
    }
    const barred = problem.forbidden.some(
      (pair) => pair.cardholder === visit.cardholder && team.officers.includes(pair.officer),
    );
    if (barred) return null;
    travel += leg(where, visit.place);
    clock += leg(where, visit.place);
    const starts = visit.windows
      .map((window) => ({ at: Math.max(clock, window.from), until: window.until }))
      .filter(({ at, until }) => at + visit.serviceSeconds <= until)
      .map(({ at }) => at);
    if (starts.length === 0) return null;
    clock = Math.min(...starts) + visit.serviceSeconds;
    where = visit.place;
  }
  travel += leg(where, team.end);
  return clock + leg(where, team.end) <= team.shift.until ? travel + team.dayCost : null;
}

function isLower(one: readonly number[], other: readonly number[]): boolean {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    if (value !== against) return value < against;
  }
  return false;
}
