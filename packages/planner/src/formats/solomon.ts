// SPDX-License-Identifier: Apache-2.0
// Reads Solomon's and Homberger's text files in the DIMACS convention: every leg is cut to one
// decimal, so all times and distances are held as whole tenths.
import type { Plan } from '../plan.ts';
import { type Team, teamsMax, type Visit, visitsMax } from '../problem.ts';
import type { ParsedFile } from './parsed-file.ts';
import type { GivenJob, GivenPoint, PlanningFile } from './planning-file.ts';
import { type VroomAnswer, writeVroomAnswer } from './vroom-answer.ts';

interface Row {
  readonly line: number;
  readonly values: readonly number[];
}

const columns = ['number', 'x', 'y', 'demand', 'ready time', 'due date', 'service time'];
/** Tenths must stay within the solver's whole seconds. */
const valueMax = 10_000_000;

/** The problem of a Solomon file, in tenths, or the line that is wrong. */
export function readSolomon(text: string): ParsedFile {
  if (!/^VEHICLE\s*$/m.test(text)) {
    return { ok: false, at: 'line 1', fault: 'this is not a Solomon file: VEHICLE is missing' };
  }
  const rows: Row[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const words = raw.trim().split(/\s+/);
    const line = index + 1;
    if (words[0] === '' || index === 0) continue;
    if (/^(VEHICLE|NUMBER|CUSTOMER|CUST)$/.test(words[0] ?? '')) continue;
    const values = words.map(Number);
    const wrong = values.findIndex((value) => !(value >= -valueMax && value <= valueMax));
    if (wrong >= 0)
      return { ok: false, at: `line ${line}`, fault: `"${words[wrong]}" is no number` };
    rows.push({ line, values });
  }
  const [fleet, ...places] = rows;
  if (fleet === undefined) return { ok: false, at: 'line 1', fault: 'the file has no figures' };
  return readRows(fleet, places);
}

function readRows(fleet: Row, places: readonly Row[]): ParsedFile {
  const [vehicles = 0, capacity = 0] = fleet.values;
  if (fleet.values.length !== 2 || !Number.isInteger(vehicles) || vehicles < 1) {
    return {
      ok: false,
      at: `line ${fleet.line}`,
      fault: 'must be a vehicle number and a capacity',
    };
  }
  if (vehicles > teamsMax) {
    return { ok: false, at: `line ${fleet.line}`, fault: `more than ${teamsMax} vehicles` };
  }
  if (places.length < 1) {
    return { ok: false, at: `line ${fleet.line}`, fault: 'no depot follows' };
  }
  if (places.length > visitsMax + 1) {
    return { ok: false, at: `line ${fleet.line}`, fault: `more than ${visitsMax} customers` };
  }
  for (const { line, values } of places) {
    const fault = rowFault(values);
    if (fault !== null) return { ok: false, at: `line ${line}`, fault };
  }
  const visits = places.slice(1).map((row, index) => toVisit(row, index + 1));
  const seen = new Map<string, number>();
  for (const [index, { id }] of visits.entries()) {
    const line = places[index + 1]?.line ?? 0;
    if (seen.has(id))
      return { ok: false, at: `line ${line}`, fault: `customer ${id} appears twice` };
    seen.set(id, line);
  }
  const shift = { from: tenths(places[0]?.values[4]), until: tenths(places[0]?.values[5]) };
  const teams = Array.from({ length: vehicles }, (_, t) => toTeam(t + 1, { shift, capacity }));
  const travel = { places: places.length, seconds: legs(places) };
  const home = pointOf(places[0], 0);
  return {
    ok: true,
    file: {
      problem: { teams, visits, forbidden: [], travel },
      jobs: places.slice(1).map((row, index) => toJob(row, index + 1)),
      vehicles: teams.map((_, t) => {
        return { id: t + 1, description: null, start: home, end: home, breakId: null };
      }),
      distances: null,
      unitsPerFileUnit: 10,
    },
  };
}

function pointOf(row: Row | undefined, index: number): GivenPoint {
  const [, x = 0, y = 0] = row?.values ?? [];
  return { location: [x, y], index };
}

function toJob(row: Row, place: number): GivenJob {
  const [id = 0, , , load = 0, , , service = 0] = row.values;
  return {
    id,
    description: null,
    point: pointOf(row, place),
    setup: 0,
    service,
    load,
    loadKind: 'delivery',
    priority: 0,
  };
}

/** VROOM's output shape with the two figures by which these instances are compared. */
export function writeSolomonAnswer(
  file: PlanningFile,
  plan: Plan,
): VroomAnswer & { readonly vehicles: number; readonly distance: number } {
  const distance = plan.cost.travelSeconds / file.unitsPerFileUnit;
  return { ...writeVroomAnswer(file, plan), vehicles: plan.routes.length, distance };
}

function rowFault(values: readonly number[]): string | null {
  if (values.length !== columns.length) return `must have ${columns.length} columns`;
  for (const [column, value] of values.entries()) {
    if (column < 1 || column > 2) {
      if (value < 0) return `${columns[column]} is negative`;
      if (column <= 3 && !Number.isInteger(value)) return `${columns[column]} is not whole`;
    }
  }
  if ((values[5] ?? 0) < (values[4] ?? 0)) return 'due date is before ready time';
  return null;
}

function toVisit({ values }: Row, place: number): Visit {
  const [id = 0, , , load = 0, ready = 0, due = 0, service = 0] = values;
  return {
    id: String(id),
    place,
    serviceSeconds: tenths(service),
    windows: [{ from: tenths(ready), until: tenths(due) + tenths(service) }],
    skills: [],
    tier: 'prize',
    prize: 1,
    load,
    lockedTeam: null,
    allowedTeams: null,
    cardholder: null,
  };
}

function toTeam(id: number, { shift, capacity }: Pick<Team, 'shift' | 'capacity'>): Team {
  return {
    id: String(id),
    officers: [],
    start: 0,
    end: 0,
    shift,
    break: null,
    skills: [],
    capacity,
    stopsMax: null,
    dayCost: 0,
  };
}

function tenths(value: number | undefined): number {
  return Math.round((value ?? 0) * 10);
}

function legs(places: readonly Row[]): Int32Array {
  const seconds = new Int32Array(places.length * places.length);
  for (const [from, a] of places.entries()) {
    for (const [to, b] of places.entries()) {
      const across = (a.values[1] ?? 0) - (b.values[1] ?? 0);
      const up = (a.values[2] ?? 0) - (b.values[2] ?? 0);
      seconds[from * places.length + to] = Math.floor(
        10 * Math.sqrt(across * across + up * up) + 1e-9,
      );
    }
  }
  return seconds;
}
