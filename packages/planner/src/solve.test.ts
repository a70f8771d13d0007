// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aLine,
  aMetric,
  aProblem,
  aTeam,
  aVisit,
  brokenTriangles,
  randomProblem,
} from '../test/a-problem.ts';
import { bestByEnumeration } from '../test/enumeration.ts';
import { findViolations } from './check.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { openSolver, solve } from './solve.ts';

const hour = 3_600;

describe('a solved plan', () => {
  it('has no violation on any random problem and always names every visit', () => {
    fc.assert(
      fc.property(randomProblem, fc.integer(), (problem, seed) => {
        expect(findViolations(problem, solve(problem, { seed, iterations: 60 }))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('holds where leaving one visit out makes the way longer than going there', () => {
    fc.assert(
      fc.property(brokenTriangles, fc.integer(), (problem, seed) => {
        expect(findViolations(problem, solve(problem, { seed, iterations: 100 }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for the same seed and iteration count', () => {
    fc.assert(
      fc.property(randomProblem, fc.integer(), (problem, seed) => {
        const once = solve(problem, { seed, iterations: 40 });
        expect(solve(problem, { seed, iterations: 40 })).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });

  it('is as good as trying every order of every subset of up to five visits', () => {
    fc.assert(
      fc.property(randomProblem, (random) => {
        const teams = random.teams.slice(0, 1).map((team) => ({ ...team, break: null }));
        const visits = random.visits.slice(0, 5).map((visit) => {
          return { ...visit, lockedTeam: null, allowedTeams: null };
        });
        const problem = { ...random, teams, visits, travel: aMetric(random.travel) };
        const { cost } = solve(problem, { seed: 1, iterations: 1_500 });
        const best = bestByEnumeration(problem);
        expect(tiersOf(cost)).toEqual(best);
      }),
      { numRuns: 300 },
    );
  });

  it('comes out alike in slices and in one go', () => {
    const problem = aCrowdedDay(30);
    const solver = openSolver(problem, { seed: 5, iterations: 400 });
    while (!solver.done()) solver.step(50);
    expect(solver.plan()).toEqual(solve(problem, { seed: 5, iterations: 400 }));
  });

  it('can be had at any moment of the search', () => {
    const problem = aCrowdedDay(30);
    const solver = openSolver(problem, { seed: 5, iterations: 400 });
    expect(findViolations(problem, solver.plan())).toEqual([]);
    solver.step(10);
    expect(findViolations(problem, solver.plan())).toEqual([]);
  });

  it('stops when the clock that was passed in says so', () => {
    let ticks = 0;
    const now = (): number => {
      ticks += 1;
      return ticks * 10;
    };
    const plan = solve(aCrowdedDay(12), { seed: 1, seconds: 1, now });
    expect(ticks).toBeLessThan(220);
    expect(plan.iterations).toBeGreaterThan(100);
  });

  it('holds nothing where there are no visits or no teams', () => {
    expect(solve(aProblem({ visits: [] }), { seed: 1, iterations: 10 }).routes).toEqual([]);
    const { unserved } = solve(aProblem({ teams: [] }), { seed: 1, iterations: 10 });
    expect(unserved).toEqual([{ visit: 'v1', reason: 'no-skill' }]);
  });

  it('throws on a problem with a fault instead of solving something else', () => {
    const problem = aProblem({ visits: [aVisit({ place: 99 })] });
    expect(() => solve(problem, { seed: 1, iterations: 1 })).toThrow(/visits\[0\].place/);
  });
});

describe('the reason of an unserved visit', () => {
  const reasonOf = (problem: Problem): string | undefined =>
    solve(problem, { seed: 1, iterations: 50 }).unserved[0]?.reason;

  it('is no-coordinates where the place is unknown', () => {
    expect(reasonOf(aProblem({ visits: [aVisit({ place: null })] }))).toBe('no-coordinates');
  });

  it('is no-skill where no team has the skills or may meet the cardholder', () => {
    expect(reasonOf(aProblem({ visits: [aVisit({ skills: ['dialect'] })] }))).toBe('no-skill');
    const forbidden = [{ officer: 'li', cardholder: 'c1' }];
    const visits = [aVisit({ cardholder: 'c1' })];
    expect(reasonOf(aProblem({ visits, forbidden }))).toBe('no-skill');
  });

  it('is no-window where no lawful time meets a shift for the whole service', () => {
    expect(reasonOf(aProblem({ visits: [aVisit({ windows: [] })] }))).toBe('no-window');
    const evening = [{ from: 18 * hour - 1_199, until: 20 * hour }];
    expect(reasonOf(aProblem({ visits: [aVisit({ windows: evening })] }))).toBe('no-window');
  });

  it('is no-time where the way alone is too long', () => {
    const dawn = [{ from: 8 * hour, until: 8 * hour + 1_300 }];
    expect(reasonOf(aProblem({ visits: [aVisit({ windows: dawn })] }))).toBe('no-time');
  });

  it('is lower-prize where others were given the day', () => {
    const short = aTeam({ shift: { from: 8 * hour, until: 8 * hour + 2_500 } });
    const visits = [aVisit({ id: 'low', prize: 1 }), aVisit({ id: 'high', prize: 2 })];
    const { routes, unserved } = solve(aProblem({ teams: [short], visits }), {
      seed: 1,
      iterations: 50,
    });
    expect(unserved).toEqual([{ visit: 'low', reason: 'lower-prize' }]);
    expect(routes[0]?.stops.map((stop) => stop.visit)).toEqual(['high']);
  });
});

describe('the tiers', () => {
  const short = aTeam({ shift: { from: 8 * hour, until: 8 * hour + 3_700 } });
  const dear = [1, 2].map((k) => aVisit({ id: `dear${k}`, prize: 1_000 }));

  it('never give a confirmed appointment away for any prize', () => {
    const visits = [...dear, aVisit({ id: 'promised', place: 2, tier: 'appointment', prize: 0 })];
    const { routes } = solve(aProblem({ teams: [short], visits }), { seed: 1, iterations: 300 });
    expect(routes[0]?.stops.map((stop) => stop.visit)).toContain('promised');
  });

  it('prefer one last chance to prizes, and one appointment to last chances', () => {
    const lasts = [1, 2].map((k) => aVisit({ id: `last${k}`, tier: 'last-chance' }));
    const promised = aVisit({ id: 'promised', place: 2, tier: 'appointment' });
    const problem = aProblem({ teams: [short], visits: [...dear, ...lasts, promised] });
    const { cost } = solve(problem, { seed: 1, iterations: 300 });
    expect(cost.appointmentsUnserved).toBe(0);
    const without = { ...problem, visits: [...dear, ...lasts] };
    expect(solve(without, { seed: 1, iterations: 300 }).cost.lastChancesUnserved).toBe(0);
  });

  it('serve a visit without any prize rather than save the way', () => {
    const { routes } = solve(aProblem({ visits: [aVisit({ prize: 0 })] }), {
      seed: 1,
      iterations: 10,
    });
    expect(routes).toHaveLength(1);
  });
});

describe('visits of equal prize', () => {
  it('are counted: two short ones are preferred to one long one that is due first', () => {
    const team = aTeam({ shift: { from: 8 * hour, until: 8 * hour + 3_700 } });
    const soon = [{ from: 8 * hour, until: 8 * hour + 3_000 }];
    const visits = [
      aVisit({ id: 'long', prize: 0, serviceSeconds: 2_000, windows: soon }),
      aVisit({ id: 'short1', prize: 0 }),
      aVisit({ id: 'short2', prize: 0 }),
    ];
    const { routes } = solve(aProblem({ teams: [team], visits }), { seed: 1, iterations: 300 });
    const made = routes[0]?.stops.map((stop) => stop.visit);
    expect(made?.toSorted()).toEqual(['short1', 'short2']);
  });
});

describe('a planned route', () => {
  it('leaves home late enough not to wait at its first door', () => {
    const ten = [{ from: 10 * hour, until: 12 * hour }];
    const plan = solve(aProblem({ visits: [aVisit({ windows: ten })] }), {
      seed: 1,
      iterations: 5,
    });
    expect(plan.routes[0]).toMatchObject({ departAt: 10 * hour - 600, waitSeconds: 0 });
  });

  it('uses the second window of a visit when the first is over', () => {
    const windows = [
      { from: 7 * hour, until: 8 * hour },
      { from: 14 * hour, until: 16 * hour },
    ];
    const plan = solve(aProblem({ visits: [aVisit({ windows })] }), { seed: 1, iterations: 5 });
    expect(plan.routes[0]?.stops[0]?.startAt).toBe(14 * hour);
  });

  it('takes its break between visits and inside the break window', () => {
    const lunch = { id: 'l', seconds: hour, windows: [{ from: 12 * hour, until: 14 * hour }] };
    const problem = { ...aCrowdedDay(14), teams: [aTeam({ break: lunch })] };
    const plan = solve(problem, { seed: 1, iterations: 300 });
    expect(findViolations(problem, plan)).toEqual([]);
    expect(plan.routes[0]?.break?.startAt).toBeGreaterThanOrEqual(12 * hour);
    expect(plan.routes[0]?.break?.afterStops).toBeGreaterThan(0);
  });
});

/** Visits along a line of ten places. */
function aCrowdedDay(count: number): Problem {
  const visits = Array.from({ length: count }, (_, k) =>
    aVisit({ id: `v${k}`, place: 1 + ((k * 7) % 9), prize: 1 + (k % 3) }),
  );
  return aProblem({ visits, travel: aLine(10) });
}

function tiersOf(cost: Plan['cost']): number[] {
  return [
    cost.appointmentsUnserved,
    cost.lastChancesUnserved,
    cost.prizeUnserved,
    cost.travelSeconds + cost.dayCost,
  ];
}
