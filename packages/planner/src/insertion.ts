// SPDX-License-Identifier: Apache-2.0
// Finding the cheapest place for a visit. Each place is tested in constant time against the
// earliest departure before it and the latest start after it.
import { at } from './flat.ts';
import type { Instance } from './instance.ts';
import { earliestStart, type Routes } from './routes.ts';

/** A search over one plan; `after` and `cost` hold the best slot found for the visit asked last. */
export interface SlotSearch {
  readonly instance: Instance;
  readonly routes: Routes;
  /** Places until the next one is overlooked on purpose; drawn by `drawBlink`. */
  blink: number;
  readonly drawBlink: () => number;
  after: number;
  cost: number;
}

/** Never overlooks a place. */
export const noBlink = (): number => Number.MAX_SAFE_INTEGER;

/** Looks for the cheapest slot in all routes; true when there is one. */
export function findSlot(search: SlotSearch, visit: number): boolean {
  const { instance, routes } = search;
  const { teams, may, teamClass, capacity, stopsMax } = instance;
  const load = at(instance.load, visit);
  search.after = -1;
  search.cost = Number.POSITIVE_INFINITY;
  let emptyClass = -1;
  for (let team = 0; team < teams; team += 1) {
    const stops = at(routes.stops, team);
    if (stops === 0) {
      if (at(teamClass, team) === emptyClass) continue;
      emptyClass = at(teamClass, team);
    }
    if (at(may, visit * teams + team) === 0) continue;
    if (at(routes.load, team) + load > at(capacity, team)) continue;
    if (stops < at(stopsMax, team)) scanRoute(search, visit, team);
  }
  return search.after >= 0;
}

function scanRoute(search: SlotSearch, visit: number, team: number): void {
  const { instance, routes } = search;
  const { travel, places, place, service, visits, teams } = instance;
  const { next, ready, late, leg, spot } = routes;
  const firstBreak = visits + 2 * teams;
  const here = at(place, visit);
  const hereRow = here * places;
  const seconds = at(service, visit);
  const open = at(instance.firstFrom, visit);
  const close = at(instance.lastUntil, visit);
  const simple = at(instance.windowAt, visit + 1) - at(instance.windowAt, visit) === 1;
  const empty = at(routes.stops, team) === 0;
  const end = visits + teams + team;
  const added = empty ? at(instance.dayCost, team) : 0;
  let node = visits + team;
  while (node !== end) {
    const left = at(ready, node);
    if (left > close) return;
    const after = node;
    node = at(next, node);
    search.blink -= 1;
    if (search.blink <= 0) {
      search.blink = search.drawBlink();
      continue;
    }
    const into = at(travel, at(spot, after) * places + here);
    const arrive = left + into;
    if (arrive > close) continue;
    const begin = simple ? Math.max(arrive, open) : earliestStart(instance, visit, arrive);
    let follower = node;
    let done = begin + seconds;
    if (node >= firstBreak) {
      const pause = earliestStart(instance, node, done);
      if (pause < 0) continue;
      done = pause + at(service, node);
      follower = at(next, node);
    }
    const onward = at(travel, hereRow + at(spot, follower));
    if (done + onward > at(late, follower)) continue;
    const cost = into + onward + added - (empty ? 0 : at(leg, follower));
    if (cost < search.cost) {
      search.cost = cost;
      search.after = after;
    }
  }
}
