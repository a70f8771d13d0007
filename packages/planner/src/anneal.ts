// SPDX-License-Identifier: Apache-2.0
// The search: rounds of ruin and recreate, each accepted or undone by annealing. The temperature
// falls with the part of the budget that is spent.
import { at } from './flat.ts';
import { findSlot, noBlink, type SlotSearch } from './insertion.ts';
import type { Instance } from './instance.ts';
import { makeRandom, type Random } from './random.ts';
import { type Recreate, recreate } from './recreate.ts';
import { copyRoutes, emptyRoutes, insertVisit, type Routes } from './routes.ts';
import { ruin } from './ruin.ts';

const blinkRate = 0.01;
const ruinSettings = { removedMean: 10, stringMax: 10 };
/** First and last temperature, as parts of the mean leg of the first plan. */
const hottest = 1;
const coldest = 0.01;

export interface Annealing {
  readonly instance: Instance;
  readonly random: Random;
  readonly current: Routes;
  readonly trial: Routes;
  readonly best: Routes;
  readonly tools: Recreate;
  readonly torn: Int32Array;
  /** Mean leg of the first plan: the yardstick of temperatures and penalties. */
  readonly leg: number;
  readonly hot: number;
  readonly cold: number;
}

/** A greedy first plan, ready to be improved round by round. */
export function beginAnnealing(instance: Instance, seed: number): Annealing {
  const random = makeRandom(seed);
  const trial = emptyRoutes(instance);
  const search: SlotSearch = {
    instance,
    routes: trial,
    blink: 0,
    drawBlink: () => 1 + Math.floor(Math.log(1 - random.unit()) / Math.log(1 - blinkRate)),
    after: -1,
    cost: 0,
  };
  fillGreedily(instance, trial);
  const current = emptyRoutes(instance);
  const best = emptyRoutes(instance);
  copyRoutes(trial, current);
  copyRoutes(trial, best);
  const served = Math.max(1, instance.visits - trial.totals.bank);
  const leg = Math.max(1, trial.totals.travel / served);
  return {
    instance,
    random,
    current,
    trial,
    best,
    tools: {
      instance,
      routes: trial,
      random,
      search,
      order: new Int32Array(instance.visits),
      keys: new Float64Array(instance.visits),
    },
    torn: new Int32Array(instance.teams),
    leg,
    hot: hottest * leg,
    cold: coldest * leg,
  };
}

/** One round; `spent` is the part of the budget that is gone, 0 to 1. */
export function annealRound(annealing: Annealing, spent: number): void {
  const { instance, random, current, trial, best, tools, torn } = annealing;
  const bankBefore = trial.totals.bank;
  const seed = ruin({ instance, routes: trial, random, torn }, ruinSettings);
  if (seed < 0) {
    copyRoutes(current, trial);
    return;
  }
  recreate(tools, { seed, torn: trial.totals.bank - bankBefore });
  const temperature = annealing.hot * (annealing.cold / annealing.hot) ** spent;
  const limit = energyOf(annealing, current) - temperature * Math.log(1 - random.unit());
  if (energyOf(annealing, trial) < limit) {
    copyRoutes(trial, current);
    if (isBetter(trial, best)) copyRoutes(trial, best);
  } else copyRoutes(current, trial);
}

function energyOf({ leg }: Annealing, { totals }: Routes): number {
  return totals.penalty * leg + totals.travel + totals.dayCost;
}

/** Puts in, most precious first, every unserved visit that still fits somewhere. */
export function fillGreedily(instance: Instance, routes: Routes): void {
  const search: SlotSearch = {
    instance,
    routes,
    blink: noBlink(),
    drawBlink: noBlink,
    after: -1,
    cost: 0,
  };
  const waiting = Array.from(routes.bank.subarray(0, routes.totals.bank));
  const worth = (visit: number): number => instance.weight[visit] ?? 0;
  waiting.sort((a, b) => worth(b) - worth(a) || dueOf(instance, a) - dueOf(instance, b) || a - b);
  for (const visit of waiting) {
    if (findSlot(search, visit)) insertVisit(instance, routes, { visit, after: search.after });
  }
}

function dueOf(instance: Instance, visit: number): number {
  return at(instance.lastUntil, visit);
}

/** Tier by tier: what is lost first, then what is driven. */
function isBetter(one: Routes, other: Routes): boolean {
  if (one.totals.lost !== other.totals.lost) return one.totals.lost < other.totals.lost;
  return one.totals.travel + one.totals.dayCost < other.totals.travel + other.totals.dayCost;
}
