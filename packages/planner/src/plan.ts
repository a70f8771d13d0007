// SPDX-License-Identifier: Apache-2.0
// The answer of the planner: a route per team that goes out, and every unserved visit with the
// reason a supervisor can be told.

/**
 * Why a visit is not in the plan, the first that holds:
 * no-coordinates: its place is unknown;
 * no-skill: no team has the skills and may go there;
 * no-window: no such team's shift overlaps a lawful window for as long as the service takes;
 * no-time: it does not fit even alone in an empty route of any such team;
 * lower-prize: it would fit alone, but the day was given to others.
 */
export type UnservedReason =
  | 'no-coordinates'
  | 'no-skill'
  | 'no-window'
  | 'no-time'
  | 'lower-prize';

export interface PlannedStop {
  readonly visit: string;
  readonly travelSeconds: number;
  readonly arriveAt: number;
  readonly waitSeconds: number;
  readonly startAt: number;
  readonly departAt: number;
}

export interface PlannedBreak {
  readonly break: string;
  readonly startAt: number;
  readonly departAt: number;
  /** How many stops of the route come before the break. */
  readonly afterStops: number;
}

export interface PlannedRoute {
  readonly team: string;
  readonly departAt: number;
  readonly stops: readonly PlannedStop[];
  readonly break: PlannedBreak | null;
  /** Travel of the way back; arrival is where the route ends. */
  readonly returnSeconds: number;
  readonly arriveAt: number;
  readonly travelSeconds: number;
  readonly waitSeconds: number;
  readonly serviceSeconds: number;
}

export interface UnservedVisit {
  readonly visit: string;
  readonly reason: UnservedReason;
}

/** The tiers apart, highest first; a lower one is never improved at the cost of a higher one. */
export interface PlanCost {
  readonly appointmentsUnserved: number;
  readonly lastChancesUnserved: number;
  readonly prizeUnserved: number;
  readonly travelSeconds: number;
  readonly dayCost: number;
}

export interface Plan {
  readonly routes: readonly PlannedRoute[];
  readonly unserved: readonly UnservedVisit[];
  readonly cost: PlanCost;
  /** Rounds of ruin and recreate that were spent. */
  readonly iterations: number;
}
