// SPDX-License-Identifier: Apache-2.0
// The search for a plan in slices, so that the server answers others meanwhile. Its budget is
// turned into rounds before it starts: a seed and a number of rounds give the same plan again.
import { setImmediate } from 'node:timers/promises';
import { assert } from '@fairvisit/domain/assert.ts';
import type { Clock } from '@fairvisit/domain/time/clock.ts';
import { findViolations } from '@fairvisit/planner/check.ts';
import type { Plan } from '@fairvisit/planner/plan.ts';
import type { Problem } from '@fairvisit/planner/problem.ts';
import { openSolver } from '@fairvisit/planner/solve.ts';

export interface Search {
  readonly seed: number;
  readonly iterations: number;
}

/** About a twentieth of a second on a large day. */
const roundsPerSlice = 100;
const trialRounds = 200;
const roundsPerSecondMin = 200;
const roundsPerSecondMax = 20_000;

/** A checked plan; the checker shares no arithmetic with the solver. */
export async function searchPlan(problem: Problem, search: Search): Promise<Plan> {
  const solver = openSolver(problem, search);
  while (!solver.done()) {
    solver.step(roundsPerSlice);
    await setImmediate();
  }
  const plan = solver.plan();
  const violations = findViolations(problem, plan);
  assert(violations.length === 0, `a plan breaks nothing: ${violations[0]?.code}`);
  return plan;
}

/** How many rounds fit into the seconds on this machine, by a short trial. */
export function roundsWithin(
  problem: Problem,
  budget: { readonly seconds: number; readonly wall: Clock },
): number {
  const beganAt = budget.wall.now().epochMilliseconds;
  const trial = openSolver(problem, { seed: 1, iterations: trialRounds });
  while (!trial.done()) trial.step(trialRounds);
  const seconds = Math.max(budget.wall.now().epochMilliseconds - beganAt, 1) / 1_000;
  const perSecond = Math.min(
    Math.max(trialRounds / seconds, roundsPerSecondMin),
    roundsPerSecondMax,
  );
  return Math.max(1, Math.floor(perSecond * budget.seconds));
}
