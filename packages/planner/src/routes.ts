// SPDX-License-Identifier: Apache-2.0
// The solver's working plan: linked routes with earliest and latest times, in ONE flat buffer, so
// that keeping or restoring a plan is a single copy.
import { at } from './flat.ts';
import type { Instance } from './instance.ts';

export interface Routes {
  readonly cells: Int32Array;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Team per node; -1 while a visit is in the bank (unserved). */
  readonly team: Int32Array;
  /** Earliest second at which the node is left. */
  readonly ready: Int32Array;
  /** Latest second at which the node may begin so that the rest of the route still holds. */
  readonly late: Int32Array;
  /** Travel into the node. */
  readonly leg: Int32Array;
  /** Place per node; a break stands where the stop before it was. */
  readonly spot: Int32Array;
  readonly stops: Int32Array;
  readonly load: Int32Array;
  readonly travel: Int32Array;
  /** Unserved visits, in the first `totals.bank` cells, and the cell of each visit in it. */
  readonly bank: Int32Array;
  readonly bankCell: Int32Array;
  readonly totals: RouteTotals;
}

interface RouteTotals {
  travel: number;
  dayCost: number;
  lost: number;
  penalty: number;
  bank: number;
}

/** Later than any window: a team that cannot even go out empty (its break) is never left from. */
const never = 2_147_483_647;

/** All teams at home and every visit in the bank. */
export function emptyRoutes(instance: Instance): Routes {
  const { visits, teams, nodes } = instance;
  const cells = new Int32Array(7 * nodes + 3 * teams + 2 * visits);
  let taken = 0;
  function view(size: number): Int32Array {
    taken += size;
    return cells.subarray(taken - size, taken);
  }
  const routes: Routes = {
    cells,
    next: view(nodes),
    prev: view(nodes),
    team: view(nodes),
    ready: view(nodes),
    late: view(nodes),
    leg: view(nodes),
    spot: view(nodes),
    stops: view(teams),
    load: view(teams),
    travel: view(teams),
    bank: view(visits),
    bankCell: view(visits),
    totals: { travel: 0, dayCost: 0, lost: 0, penalty: 0, bank: 0 },
  };
  routes.spot.set(instance.place);
  for (let v = 0; v < visits; v += 1) putInBank(instance, routes, v);
  for (let t = 0; t < teams; t += 1) {
    const start = visits + t;
    const end = start + teams;
    const pause = end + teams;
    for (const node of [start, end, pause]) routes.team[node] = t;
    link(routes, start, end);
    if (at(instance.hasBreak, t) === 1) {
      link(routes, start, pause);
      link(routes, pause, end);
    }
    if (!timeRoute(instance, routes, t)) routes.ready[start] = never;
  }
  return routes;
}

/** Makes `to` equal to `from`. */
export function copyRoutes(from: Routes, to: Routes): void {
  to.cells.set(from.cells);
  to.totals.travel = from.totals.travel;
  to.totals.dayCost = from.totals.dayCost;
  to.totals.lost = from.totals.lost;
  to.totals.penalty = from.totals.penalty;
  to.totals.bank = from.totals.bank;
}

export function link(routes: Routes, before: number, after: number): void {
  routes.next[before] = after;
  routes.prev[after] = before;
}

/** Takes a served visit out of its route; the route must be timed again afterwards. */
export function unlinkVisit(instance: Instance, routes: Routes, visit: number): void {
  const team = at(routes.team, visit);
  link(routes, at(routes.prev, visit), at(routes.next, visit));
  routes.stops[team] = at(routes.stops, team) - 1;
  routes.load[team] = at(routes.load, team) - at(instance.load, visit);
  if (at(routes.stops, team) === 0) routes.totals.dayCost -= at(instance.dayCost, team);
  putInBank(instance, routes, visit);
}

/** Puts a banked visit after `node` and times the route again. The slot must have been tested. */
export function insertVisit(
  instance: Instance,
  routes: Routes,
  { visit, after }: { readonly visit: number; readonly after: number },
): void {
  const team = at(routes.team, after);
  const cell = at(routes.bankCell, visit);
  const bank = routes.totals.bank - 1;
  const moved = at(routes.bank, bank);
  routes.bank[cell] = moved;
  routes.bankCell[moved] = cell;
  routes.totals.bank = bank;
  routes.totals.lost -= instance.weight[visit] ?? 0;
  routes.totals.penalty -= instance.penalty[visit] ?? 0;
  routes.team[visit] = team;
  link(routes, visit, at(routes.next, after));
  link(routes, after, visit);
  if (at(routes.stops, team) === 0) routes.totals.dayCost += at(instance.dayCost, team);
  routes.stops[team] = at(routes.stops, team) + 1;
  routes.load[team] = at(routes.load, team) + at(instance.load, visit);
  timeRoute(instance, routes, team);
}

function putInBank(instance: Instance, routes: Routes, visit: number): void {
  routes.team[visit] = -1;
  routes.bank[routes.totals.bank] = visit;
  routes.bankCell[visit] = routes.totals.bank;
  routes.totals.bank += 1;
  routes.totals.lost += instance.weight[visit] ?? 0;
  routes.totals.penalty += instance.penalty[visit] ?? 0;
}

/**
 * Earliest and latest times of one route, forward then backward. False when it cannot be driven:
 * with travel that breaks the triangle inequality even a removal can make a route too late.
 */
export function timeRoute(instance: Instance, routes: Routes, team: number): boolean {
  const { travel, places, service, firstFrom } = instance;
  const { next, prev, ready, late, leg, spot } = routes;
  const start = instance.visits + team;
  const end = start + instance.teams;
  const pause = end + instance.teams;
  let node = start;
  let time = at(firstFrom, start);
  let sum = 0;
  ready[start] = time;
  while (node !== end) {
    const from = at(spot, node);
    node = at(next, node);
    if (node === pause) spot[node] = from;
    const seconds = node === pause ? 0 : at(travel, from * places + at(spot, node));
    leg[node] = seconds;
    sum += seconds;
    const begin = earliestStart(instance, node, time + seconds);
    if (begin < 0) return false;
    time = begin + at(service, node);
    ready[node] = time;
  }
  if (at(routes.stops, team) === 0) sum = 0;
  routes.totals.travel += sum - at(routes.travel, team);
  routes.travel[team] = sum;
  let bound = at(instance.lastUntil, end);
  late[end] = bound;
  while (node !== start) {
    bound -= at(leg, node);
    node = at(prev, node);
    bound = latestStart(instance, node, bound - at(service, node));
    late[node] = bound;
  }
  return true;
}

/** The first second from `arrive` on at which the node may begin, or -1. */
export function earliestStart(instance: Instance, node: number, arrive: number): number {
  if (arrive > at(instance.lastUntil, node)) return -1;
  const from = at(instance.firstFrom, node);
  if (arrive <= from) return from;
  const { windowAt, windowFrom, windowUntil } = instance;
  let window = at(windowAt, node);
  while (arrive > at(windowUntil, window)) window += 1;
  return Math.max(arrive, at(windowFrom, window));
}

/** The last second up to `bound` at which the node may begin, or -1. */
export function latestStart(instance: Instance, node: number, bound: number): number {
  if (bound < at(instance.firstFrom, node)) return -1;
  const last = at(instance.lastUntil, node);
  if (bound >= last) return last;
  const { windowAt, windowFrom, windowUntil } = instance;
  let window = at(windowAt, node + 1) - 1;
  while (bound < at(windowFrom, window)) window -= 1;
  return Math.min(bound, at(windowUntil, window));
}
