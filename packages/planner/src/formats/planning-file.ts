// SPDX-License-Identifier: Apache-2.0
// A planning file once read: the problem, and what of the file the answer repeats.
import type { Problem } from '../problem.ts';

/** A point as the file names it; the answer names it the same way. */
export interface GivenPoint {
  readonly location: readonly number[] | null;
  readonly index: number | null;
}

export interface GivenJob {
  readonly id: string | number;
  readonly description: string | null;
  readonly point: GivenPoint;
  readonly setup: number;
  readonly service: number;
  readonly load: number | null;
  readonly loadKind: 'delivery' | 'pickup';
  readonly priority: number;
}

export interface GivenVehicle {
  readonly id: string | number;
  readonly description: string | null;
  readonly start: GivenPoint | null;
  readonly end: GivenPoint | null;
  readonly breakId: string | number | null;
}

/** Jobs and vehicles stand in the order of the problem's visits and teams. */
export interface PlanningFile {
  readonly problem: Problem;
  readonly jobs: readonly GivenJob[];
  readonly vehicles: readonly GivenVehicle[];
  /** Row-major like the travel seconds; null where the file has no distances. */
  readonly distances: Int32Array | null;
  /** Solver units in one unit of the file: 10 for tenths, else 1. */
  readonly unitsPerFileUnit: number;
}
