// SPDX-License-Identifier: Apache-2.0
// The visits of a plan as routes: sorted by team and stop, with what a line of time needs.
import type { DayPlan } from '@fairvisit/api/visit.ts';

export type PlanVisit = DayPlan['visits'][number];
export type PlanRoute = DayPlan['routes'][number];

/** The visits of one team in their order. */
export function stopsOf(plan: Pick<DayPlan, 'visits'>, teamNo: number): readonly PlanVisit[] {
  return plan.visits
    .filter((visit) => visit.teamNo === teamNo)
    .sort((a, b) => (a.stopNo ?? 0) - (b.stopNo ?? 0));
}

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Whole hours around the day's work, in minutes since midnight. */
export function hoursAround(minutes: readonly number[]): Span {
  if (minutes.length === 0) return { from: 8 * 60, until: 20 * 60 };
  const from = Math.floor(Math.min(...minutes) / 60) * 60;
  const until = Math.ceil(Math.max(...minutes) / 60) * 60;
  return { from, until: Math.max(until, from + 60) };
}

/** Where a moment stands on the line, in percent of its length. */
export function placeOn(span: Span, minute: number): number {
  const share = (minute - span.from) / (span.until - span.from);
  return Math.round(Math.max(0, Math.min(1, share)) * 10_000) / 100;
}
