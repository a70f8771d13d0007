// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { isBetterPlan } from './compare-plans.ts';
import type { Plan, PlanCost } from './plan.ts';

const aPlan = (cost: Partial<PlanCost>, unserved = 0): Plan => ({
  routes: [],
  unserved: Array.from({ length: unserved }, (_, k) => ({ visit: `v${k}`, reason: 'lower-prize' })),
  cost: {
    appointmentsUnserved: 0,
    lastChancesUnserved: 0,
    prizeUnserved: 0,
    travelSeconds: 1_000,
    dayCost: 0,
    ...cost,
  },
  iterations: 0,
});

it('prefers the plan that loses less in the highest tier where they differ', () => {
  const ladder = [
    aPlan({ travelSeconds: 999 }),
    aPlan({}),
    aPlan({ dayCost: 1 }),
    aPlan({ travelSeconds: 0 }, 1),
    aPlan({ prizeUnserved: 1, travelSeconds: 0 }),
    aPlan({ lastChancesUnserved: 1, travelSeconds: 0 }),
    aPlan({ appointmentsUnserved: 1, travelSeconds: 0 }),
  ];
  for (const [index, plan] of ladder.entries()) {
    for (const worse of ladder.slice(index + 1)) {
      expect(isBetterPlan(plan, worse)).toBe(true);
      expect(isBetterPlan(worse, plan)).toBe(false);
    }
  }
});

it('prefers neither of two equal plans', () => {
  expect(isBetterPlan(aPlan({}), aPlan({}))).toBe(false);
});
