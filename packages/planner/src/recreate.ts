// SPDX-License-Identifier: Apache-2.0
// Putting torn-out visits back: greedily, in an order drawn anew each round, now and then
// overlooking a place ("blinks"), so that rounds differ.
import { at } from './flat.ts';
import { findSlot, type SlotSearch } from './insertion.ts';
import type { Instance } from './instance.ts';
import type { Random } from './random.ts';
import { insertVisit, type Routes } from './routes.ts';

/** The most visits one round tries to place; of a longer bank a random part is tried. */
const triedMax = 60;

export interface Recreate {
  readonly instance: Instance;
  readonly routes: Routes;
  readonly random: Random;
  readonly search: SlotSearch;
  /** Scratch: the visits to place and the keys they are sorted by. */
  readonly order: Int32Array;
  readonly keys: Float64Array;
}

/** Tries the visits of the bank; those torn out last stand at its end and are always tried. */
export function recreate(tools: Recreate, tornCount: number): void {
  const { instance, routes, random, search, order } = tools;
  const bank = routes.totals.bank;
  let count = 0;
  for (let cell = Math.max(0, bank - tornCount); cell < bank; cell += 1) {
    order[count] = at(routes.bank, cell);
    count += 1;
  }
  const older = bank - count;
  const wanted = Math.min(older, Math.max(10, triedMax - count));
  const from = older > wanted ? random.below(older) : 0;
  for (let step = 0; step < wanted; step += 1) {
    order[count] = at(routes.bank, (from + step) % older);
    count += 1;
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
