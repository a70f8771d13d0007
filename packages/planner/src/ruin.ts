// SPDX-License-Identifier: Apache-2.0
// Tearing out strings of neighbouring visits from neighbouring routes (Christiaens and Vanden
// Berghe, Slack Induction by String Removals, 2020).
import { at } from './flat.ts';
import type { Instance } from './instance.ts';
import type { Random } from './random.ts';
import { earliestStart, link, type Routes, timeRoute, unlinkVisit } from './routes.ts';

export interface RuinSettings {
  /** Visits torn out per round on average, and the longest string. */
  readonly removedMean: number;
  readonly stringMax: number;
}

interface Ruin {
  readonly instance: Instance;
  readonly routes: Routes;
  readonly random: Random;
  /** 1 per team whose route was torn in this round. */
  readonly torn: Int32Array;
}

/** How often a round begins at an unserved visit, and of how many drawn it takes the heaviest. */
const unservedSeedChance = 0.3;
const unservedSeedDraws = 10;
const splitChance = 0.5;
const splitGrowth = 0.01;
const breakMoveChance = 0.5;

/**
 * Tears out some visits around one; answers that one, or -1 when a route that was left cannot be
 * driven as it is.
 */
export function ruin(tools: Ruin, settings: RuinSettings): number {
  const { instance, routes, random, torn } = tools;
  const { visits, teams, near, nearCount } = instance;
  const served = visits - routes.totals.bank;
  let used = 0;
  for (let team = 0; team < teams; team += 1) if (at(routes.stops, team) > 0) used += 1;
  const seed = chooseSeed(tools);
  if (used === 0) return seed;
  torn.fill(0);
  const lengthMax = Math.max(1, Math.min(settings.stringMax, served / used));
  const stringsMax = (4 * settings.removedMean) / (1 + lengthMax) - 1;
  const strings = Math.floor(random.unit() * stringsMax + 1);
  let done = 0;
  for (let rank = -1; rank < nearCount && done < strings; rank += 1) {
    const visit = rank < 0 ? seed : at(near, seed * nearCount + rank);
    const team = at(routes.team, visit);
    if (team < 0 || at(torn, team) === 1) continue;
    torn[team] = 1;
    const most = Math.min(at(routes.stops, team), lengthMax);
    tearString(tools, visit, Math.floor(random.unit() * most + 1));
    done += 1;
  }
  for (let team = 0; team < teams; team += 1) {
    if (at(torn, team) === 0) continue;
    if (!timeRoute(instance, routes, team)) return -1;
    if (at(instance.hasBreak, team) === 1 && random.unit() < breakMoveChance) {
      if (!moveBreak(tools, team)) return -1;
    }
  }
  return seed;
}

/** Any visit; now and then an unserved one, the heaviest of a few, to make room where it is. */
function chooseSeed({ instance, routes, random }: Ruin): number {
  const { bank } = routes.totals;
  if (bank === 0 || random.unit() >= unservedSeedChance) return random.below(instance.visits);
  let chosen = at(routes.bank, random.below(bank));
  for (let draw = 1; draw < unservedSeedDraws; draw += 1) {
    const other = at(routes.bank, random.below(bank));
    if ((instance.weight[other] ?? 0) > (instance.weight[chosen] ?? 0)) chosen = other;
  }
  return chosen;
}

/** Takes out `length` visits around `visit`, sometimes keeping a run in their middle. */
function tearString(tools: Ruin, visit: number, length: number): void {
  const { instance, routes, random } = tools;
  const stops = at(routes.stops, at(routes.team, visit));
  let kept = 0;
  if (length > 1 && length < stops && random.unit() < splitChance) {
    kept = 1;
    while (length + kept < stops && random.unit() < splitGrowth) kept += 1;
  }
  const span = length + kept;
  let first = visit;
  for (let back = random.below(span); back > 0; back -= 1) {
    const before = visitBefore(instance, routes, first);
    if (before < 0) break;
    first = before;
  }
  let ahead = 1;
  for (let node = first; ahead < span; ahead += 1) {
    node = visitAfter(instance, routes, node);
    if (node < 0) break;
  }
  for (; ahead < span; ahead += 1) {
    const before = visitBefore(instance, routes, first);
    if (before < 0) break;
    first = before;
  }
  const keepFrom = kept === 0 ? span : 1 + random.below(Math.max(1, length - 1));
  let node = first;
  for (let step = 0; step < span && node >= 0; step += 1) {
    const following = visitAfter(instance, routes, node);
    if (step < keepFrom || step >= keepFrom + kept) unlinkVisit(instance, routes, node);
    node = following;
  }
}

function visitBefore(instance: Instance, routes: Routes, node: number): number {
  let before = at(routes.prev, node);
  if (before >= instance.visits + 2 * instance.teams) before = at(routes.prev, before);
  return before < instance.visits ? before : -1;
}

function visitAfter(instance: Instance, routes: Routes, node: number): number {
  let after = at(routes.next, node);
  if (after >= instance.visits + 2 * instance.teams) after = at(routes.next, after);
  return after < instance.visits ? after : -1;
}

/** Puts the break of a timed route after a random stop where it fits. */
function moveBreak(tools: Ruin, team: number): boolean {
  const { instance, routes, random } = tools;
  const start = instance.visits + team;
  const end = start + instance.teams;
  const pause = end + instance.teams;
  link(routes, at(routes.prev, pause), at(routes.next, pause));
  if (!timeRoute(instance, routes, team)) return false;
  let chosen = -1;
  let fitting = 0;
  for (let node = start; node !== end; node = at(routes.next, node)) {
    const begin = earliestStart(instance, pause, at(routes.ready, node));
    if (begin < 0) break;
    const follower = at(routes.next, node);
    const arrive = begin + at(instance.service, pause) + at(routes.leg, follower);
    if (arrive > at(routes.late, follower)) continue;
    fitting += 1;
    if (random.below(fitting) === 0) chosen = node;
  }
  if (chosen < 0) return false;
  link(routes, pause, at(routes.next, chosen));
  link(routes, chosen, pause);
  return timeRoute(instance, routes, team);
}
