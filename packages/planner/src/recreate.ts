// SPDX-License-Identifier: Apache-2.0
// Putting torn-out visits back: greedily, in an order drawn anew each round, now and then
// overlooking a place ("blinks"), so that rounds differ.
import { at } from './flat.ts';
import { findSlot, type SlotSearch } from './insertion.ts';
import type { Instance } from './instance.ts';
import type { Random } from './random.ts';
import { insertVisit, type Routes } from './routes.ts';

/** The most visits one round tries beside those torn out; of a longer bank the near ones. */
const triedMax = 20;

export interface Recreate {
  readonly instance: Instance;
  readonly routes: Routes;
  readonly random: Random;
  readonly search: SlotSearch;
  /** Scratch: the visits to place and the keys they are sorted by. */
  readonly order: Int32Array;
  readonly keys: Float64Array;
}

/** Tries the visits just torn out, then unserved ones near the seed, then a few from anywhere. */
export function recreate(
  tools: Recreate,
  { seed, torn }: { readonly seed: number; readonly torn: number },
): void {
  const { instance, routes, search, order } = tools;
  const { near, nearCount } = instance;
  const bank = routes.totals.bank;
  const older = bank - torn;
  let count = 0;
  for (let cell = older; cell < bank; cell += 1) {
    order[count] = at(routes.bank, cell);
    count += 1;
  }
  if (older <= triedMax) {
    for (let cell = 0; cell < older; cell += 1) {
      order[count] = at(routes.bank, cell);
      count += 1;
    }
  } else {
    const enough = count + triedMax;
    for (let rank = -1; rank < nearCount && count < enough; rank += 1) {
      const visit = rank < 0 ? seed : at(near, seed * nearCount + rank);
      if (at(routes.team, visit) >= 0 || at(routes.bankCell, visit) >= older) continue;
      order[count] = visit;
      count += 1;
    }
  }
  sortOrder(tools, count);
  for (let rank = 0; rank < count; rank += 1) {
    const visit = at(order, rank);
    if (findSlot(search, visit)) insertVisit(instance, routes, { visit, after: search.after });
  }
}

/** Weights of the orders, as in the paper, with the prize in front where prizes differ. */
function sortOrder(tools: Recreate, count: number): void {
  const { instance, random, order, keys } = tools;
  const { weight, travel, places, place, visits, teams, firstFrom, lastUntil } = instance;
  const draw = random.below(17);
  const home = at(place, visits + random.below(teams)) * places;
  for (let rank = 0; rank < count; rank += 1) {
    const visit = at(order, rank);
    const away = at(travel, home + at(place, visit));
    let key = random.unit();
    if (draw >= 4 && draw < 8) key = -at(instance.load, visit) + random.unit() * 0.5;
    else if (draw < 10 && draw >= 8) key = -away;
    else if (draw === 10) key = away;
    else if (draw < 13 && draw >= 11) key = at(lastUntil, visit) - at(firstFrom, visit);
    else if (draw < 15 && draw >= 13) key = at(firstFrom, visit);
    else if (draw >= 15) key = -at(lastUntil, visit);
    keys[rank] = key;
  }
  insertionSort(tools, count);
  if (random.below(4) > 0) {
    for (let rank = 0; rank < count; rank += 1) keys[rank] = -(weight[at(order, rank)] ?? 0);
    insertionSort(tools, count);
  }
}

/** Stable and without allocation; a round holds a dozen visits. */
function insertionSort({ order, keys }: Recreate, count: number): void {
  for (let rank = 1; rank < count; rank += 1) {
    const key = keys[rank] ?? 0;
    const visit = at(order, rank);
    let gap = rank;
    while (gap > 0 && (keys[gap - 1] ?? 0) > key) {
      keys[gap] = keys[gap - 1] ?? 0;
      order[gap] = at(order, gap - 1);
      gap -= 1;
    }
    keys[gap] = key;
    order[gap] = visit;
  }
}
