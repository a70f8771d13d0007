// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findViolations } from '../check.ts';
import { solve } from '../solve.ts';
import { readSolomon, writeSolomonAnswer } from './solomon.ts';

const folder = new URL('../../test-instances/', import.meta.url);
const instance = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8');

/** Best known distances, and the gap that so few iterations must stay under. */
const known = [
  { name: 'C101', best: 827.3, iterations: 4_000, gapMax: 0.002 },
  { name: 'R101', best: 1637.7, iterations: 12_000, gapMax: 0.02 },
  { name: 'RC101', best: 1619.8, iterations: 12_000, gapMax: 0.03 },
  { name: 'R211', best: 746.7, iterations: 25_000, gapMax: 0.1 },
];

describe('a Solomon file', () => {
  it('gives places, demands, windows for the start and legs cut to one decimal', () => {
    const read = readSolomon(instance('C101'));
    if (!read.ok) throw new Error(read.fault);
    const { teams, visits, travel } = read.file.problem;
    expect(teams).toHaveLength(25);
    expect(teams[0]).toMatchObject({ capacity: 200, shift: { from: 0, until: 12_360 } });
    expect(visits).toHaveLength(100);
    expect(visits[0]).toMatchObject({
      load: 10,
      serviceSeconds: 900,
      windows: [{ from: 9_120, until: 9_670 + 900 }],
    });
    // From (40, 50) to (45, 68): the root of 349 is 18.68, cut to 18.6.
    expect(travel.seconds[1]).toBe(186);
  });

  it.each(known)('$name is solved near its best known distance and checks out', (row) => {
    const read = readSolomon(instance(row.name));
    if (!read.ok) throw new Error(read.fault);
    const plan = solve(read.file.problem, { seed: 1, iterations: row.iterations });
    expect(findViolations(read.file.problem, plan)).toEqual([]);
    expect(plan.unserved).toEqual([]);
    const distance = plan.cost.travelSeconds / 10;
    expect(distance).toBeGreaterThanOrEqual(row.best);
    expect(distance).toBeLessThanOrEqual(row.best * (1 + row.gapMax));
    const answer = writeSolomonAnswer(read.file, plan);
    expect(answer).toMatchObject({ vehicles: plan.routes.length, distance });
    expect(answer.summary).toMatchObject({ cost: distance, routes: plan.routes.length });
    expect(answer.routes.every((route) => route.steps.at(0)?.load?.[0] !== 0)).toBe(true);
    expect(answer.routes.every((route) => route.steps.at(-1)?.load?.[0] === 0)).toBe(true);
  });

  it.each([
    ['an empty file', '', 'line 1'],
    ['a text of another kind', 'a,b\n1,2\n', 'line 1'],
    ['a word for a number', instance('C101').replace('912', 'noon'), 'line 11'],
    ['a missing column', instance('C101').replace(' 912        967 ', ' 912 '), 'line 11'],
    ['a due date before the ready time', instance('C101').replace(' 967 ', ' 911 '), 'line 11'],
    ['a negative service', instance('C101').replace('     90   ', '     -9   '), 'line 11'],
    ['a customer named twice', instance('C101').replace('\n    2 ', '\n    1 '), 'line 12'],
    [
      'a fleet of nothing',
      instance('C101').replace('  25         200', '  0         200'),
      'line 5',
    ],
  ])('is refused with its line: %s', (_what, text, line) => {
    expect(readSolomon(text)).toMatchObject({ ok: false, at: line });
  });
});
