// SPDX-License-Identifier: Apache-2.0
// The problem compiled into flat integer tables, once per solve. Nodes: visits 0..n-1, then one
// start, one end and one break per team. A null start or end becomes a place with no travel.
import { assert } from '@fairvisit/domain/assert.ts';
import { at } from './flat.ts';
import {
  openEligibility,
  type Problem,
  type Team,
  type TimeWindow,
  type Visit,
} from './problem.ts';

/** Penalties of the annealing's energy, in mean legs. */
const visitLegs = 1;
const prizeLegs = 5;
const lastChanceLegs = 200;
const appointmentLegs = 1_000;

/** How many nearest visits are kept per visit, for choosing what to tear out together. */
const nearMax = 120;

export interface Instance {
  readonly visits: number;
  readonly teams: number;
  readonly nodes: number;
  readonly places: number;
  readonly travel: Int32Array;
  /** Place per node; breaks have none of their own (the routes keep it). */
  readonly place: Int32Array;
  readonly service: Int32Array;
  /** Start windows per node, sorted and apart: [windowAt[v], windowAt[v + 1]). */
  readonly windowAt: Int32Array;
  readonly windowFrom: Int32Array;
  readonly windowUntil: Int32Array;
  /** First and last second at which the node may begin. */
  readonly firstFrom: Int32Array;
  readonly lastUntil: Int32Array;
  readonly load: Int32Array;
  readonly capacity: Int32Array;
  readonly stopsMax: Int32Array;
  readonly dayCost: Int32Array;
  /** 1 where the team has a break. */
  readonly hasBreak: Int32Array;
  /** 1 at [visit * teams + team] where the team may go to the visit. */
  readonly may: Int32Array;
  /** Teams of one class are interchangeable; an empty route of a class is tried once. */
  readonly teamClass: Int32Array;
  readonly near: Int32Array;
  readonly nearCount: number;
  /** What leaving the visit out adds to `lost`; ordered by tier, then prize. */
  readonly weight: Float64Array;
  /** What leaving it out costs the annealing's energy, in mean legs; soft, so that it can swap. */
  readonly penalty: Float64Array;
  readonly problemVisits: readonly Visit[];
  readonly problemTeams: readonly Team[];
}

const noLimit = 2_147_483_647;

/** Compiles the problem for the given visits (those with a place that some team may serve). */
export function compile(problem: Problem, visits: readonly Visit[]): Instance {
  const { teams } = problem;
  const n = visits.length;
  const m = teams.length;
  const nodes = n + 3 * m;
  const places = problem.travel.places + 1;
  const nowhere = places - 1;
  const travel = widenTravel(problem.travel.seconds, problem.travel.places);
  const place = new Int32Array(nodes);
  const service = new Int32Array(nodes);
  const windows: (readonly TimeWindow[])[] = [];
  for (const [v, visit] of visits.entries()) {
    place[v] = visit.place ?? nowhere;
    service[v] = visit.serviceSeconds;
    windows.push(startWindows(visit.windows, visit.serviceSeconds));
  }
  for (const [t, team] of teams.entries()) {
    place[n + t] = team.start ?? nowhere;
    place[n + m + t] = team.end ?? nowhere;
    service[n + 2 * m + t] = team.break?.seconds ?? 0;
  }
  for (let side = 0; side < 2; side += 1) for (const team of teams) windows.push([team.shift]);
  for (const team of teams) {
    windows.push(team.break === null ? [] : startWindows(team.break.windows, team.break.seconds));
  }
  const mayServe = openEligibility(problem);
  const may = new Int32Array(n * m);
  for (const [v, visit] of visits.entries()) {
    for (const [t, team] of teams.entries()) {
      may[v * m + t] = mayServe(team, visit) ? 1 : 0;
    }
  }
  return {
    visits: n,
    teams: m,
    nodes,
    places,
    travel,
    place,
    service,
    ...flattenWindows(windows),
    load: Int32Array.from(visits, (visit) => visit.load),
    capacity: Int32Array.from(teams, (team) => team.capacity ?? noLimit),
    stopsMax: Int32Array.from(teams, (team) => team.stopsMax ?? noLimit),
    dayCost: Int32Array.from(teams, (team) => team.dayCost),
    hasBreak: Int32Array.from(teams, (team) => (team.break === null ? 0 : 1)),
    may,
    teamClass: classify(teams, may, n),
    ...nearest({ visits: n, places, travel, place }),
    ...weigh(visits),
    problemVisits: visits,
    problemTeams: teams,
  };
}

/** Windows for the START of a service of the given length, sorted, touching ones joined. */
export function startWindows(windows: readonly TimeWindow[], seconds: number): TimeWindow[] {
  const starts = windows
    .map(({ from, until }) => ({ from, until: until - seconds }))
    .filter(({ from, until }) => until >= from)
    .sort((a, b) => a.from - b.from || a.until - b.until);
  const joined: { from: number; until: number }[] = [];
  for (const window of starts) {
    const last = joined.at(-1);
    if (last !== undefined && window.from <= last.until) {
      last.until = Math.max(last.until, window.until);
    } else joined.push({ ...window });
  }
  return joined;
}

function widenTravel(seconds: Int32Array, places: number): Int32Array {
  const wide = new Int32Array((places + 1) * (places + 1));
  for (let row = 0; row < places; row += 1) {
    wide.set(seconds.subarray(row * places, (row + 1) * places), row * (places + 1));
  }
  return wide;
}

function flattenWindows(
  windows: readonly (readonly TimeWindow[])[],
): Pick<Instance, 'windowAt' | 'windowFrom' | 'windowUntil' | 'firstFrom' | 'lastUntil'> {
  const windowAt = new Int32Array(windows.length + 1);
  const flat: TimeWindow[] = [];
  for (const [node, list] of windows.entries()) {
    flat.push(...list);
    windowAt[node + 1] = flat.length;
  }
  return {
    windowAt,
    windowFrom: Int32Array.from(flat, (window) => window.from),
    windowUntil: Int32Array.from(flat, (window) => window.until),
    firstFrom: Int32Array.from(windows, (list) => list[0]?.from ?? 0),
    lastUntil: Int32Array.from(windows, (list) => list.at(-1)?.until ?? -1),
  };
}

function classify(teams: readonly Team[], may: Int32Array, visits: number): Int32Array {
  const classes = new Map<string, number>();
  return Int32Array.from(teams, (team, t) => {
    let column = '';
    for (let v = 0; v < visits; v += 1) column += at(may, v * teams.length + t);
    const rest = [team.start, team.end, team.shift, team.break?.seconds, team.break?.windows];
    const key = JSON.stringify([rest, team.capacity, team.stopsMax, team.dayCost, column]);
    const known = classes.get(key);
    if (known !== undefined) return known;
    classes.set(key, classes.size);
    return classes.size - 1;
  });
}

function nearest(
  tables: Pick<Instance, 'visits' | 'places' | 'travel' | 'place'>,
): Pick<Instance, 'near' | 'nearCount'> {
  const { visits, places, travel, place } = tables;
  const nearCount = Math.max(0, Math.min(nearMax, visits - 1));
  const near = new Int32Array(visits * nearCount);
  // Distance and number in one key: a typed array sorts numbers without calling back.
  const keys = new Float64Array(visits);
  for (let v = 0; v < visits; v += 1) {
    const row = at(place, v) * places;
    for (let u = 0; u < visits; u += 1) {
      keys[u] = u === v ? -1 : at(travel, row + at(place, u)) * visits + u;
    }
    keys.sort();
    for (let rank = 0; rank < nearCount; rank += 1) {
      near[v * nearCount + rank] = (keys[rank + 1] ?? 0) % visits;
    }
  }
  return { near, nearCount };
}

/**
 * Weights ordered by tier: one last-chance visit outweighs all prizes together, one appointment
 * all last chances. The 1 beside a prize counts visits, so that of equal prizes more are served,
 * and a visit without a prize is still worth the way.
 */
function weigh(visits: readonly Visit[]): Pick<Instance, 'weight' | 'penalty'> {
  const prizes = visits.map((visit) =>
    visit.tier === 'prize' ? visit.prize * (visits.length + 1) + 1 : 0,
  );
  const prizeSum = prizes.reduce((sum, prize) => sum + prize, 0);
  const lastChance = prizeSum + 1;
  const lastChances = visits.filter((visit) => visit.tier === 'last-chance').length;
  const appointment = lastChance * (lastChances + 1);
  const weight = Float64Array.from(visits, (visit, v) => {
    if (visit.tier === 'appointment') return appointment;
    return visit.tier === 'last-chance' ? lastChance : (prizes[v] ?? 0);
  });
  const total = weight.reduce((sum, each) => sum + each, 0);
  assert(total <= Number.MAX_SAFE_INTEGER, 'the weights of all visits add up exactly');
  const prizeMean = prizeSum / Math.max(1, prizes.filter((prize) => prize > 0).length);
  const penalty = Float64Array.from(visits, (visit, v) => {
    if (visit.tier === 'appointment') return appointmentLegs;
    if (visit.tier === 'last-chance') return lastChanceLegs;
    return visitLegs + (prizeLegs * (prizes[v] ?? 0)) / prizeMean;
  });
  return { weight, penalty };
}
