// SPDX-License-Identifier: Apache-2.0
// The planner's front door: a problem and a budget in, the best plan found out. With a seed and
// an iteration count the answer is always the same; a budget in seconds needs the caller's clock.
import { assert } from '@fairvisit/domain/assert.ts';
import { annealRound, beginAnnealing, fillGreedily } from './anneal.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { findProblemFaults } from './problem-faults.ts';
import { sift } from './reasons.ts';
import { writePlan } from './write-plan.ts';

/** `now` answers in milliseconds; only its differences are used. */
export type SolveOptions =
  | { readonly seed: number; readonly iterations: number }
  | { readonly seed: number; readonly seconds: number; readonly now: () => number };

/** A search in slices, so that a server can answer other requests between them. */
export interface Solver {
  done(): boolean;
  /** Spends up to this many iterations, fewer when the budget ends. */
  step(iterations: number): void;
  /** The best plan so far; complete and lawful at any moment. */
  plan(): Plan;
}

/** Rounds between two looks at the clock. */
const roundsPerLook = 8;

/** Solves the problem within the budget. The problem must have no faults (problem-faults.ts). */
export function solve(problem: Problem, options: SolveOptions): Plan {
  const solver = openSolver(problem, options);
  while (!solver.done()) solver.step(roundsPerLook);
  return solver.plan();
}

/** Opens a search that is driven by the caller. */
export function openSolver(problem: Problem, options: SolveOptions): Solver {
  const faults = findProblemFaults(problem);
  assert(faults.length === 0, `the problem is sound: ${faults[0]?.field} ${faults[0]?.fault}`);
  const budget = openBudget(options);
  const { instance, hopeless } = sift(problem);
  const annealing = beginAnnealing(instance, options.seed);
  let rounds = 0;
  const idle = instance.visits === 0;
  return {
    done: () => idle || budget(rounds) >= 1,
    step(iterations) {
      let spent = budget(rounds);
      for (let taken = 0; taken < iterations && spent < 1 && !idle; taken += 1) {
        annealRound(annealing, spent);
        rounds += 1;
        if (rounds % roundsPerLook === 0) spent = budget(rounds);
      }
    },
    plan() {
      fillGreedily(instance, annealing.best);
      return writePlan({ instance, routes: annealing.best, hopeless, iterations: rounds });
    },
  };
}

/** The part of the budget that is spent, from the rounds done so far. */
function openBudget(options: SolveOptions): (rounds: number) => number {
  if ('iterations' in options) {
    const { iterations } = options;
    return (rounds) => (iterations <= 0 ? 1 : rounds / iterations);
  }
  const { seconds, now } = options;
  const beganAt = now();
  return () => (seconds <= 0 ? 1 : (now() - beganAt) / 1_000 / seconds);
}
