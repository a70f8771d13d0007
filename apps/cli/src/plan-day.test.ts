// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { planDay } from './plan-day.ts';

const c101 = new URL('../../../packages/planner/test-instances/C101.txt', import.meta.url).pathname;

/** Proven optimal in the DIMACS convention; few seconds on a busy machine come near it. */
const bestKnown = 827.3;

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], files: Record<string, string> = {}): Promise<Run> {
  let out = '';
  let err = '';
  const code = await planDay(args, {
    readFile: async (path) => files[path] ?? readFile(path, 'utf8'),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

const day = JSON.stringify({
  vehicles: [{ id: 1, start_index: 0, end_index: 0, time_window: [0, 10_000] }],
  jobs: [
    { id: 7, location_index: 1, service: 60 },
    { id: 8, location_index: 1, service: 60, skills: [1] },
  ],
  matrices: {
    car: {
      durations: [
        [0, 100],
        [100, 0],
      ],
    },
  },
});

describe('plan-day solve', () => {
  it('solves a Solomon file and answers one JSON document with vehicles and distance', async () => {
    const flags = ['--format', 'solomon', '--seconds', '0.5', '--json'];
    const { code, out, err } = await run(['solve', c101, ...flags]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ code: 0, vehicles: answer.routes.length, unassigned: [] });
    expect(answer.distance).toBeGreaterThanOrEqual(bestKnown);
    expect(answer.distance).toBeLessThan(bestKnown * 1.1);
  });

  it('takes the best of several threads', async () => {
    const flags = ['--format=solomon', '--seconds=0.5', '--threads=2', '--seed=3', '--json'];
    const { code, out } = await run(['solve', c101, ...flags]);
    expect(code).toBe(0);
    const { distance } = JSON.parse(out);
    expect(distance).toBeGreaterThanOrEqual(bestKnown);
    expect(distance).toBeLessThan(bestKnown * 1.1);
  });

  it("answers VROOM's shape with a reason per unassigned job", async () => {
    const { code, out } = await run(['solve', 'day.json', '--seconds', '0.05', '--json'], {
      'day.json': day,
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      code: 0,
      summary: { routes: 1, unassigned: 1, duration: 200 },
      unassigned: [{ id: 8, type: 'job', reason: 'no-skill' }],
    });
  });

  it('tells a person the same in words', async () => {
    const { out } = await run(['solve', 'day.json', '--seconds', '0.05'], { 'day.json': day });
    expect(out).toContain('vehicle 1: travel 200, jobs 7');
    expect(out).toContain('job 8: no-skill');
  });

  const solve = ['solve', 'day.json', '--seconds', '0.05'];
  it.each([
    { name: 'another verb', args: ['draw'], says: 'usage' },
    { name: 'no file', args: ['solve', '--seconds', '1'], says: 'FILE' },
    { name: 'two files', args: [...solve, 'b.json'], says: 'b.json' },
    { name: 'an unknown flag', args: [...solve, '--sed', '1'], says: '--sed' },
    { name: 'a flag given twice', args: [...solve, '--seconds', '1'], says: '--seconds' },
    { name: 'a flag without a value', args: [...solve, '--seed'], says: '--seed' },
    { name: 'no seconds', args: ['solve', 'day.json'], says: '--seconds' },
    { name: 'no time at all', args: ['solve', 'day.json', '--seconds', '0'], says: '--seconds' },
    { name: 'an unknown format', args: [...solve, '--format', 'csv'], says: '--format' },
    { name: 'a broken seed', args: [...solve, '--seed', '1.5'], says: '--seed' },
    { name: 'too many threads', args: [...solve, '--threads', '65'], says: '--threads' },
    {
      name: 'a file that is not there',
      args: ['solve', '/none', '--seconds', '1'],
      says: 'ENOENT',
    },
  ])('refuses $name with code 2 and one line', async ({ args, says }) => {
    const { code, out, err } = await run(args, { 'day.json': day });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names the field of a wrong file, and the line of a wrong Solomon file', async () => {
    const misspelt = day.replace('time_window', 'timeWindows');
    const field = await run(solve, { 'day.json': misspelt });
    expect(field.code).toBe(2);
    expect(field.err).toMatch(/^vehicles\[0\]\.timeWindows: unknown key/);
    const line = await run([...solve, '--format', 'solomon'], { 'day.json': 'VEHICLE\n1 x\n' });
    expect(line.err).toMatch(/^line 2: "x" is no number\n$/);
  });
});
