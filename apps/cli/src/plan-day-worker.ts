// SPDX-License-Identifier: Apache-2.0
// One search in a thread of its own, for `plan-day solve --threads N`. The planner itself stays
// free of threads and clocks.
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '@fairvisit/planner/problem.ts';
import { solve } from '@fairvisit/planner/solve.ts';

export interface SolveTask {
  readonly problem: Problem;
  readonly seconds: number;
  readonly seed: number;
}

const { problem, seconds, seed }: SolveTask = workerData;
parentPort?.postMessage(solve(problem, { seed, seconds, now: () => performance.now() }));
