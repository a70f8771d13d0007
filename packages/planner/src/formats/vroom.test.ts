// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { findViolations } from '../check.ts';
import type { Plan } from '../plan.ts';
import { solve } from '../solve.ts';
import { haversineKm } from '../travel.ts';
import type { PlanningFile } from './planning-file.ts';
import { readVroom } from './vroom.ts';
import { type VroomAnswer, writeVroomAnswer } from './vroom-answer.ts';

const durations = [
  [0, 100, 200],
  [100, 0, 150],
  [200, 150, 0],
];
const distances = [
  [0, 10, 20],
  [10, 0, 15],
  [20, 15, 0],
];
const vehicle = {
  id: 1,
  start_index: 0,
  end_index: 0,
  capacity: [4],
  skills: [7],
  time_window: [0, 10_000],
  breaks: [{ id: 9, service: 300, time_windows: [[1_000, 2_000]] }],
};
const jobs = [
  { id: 11, description: 'gate', location_index: 1, setup: 60, service: 240, delivery: [3] },
  { id: 12, location_index: 2, service: 600, delivery: [1], skills: [7], priority: 5 },
];
const good = { vehicles: [vehicle], jobs, matrices: { car: { durations, distances } } };

function fileOf(document: object): PlanningFile {
  const read = readVroom(JSON.stringify(document));
  if (!read.ok) throw new Error(`${read.at}: ${read.fault}`);
  return read.file;
}

function solved(document: object): { file: PlanningFile; plan: Plan; answer: VroomAnswer } {
  const file = fileOf(document);
  const plan = solve(file.problem, { seed: 1, iterations: 200 });
  expect(findViolations(file.problem, plan)).toEqual([]);
  return { file, plan, answer: writeVroomAnswer(file, plan) };
}

describe("a file in VROOM's JSON", () => {
  it('is answered with code, summary, unassigned, routes and steps in its own units', () => {
    const { answer } = solved(good);
    expect(answer.code).toBe(0);
    expect(answer.summary).toMatchObject({
      cost: 450,
      routes: 1,
      unassigned: 0,
      setup: 60,
      service: 840,
      duration: 450,
      priority: 5,
      distance: 45,
    });
    const [route] = answer.routes;
    expect(route).toMatchObject({ vehicle: 1, duration: 450, distance: 45 });
    const types = route?.steps.map((step) => step.type);
    expect(types?.filter((type) => type === 'job')).toHaveLength(2);
    expect(types?.at(0)).toBe('start');
    expect(types?.at(-1)).toBe('end');
    expect(types).toContain('break');
    expect(route?.steps.find((step) => step.id === 11)).toMatchObject({
      description: 'gate',
      location_index: 1,
      setup: 60,
      service: 240,
    });
    expect(route?.steps.at(0)).toMatchObject({ load: [4], duration: 0, distance: 0 });
    expect(route?.steps.at(-1)).toMatchObject({ load: [0], duration: 450, distance: 45 });
  });

  it('accounts for every second between the first and the last step', () => {
    const { answer } = solved(good);
    for (const { steps } of answer.routes) {
      for (const [index, step] of steps.slice(1).entries()) {
        const before = steps[index];
        if (before === undefined) throw new Error('a step is missing');
        const left = before.arrival + before.waiting_time + before.setup + before.service;
        expect(step.arrival).toBe(left + step.duration - before.duration);
      }
    }
  });

  it('bounds only the START of a job by its window, and of a break by its own', () => {
    const late = [{ id: 1, location_index: 1, service: 600, time_windows: [[100, 100]] }];
    const { answer } = solved({ ...good, vehicles: [{ ...vehicle, breaks: [] }], jobs: late });
    expect(answer.routes[0]?.steps[1]).toMatchObject({ arrival: 100, service: 600 });
    const rest = [{ id: 9, service: 300, time_windows: [[0, 0]] }];
    const first = solved({ ...good, vehicles: [{ ...vehicle, breaks: rest }] });
    expect(first.answer.routes[0]?.steps[1]).toMatchObject({ type: 'break', id: 9, arrival: 0 });
  });

  it('says for each unassigned job why, in our own key', () => {
    const more = [
      { id: 'unskilled', location_index: 1, skills: [99] },
      { id: 'nowhere', location_index: null },
      { id: 'never', location_index: 1, time_windows: [] },
      { id: 'heavy', location_index: 1, delivery: [5] },
      { id: 'small', location_index: 1, delivery: [1] },
    ];
    const { answer } = solved({ ...good, jobs: [...jobs, ...more] });
    const reasons = answer.unassigned.map(({ id, reason }) => [id, reason]);
    expect(Object.fromEntries(reasons)).toEqual({
      unskilled: 'no-skill',
      nowhere: 'no-coordinates',
      never: 'no-window',
      heavy: 'no-time',
      small: 'lower-prize',
    });
    expect(answer.summary.unassigned).toBe(5);
  });

  it('measures travel itself where only locations are given, and never from 0, 0', () => {
    const home = [120.18493, 30.24944];
    const door = [120.22021, 30.29111];
    const travel = { detour_percent: 100, speed_metres_per_hour: 20_000, fixed_seconds: 60 };
    const { answer } = solved({
      vehicles: [{ id: 1, start: home, end: home }],
      jobs: [{ id: 1, location: door }, { id: 2 }, { id: 3, location: null }],
      travel,
    });
    const km = haversineKm(
      { longitude: 120.18493, latitude: 30.24944 },
      { longitude: 120.22021, latitude: 30.29111 },
    );
    expect(answer.summary.duration).toBe(2 * (Math.ceil(km * 180) + 60));
    expect(answer.routes[0]?.steps[1]).toMatchObject({ id: 1, location: door });
    expect(answer.unassigned.map((job) => job.reason)).toEqual([
      'no-coordinates',
      'no-coordinates',
    ]);
  });

  it('keeps barred pairs, locks and tiers given in our own keys', () => {
    const two = [
      { ...vehicle, officers: ['li'] },
      { ...vehicle, id: 2, officers: ['wang'] },
    ];
    const { answer } = solved({
      ...good,
      vehicles: two,
      jobs: [
        { id: 1, location_index: 1, cardholder: 'c1', tier: 'appointment' },
        { id: 2, location_index: 2, locked_vehicle: 1 },
        { id: 3, location_index: 2, locked_vehicle: 1, cardholder: 'c1', tier: 'last-chance' },
      ],
      forbidden_pairs: [{ officer: 'li', cardholder: 'c1' }],
    });
    const served = answer.routes.map(({ vehicle: id, steps }) => [
      id,
      steps.filter((step) => step.type === 'job').map((step) => step.id),
    ]);
    expect(Object.fromEntries(served)).toEqual({ 1: [2], 2: [1] });
    expect(answer.summary.tiers).toEqual({ appointments: 0, last_chances: 1, prize: 0 });
  });
});

describe('a wrong planning file', () => {
  const one = (change: object): object => ({ ...good, jobs: [{ ...jobs[0], ...change }] });
  const van = (change: object): object => ({ ...good, vehicles: [{ ...vehicle, ...change }] });
  const table = (rows: unknown): object => ({ ...good, matrices: { car: { durations: rows } } });
  const wrong: { name: string; document: unknown; at: string; fault: RegExp }[] = [
    // Public report VROOM-Project/vroom#896: the plural was ignored and work planned outside hours.
    {
      name: 'timeWindows on a vehicle',
      document: van({ timeWindows: [[0, 1]] }),
      at: 'vehicles[0].timeWindows',
      fault: /"time_window" is the one known/,
    },
    {
      name: 'time_windows on a vehicle',
      document: van({ time_windows: [[0, 1]] }),
      at: 'vehicles[0].time_windows',
      fault: /"time_window" is the one known/,
    },
    {
      name: 'time_window on a job',
      document: one({ time_window: [0, 1] }),
      at: 'jobs[0].time_window',
      fault: /"time_windows" is the one known/,
    },
    { name: 'an unknown key', document: { ...good, foo: 1 }, at: 'foo', fault: /unknown key/ },
    {
      name: 'shipments',
      document: { ...good, shipments: [{}] },
      at: 'shipments',
      fault: /^shipments are not supported$/,
    },
    {
      name: 'steps',
      document: van({ steps: [] }),
      at: 'vehicles[0].steps',
      fault: /not supported/,
    },
    {
      name: 'two breaks',
      document: van({ breaks: [{ id: 1 }, { id: 2 }] }),
      at: 'vehicles[0].breaks',
      fault: /more than one break/,
    },
    {
      name: 'a negative service',
      document: one({ service: -1 }),
      at: 'jobs[0].service',
      fault: /whole number/,
    },
    {
      name: 'a window that ends before it begins',
      document: one({ time_windows: [[5, 4]] }),
      at: 'jobs[0].time_windows[0]',
      fault: /ends before it begins/,
    },
    {
      name: 'a duplicate id',
      document: { ...good, jobs: [jobs[0], { ...jobs[1], id: 11 }] },
      at: 'jobs[1].id',
      fault: /twice/,
    },
    {
      name: 'a lock to nobody',
      document: one({ locked_vehicle: 5 }),
      at: 'jobs[0].locked_vehicle',
      fault: /names no team/,
    },
    {
      name: 'an index beyond the matrix',
      document: one({ location_index: 3 }),
      at: 'jobs[0].location_index',
      fault: /from 0 to 2/,
    },
    {
      name: 'a location without its index',
      document: { ...good, jobs: [{ id: 1, location: [120, 30] }] },
      at: 'jobs[0].location_index',
      fault: /missing/,
    },
    {
      name: 'a location off the globe',
      document: { vehicles: [], jobs: [{ id: 1, location: [30, 120] }] },
      at: 'jobs[0].location',
      fault: /longitude, latitude/,
    },
    {
      name: 'a matrix with a hole',
      document: table([
        [0, null, 1],
        [1, 0, 1],
        [1, 1, 0],
      ]),
      at: 'matrices.car.durations[0][1]',
      fault: /whole number/,
    },
    {
      name: 'a short row',
      document: table([[0, 1], [1]]),
      at: 'matrices.car.durations[1]',
      fault: /row of 2/,
    },
    {
      name: 'a profile without a matrix',
      document: van({ profile: 'bike' }),
      at: 'vehicles[0].profile',
      fault: /no matrix/,
    },
    {
      name: 'loads without a capacity',
      document: { ...good, vehicles: [{ id: 1, start_index: 0 }] },
      at: 'vehicles[0].capacity',
      fault: /missing/,
    },
    {
      name: 'no jobs',
      document: { vehicles: [vehicle] },
      at: 'vehicles[0].start_index',
      fault: /./,
    },
    { name: 'a list for a file', document: [], at: 'the file', fault: /object/ },
    {
      name: 'a million jobs',
      document: { vehicles: [], jobs: Array.from({ length: 1_000_000 }, () => 0) },
      at: 'jobs',
      fault: /more than 2000/,
    },
  ];

  it.each(wrong)('is refused, naming its field: $name', ({ document, at, fault }) => {
    const read = readVroom(JSON.stringify(document));
    expect(read).toMatchObject({ ok: false, at });
    if (!read.ok) expect(read.fault).toMatch(fault);
  });

  it('is refused where it is empty or holds NaN, and no word of it is repeated', () => {
    expect(readVroom(' ')).toEqual({ ok: false, at: 'the file', fault: 'is empty' });
    const read = readVroom('{"jobs":[{"description":"Mrs Chen","id":NaN}]}');
    expect(read).toMatchObject({ ok: false, at: 'the file' });
    if (!read.ok) expect(read.fault).toMatch(/^is not JSON( \(character \d+\))?$/);
  });
});
