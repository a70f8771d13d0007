// SPDX-License-Identifier: Apache-2.0
// Sorting out, before any search, the visits that no plan can hold, each with its reason.

import { findSlot, noBlink } from './insertion.ts';
import { compile, type Instance, startWindows } from './instance.ts';
import type { UnservedReason } from './plan.ts';
import { openEligibility, type Problem, type Team, type Visit } from './problem.ts';
import { emptyRoutes } from './routes.ts';

export interface HopelessVisit {
  readonly visit: Visit;
  readonly reason: UnservedReason;
}

export interface Sifted {
  /** Compiled for the visits that fit at least alone in the empty route of some team. */
  readonly instance: Instance;
  readonly hopeless: readonly HopelessVisit[];
}

/**
 * Parts the visits that could be planned from those that never can. (With travel that breaks the
 * triangle inequality a visit might fit only by way of another; it counts as no-time all the same.)
 */
export function sift(problem: Problem): Sifted {
  const mayServe = openEligibility(problem);
  const hopeless: HopelessVisit[] = [];
  const hopeful: Visit[] = [];
  for (const visit of problem.visits) {
    const able = problem.teams.filter((team) => mayServe(team, visit));
    if (visit.place === null) hopeless.push({ visit, reason: 'no-coordinates' });
    else if (able.length === 0) hopeless.push({ visit, reason: 'no-skill' });
    else if (!able.some((team) => overlaps(team, visit))) {
      hopeless.push({ visit, reason: 'no-window' });
    } else hopeful.push(visit);
  }
  const instance = compile(problem, hopeful);
  const routes = emptyRoutes(instance);
  const search = { instance, routes, blink: 1, drawBlink: noBlink, after: -1, cost: 0 };
  search.blink = noBlink();
  const plannable = hopeful.filter((_, v) => findSlot(search, v));
  const fitting = new Set(plannable);
  for (const visit of hopeful) {
    if (!fitting.has(visit)) hopeless.push({ visit, reason: 'no-time' });
  }
  const allFit = plannable.length === hopeful.length;
  return { instance: allFit ? instance : compile(problem, plannable), hopeless };
}

function overlaps({ shift }: Team, visit: Visit): boolean {
  const { serviceSeconds } = visit;
  return startWindows(visit.windows, serviceSeconds).some(
    ({ from, until }) =>
      Math.max(from, shift.from) <= Math.min(until, shift.until - serviceSeconds),
  );
}
