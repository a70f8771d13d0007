// SPDX-License-Identifier: Apache-2.0
// Which of two plans of one problem is better: tier by tier, then the number of visits made, then
// the way. Used to choose among searches with different seeds.
import type { Plan } from './plan.ts';

/** True when `one` is strictly better than `other`. */
export function isBetterPlan(one: Plan, other: Plan): boolean {
  const against = ranked(other);
  for (const [index, value] of ranked(one).entries()) {
    const bar = against[index] ?? 0;
    if (value !== bar) return value < bar;
  }
  return false;
}

function ranked({ cost, unserved }: Plan): number[] {
  return [
    cost.appointmentsUnserved,
    cost.lastChancesUnserved,
    cost.prizeUnserved,
    unserved.length,
    cost.travelSeconds + cost.dayCost,
  ];
}
