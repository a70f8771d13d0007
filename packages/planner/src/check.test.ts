// SPDX-License-Identifier: Apache-2.0
// Faults are planted into a sound plan, one by one: each must be found, and found by its name.
import { describe, expect, it } from 'vitest';
import { aLine, aProblem, aTeam, aVisit } from '../test/a-problem.ts';
import { findViolations } from './check.ts';
import type { Plan, PlannedRoute, PlannedStop } from './plan.ts';
import type { Problem } from './problem.ts';
import type { ViolationCode } from './violation.ts';

const hour = 3_600;
const lunch = { id: 'lunch', seconds: 1_800, windows: [{ from: 9 * hour, until: 11 * hour }] };
const problem: Problem = aProblem({
  teams: [aTeam({ break: lunch, capacity: 5, stopsMax: 2, dayCost: 7, skills: ['dialect'] })],
  visits: [
    aVisit({ id: 'v1', place: 1, load: 2, skills: ['dialect'] }),
    aVisit({ id: 'v2', place: 2, load: 3, cardholder: 'c1' }),
    aVisit({ id: 'v3', place: null, prize: 4 }),
  ],
  travel: aLine(6),
});
const eight = 8 * hour;
const first: PlannedStop = {
  visit: 'v1',
  travelSeconds: 600,
  arriveAt: eight + 600,
  waitSeconds: 0,
  startAt: eight + 600,
  departAt: eight + 1_800,
};
const second: PlannedStop = {
  visit: 'v2',
  travelSeconds: 600,
  arriveAt: eight + 6_000,
  waitSeconds: 0,
  startAt: eight + 6_000,
  departAt: eight + 7_200,
};
const route: PlannedRoute = {
  team: 'A',
  departAt: eight,
  stops: [first, second],
  break: { break: 'lunch', startAt: eight + 3_600, departAt: eight + 5_400, afterStops: 1 },
  returnSeconds: 1_200,
  arriveAt: eight + 8_400,
  travelSeconds: 2_400,
  waitSeconds: 1_800,
  serviceSeconds: 2_400,
};
const sound: Plan = {
  routes: [route],
  unserved: [{ visit: 'v3', reason: 'no-coordinates' }],
  cost: {
    appointmentsUnserved: 0,
    lastChancesUnserved: 0,
    prizeUnserved: 4,
    travelSeconds: 2_400,
    dayCost: 7,
  },
  iterations: 0,
};

const withRoute = (change: Partial<PlannedRoute>): Plan => ({
  ...sound,
  routes: [{ ...route, ...change }],
});
const [dialectal, plain, lost] = problem.visits;
const withVisits = (change: object): Problem => ({
  ...problem,
  visits: [dialectal, { ...plain, ...change }, lost].flatMap((v) =>
    v ? [{ ...aVisit(), ...v }] : [],
  ),
});
const withTeam = (change: object): Problem => ({
  ...problem,
  teams: problem.teams.map((team) => ({ ...team, ...change })),
});

const planted: [ViolationCode, string, Problem, Plan][] = [
  ['unknown-team', 'a team nobody knows', problem, withRoute({ team: 'Z' })],
  ['team-twice', 'two routes of one team', problem, { ...sound, routes: [route, route] }],
  ['empty-route', 'a route without stops', problem, withRoute({ stops: [] })],
  ['unknown-visit', 'a visit nobody asked for', withVisits({ id: 'other' }), sound],
  ['visit-twice', 'a visit made twice', problem, withRoute({ stops: [first, first] })],
  ['visit-unaccounted', 'a visit that is nowhere', problem, { ...sound, unserved: [] }],
  ['no-coordinates', 'a visit without a place', withVisits({ place: null }), sound],
  ['skill', 'a missing skill', withTeam({ skills: [] }), sound],
  ['locked-team', 'a visit locked to another', withVisits({ lockedTeam: 'B' }), sound],
  ['not-allowed-team', 'a team not allowed', withVisits({ allowedTeams: ['B'] }), sound],
  [
    'forbidden-pair',
    'an officer barred from a cardholder',
    { ...problem, forbidden: [{ officer: 'wang', cardholder: 'c1' }] },
    sound,
  ],
  ['travel', 'a leg shorter than the matrix', { ...problem, travel: aLine(6, 601) }, sound],
  [
    'sequence',
    'a start before the arrival',
    problem,
    withRoute({ stops: [first, { ...second, arriveAt: second.arriveAt + 1 }] }),
  ],
  ['sequence', 'a return earlier than the way', problem, withRoute({ arriveAt: eight + 8_399 })],
  [
    'window',
    'a service that ends after its window',
    withVisits({ windows: [{ from: 0, until: eight + 7_199 }] }),
    sound,
  ],
  [
    'window',
    'a service that begins before its window',
    withVisits({ windows: [{ from: eight + 6_001, until: 20 * hour }] }),
    sound,
  ],
  ['window', 'a service cut short', withVisits({ serviceSeconds: 1_201 }), sound],
  [
    'shift',
    'a start before the shift',
    withTeam({ shift: { from: eight + 1, until: 99_999 } }),
    sound,
  ],
  ['shift', 'a late return', withTeam({ shift: { from: 0, until: eight + 8_399 } }), sound],
  ['break', 'a missing break', problem, withRoute({ break: null })],
  ['break', 'a break nobody has', withTeam({ break: null }), sound],
  ['break', 'a short break', withTeam({ break: { ...lunch, seconds: 1_801 } }), sound],
  ['break', 'a break at a wrong time', withTeam({ break: { ...lunch, windows: [] } }), sound],
  ['capacity', 'too much load', withTeam({ capacity: 4 }), sound],
  ['stops', 'too many stops', withTeam({ stopsMax: 1 }), sound],
  ['totals', 'travel that does not add up', problem, withRoute({ travelSeconds: 2_399 })],
  ['totals', 'waiting that does not add up', problem, withRoute({ waitSeconds: 0 })],
  [
    'totals',
    'a prize that does not add up',
    problem,
    { ...sound, cost: { ...sound.cost, prizeUnserved: 3 } },
  ],
  ['totals', 'a day cost left out', problem, { ...sound, cost: { ...sound.cost, dayCost: 0 } }],
];

describe('the checker', () => {
  it('finds nothing in a sound plan', () => {
    expect(findViolations(problem, sound)).toEqual([]);
  });

  it.each(planted)('says %s for %s', (...[code, , withProblem, withPlan]) => {
    const codes = findViolations(withProblem, withPlan).map((violation) => violation.code);
    expect(codes).toContain(code);
  });
});
