// SPDX-License-Identifier: Apache-2.0
// Builders for the planner's tests: sound defaults, and random problems with every feature.
import fc from 'fast-check';
import type { Problem, Team, TimeWindow, TravelMatrix, Visit } from '../src/problem.ts';

const hour = 3_600;

export function aTeam(change: Partial<Team> = {}): Team {
  return {
    id: 'A',
    officers: ['li', 'wang'],
    start: 0,
    end: 0,
    shift: { from: 8 * hour, until: 18 * hour },
    break: null,
    skills: [],
    capacity: null,
    stopsMax: null,
    dayCost: 0,
    ...change,
  };
}

export function aVisit(change: Partial<Visit> = {}): Visit {
  return {
    id: 'v1',
    place: 1,
    serviceSeconds: 1_200,
    windows: [{ from: 8 * hour, until: 21 * hour }],
    skills: [],
    tier: 'prize',
    prize: 1,
    load: 0,
    lockedTeam: null,
    allowedTeams: null,
    cardholder: null,
    ...change,
  };
}

/** Places on a line, `step` seconds apart. */
export function aLine(places: number, step = 600): TravelMatrix {
  const seconds = new Int32Array(places * places);
  for (let from = 0; from < places; from += 1) {
    for (let to = 0; to < places; to += 1) {
      seconds[from * places + to] = Math.abs(from - to) * step;
    }
  }
  return { places, seconds };
}

/** The same places with every leg cut to its shortest way round. */
export function aMetric({ places, seconds }: TravelMatrix): TravelMatrix {
  const shortest = Int32Array.from(seconds);
  const leg = (from: number, to: number): number => shortest[from * places + to] ?? 0;
  for (let by = 0; by < places; by += 1) {
    for (let from = 0; from < places; from += 1) {
      shortest[from * places + from] = 0;
      for (let to = 0; to < places; to += 1) {
        shortest[from * places + to] = Math.min(leg(from, to), leg(from, by) + leg(by, to));
      }
    }
  }
  return { places, seconds: shortest };
}

export function aProblem(change: Partial<Problem> = {}): Problem {
  return { teams: [aTeam()], visits: [aVisit()], forbidden: [], travel: aLine(6), ...change };
}

const aWindow = (from: number, until: number): fc.Arbitrary<TimeWindow> =>
  fc
    .tuple(fc.integer({ min: from, max: until }), fc.integer({ min: from, max: until }))
    .map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) }));

const skills = fc.subarray(['dialect', 'driving', 'female']);

function randomTeam(places: number): fc.Arbitrary<Omit<Team, 'id'>> {
  const anywhere = fc.option(fc.nat(places - 1), { freq: 4 });
  return fc.record({
    officers: fc.subarray(['li', 'wang', 'zhao']),
    start: anywhere,
    end: anywhere,
    shift: aWindow(0, 1_000),
    break: fc.option(
      fc.record({
        id: fc.constant('lunch'),
        seconds: fc.integer({ min: 0, max: 60 }),
        windows: fc.array(aWindow(100, 900), { minLength: 1, maxLength: 2 }),
      }),
    ),
    skills,
    capacity: fc.option(fc.integer({ min: 0, max: 20 })),
    stopsMax: fc.option(fc.integer({ min: 0, max: 6 })),
    dayCost: fc.integer({ min: 0, max: 50 }),
  });
}

function randomVisit(places: number, teams: readonly string[]): fc.Arbitrary<Omit<Visit, 'id'>> {
  return fc.record({
    place: fc.option(fc.nat(places - 1), { freq: 9 }),
    serviceSeconds: fc.integer({ min: 0, max: 60 }),
    windows: fc.oneof(
      { weight: 5, arbitrary: fc.array(aWindow(0, 1_000), { maxLength: 3 }) },
      { weight: 5, arbitrary: fc.constant([{ from: 0, until: 1_000 }]) },
    ),
    skills: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: skills }),
    tier: fc.constantFrom('appointment', 'last-chance', 'prize', 'prize'),
    prize: fc.nat(9),
    load: fc.nat(4),
    lockedTeam: fc.option(fc.constantFrom(...teams), { freq: 1 }),
    allowedTeams: fc.option(fc.subarray([...teams]), { freq: 1 }),
    cardholder: fc.option(fc.constantFrom('c1', 'c2')),
  });
}

/** Travel that keeps no triangle inequality, teams and visits with every feature. */
export const randomProblem: fc.Arbitrary<Problem> = fc
  .record({ places: fc.integer({ min: 1, max: 8 }), teams: fc.integer({ min: 1, max: 4 }) })
  .chain(({ places, teams }) => {
    const ids = ['A', 'B', 'C', 'D'].slice(0, teams);
    return fc.record({
      teams: fc.tuple(...ids.map((id) => randomTeam(places).map((team) => ({ id, ...team })))),
      visits: fc
        .array(randomVisit(places, ids), { maxLength: 24 })
        .map((visits) => visits.map((visit, k) => ({ id: `v${k}`, ...visit }))),
      forbidden: fc.array(
        fc.record({
          officer: fc.constantFrom('li', 'wang', 'zhao'),
          cardholder: fc.constantFrom('c1', 'c2'),
        }),
        { maxLength: 2 },
      ),
      travel: fc
        .array(fc.nat(120), { minLength: places * places, maxLength: places * places })
        .map((seconds) => ({ places, seconds: Int32Array.from(seconds) })),
    });
  });

/** One long day whose legs take a moment or half the day: taking a visit out can break a route. */
export const brokenTriangles: fc.Arbitrary<Problem> = fc
  .array(fc.constantFrom(1, 1, 450), { minLength: 64, maxLength: 64 })
  .map((seconds) => ({
    teams: [
      aTeam({ shift: { from: 0, until: 1_000 } }),
      aTeam({ id: 'B', shift: { from: 0, until: 900 } }),
    ],
    visits: Array.from({ length: 16 }, (_, k) =>
      aVisit({
        id: `v${k}`,
        place: 1 + (k % 7),
        serviceSeconds: 20,
        windows: [{ from: 0, until: 1_000 }],
      }),
    ),
    forbidden: [],
    travel: { places: 8, seconds: Int32Array.from(seconds) },
  }));
