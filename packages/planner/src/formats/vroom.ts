// SPDX-License-Identifier: Apache-2.0
// Reads a planning file in VROOM's JSON, with our own keys for what VROOM has no word for. Strict:
// an unknown key, a wrong kind or an unsupported wish is a refusal that names its path.
// A job's setup is spent at every job, also where the one before is at the same place.
import { type Problem, type Team, teamsMax, type Visit, visitsMax } from '../problem.ts';
import { findProblemFaults, type ProblemFault } from '../problem-faults.ts';
import { type Fields, openFields, parseJson } from './json-fields.ts';
import type { ParsedFile } from './parsed-file.ts';
import type { GivenJob, GivenVehicle, PlanningFile } from './planning-file.ts';
import { breakKeys, costKeys, fileKeys, jobKeys, pairKeys, vehicleKeys } from './vroom-keys.ts';
import { openPlaces, type Places } from './vroom-places.ts';
import {
  readAmount,
  readIds,
  readPrize,
  readSkills,
  readStartWindows,
  readTier,
  readWindow,
} from './vroom-values.ts';

const dayMax = 2_000_000_000;
const loadedBreakMax = 100;
const pairsMax = 10_000;

/** The file as a problem, or its first fault. */
export function readVroom(text: string): ParsedFile {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, at: 'the file', fault: parsed.fault };
  const faults: ProblemFault[] = [];
  const file = openFields(faults, parsed.value, { path: '', keys: fileKeys });
  const read = file === null ? null : readFile(faults, file);
  const first = faults[0] ?? (read === null ? undefined : findProblemFaults(read.problem)[0]);
  if (read !== null && first === undefined) return { ok: true, file: read };
  const at = inFileWords(first?.field ?? 'the file');
  return { ok: false, at, fault: first?.fault ?? 'is empty' };
}

/** The problem's own paths in the words of the file. */
function inFileWords(path: string): string {
  return path
    .replace(/^visits/, 'jobs')
    .replace(/^teams/, 'vehicles')
    .replace(/\.lockedTeam$/, '.locked_vehicle')
    .replace('.allowedTeams', '.allowed_vehicles');
}

interface Reading {
  readonly faults: ProblemFault[];
  readonly places: Places;
}

function readFile(faults: ProblemFault[], file: Fields): PlanningFile | null {
  if ((file.list('shipments', 0) ?? []).length > 0 || faults.length > 0) {
    const shipments = faults.findIndex((fault) => fault.field === 'shipments');
    if (shipments >= 0) {
      faults[shipments] = { field: 'shipments', fault: 'shipments are not supported' };
    }
    return null;
  }
  const places = openPlaces(faults, file);
  if (places === null) return null;
  const reading = { faults, places };
  const vehicles = eachOf(file, 'vehicles', teamsMax).map(({ value, path }) =>
    readVehicle(reading, value, path),
  );
  const jobs = eachOf(file, 'jobs', visitsMax).map(({ value, path }) =>
    readJob(reading, value, path),
  );
  if (!file.has('vehicles')) file.wrong('vehicles', 'is missing');
  if (!file.has('jobs')) file.wrong('jobs', 'is missing');
  const forbidden = eachOf(file, 'forbidden_pairs', pairsMax).flatMap(({ value, path }) => {
    const pair = openFields(faults, value, { path, keys: pairKeys });
    return pair === null
      ? []
      : [{ officer: String(pair.id('officer')), cardholder: String(pair.id('cardholder')) }];
  });
  if (faults.length > 0) return null;
  const goodJobs = jobs.filter((job) => job !== null);
  const goodVehicles = vehicles.filter((vehicle) => vehicle !== null);
  refuseMixedLoads(faults, goodJobs);
  const loaded = goodJobs.some((job) => job.given.load !== null);
  for (const [v, { team }] of goodVehicles.entries()) {
    if (loaded && team.capacity === null) {
      const fault = 'is missing, while jobs carry loads';
      faults.push({ field: `vehicles[${v}].capacity`, fault });
    }
  }
  const problem: Problem = {
    teams: goodVehicles.map(({ team }) => team),
    visits: goodJobs.map(({ visit }) => visit),
    forbidden,
    travel: places.matrix(),
  };
  return {
    problem,
    jobs: goodJobs.map(({ given }) => given),
    vehicles: goodVehicles.map(({ given }) => given),
    distances: places.distances,
    unitsPerFileUnit: 1,
  };
}

function eachOf(
  fields: Fields,
  key: string,
  most: number,
): { readonly value: unknown; readonly path: string }[] {
  const list = fields.list(key, most) ?? [];
  return list.map((value, index) => ({ value, path: `${fields.path(key)}[${index}]` }));
}

function readJob(
  { faults, places }: Reading,
  value: unknown,
  path: string,
): { readonly visit: Visit; readonly given: GivenJob } | null {
  const job = openFields(faults, value, { path, keys: jobKeys });
  if (job === null) return null;
  const id = job.id('id');
  const setup = job.whole('setup', { min: 0, max: dayMax, or: 0 });
  const service = job.whole('service', { min: 0, max: dayMax, or: 0 });
  const delivery = readAmount(job, 'delivery');
  const pickup = readAmount(job, 'pickup');
  if (delivery !== null && pickup !== null) {
    job.wrong('pickup', 'delivery and pickup together are not supported');
  }
  const { place, point } = places.read(job, { location: 'location', index: 'location_index' });
  const prize = readPrize(job);
  const locked = job.has('locked_vehicle') ? String(job.id('locked_vehicle')) : null;
  const visit: Visit = {
    id: String(id),
    place,
    serviceSeconds: setup + service,
    windows: readStartWindows(job, 'time_windows', setup + service),
    skills: readSkills(job, 'skills'),
    tier: readTier(job),
    prize,
    load: delivery ?? pickup ?? 0,
    lockedTeam: locked,
    allowedTeams: readIds(job, 'allowed_vehicles'),
    cardholder: job.has('cardholder') ? String(job.id('cardholder')) : null,
  };
  const given: GivenJob = {
    id,
    description: job.text('description'),
    point,
    setup,
    service,
    load: delivery ?? pickup,
    loadKind: pickup === null ? 'delivery' : 'pickup',
    priority: prize,
  };
  return { visit, given };
}

function refuseMixedLoads(
  faults: ProblemFault[],
  jobs: readonly { readonly given: GivenJob }[],
): void {
  const loaded = jobs.map(({ given }) => (given.load === null ? null : given.loadKind));
  const mixed = loaded.findIndex(
    (kind) => kind === 'pickup' && loaded.some((other) => other === 'delivery'),
  );
  if (mixed < 0) return;
  const fault = 'deliveries and pickups in one file are not supported';
  faults.push({ field: `jobs[${mixed}].pickup`, fault });
}

function readVehicle(
  { faults, places }: Reading,
  value: unknown,
  path: string,
): { readonly team: Team; readonly given: GivenVehicle } | null {
  const vehicle = openFields(faults, value, { path, keys: vehicleKeys });
  if (vehicle === null) return null;
  const id = vehicle.id('id');
  places.readProfile(vehicle);
  const start = places.read(vehicle, { location: 'start', index: 'start_index' });
  const end = places.read(vehicle, { location: 'end', index: 'end_index' });
  const breaks = eachOf(vehicle, 'breaks', loadedBreakMax);
  if (breaks.length > 1) vehicle.wrong('breaks', 'more than one break is not supported');
  const pause = breaks[0] === undefined ? null : readBreak(faults, breaks[0]);
  const costs = vehicle.has('costs')
    ? openFields(faults, vehicle.raw('costs'), { path: vehicle.path('costs'), keys: costKeys })
    : null;
  const team: Team = {
    id: String(id),
    officers: readIds(vehicle, 'officers') ?? [],
    start: start.place,
    end: end.place,
    shift: readWindow(vehicle, 'time_window'),
    break: pause?.rest ?? null,
    skills: readSkills(vehicle, 'skills'),
    capacity: readAmount(vehicle, 'capacity'),
    stopsMax: vehicle.has('max_tasks') ? vehicle.whole('max_tasks', { min: 0, max: dayMax }) : null,
    dayCost: costs?.whole('fixed', { min: 0, max: 1_000_000_000, or: 0 }) ?? 0,
  };
  const given: GivenVehicle = {
    id,
    description: vehicle.text('description'),
    start: start.place === null ? null : start.point,
    end: end.place === null ? null : end.point,
    breakId: pause?.id ?? null,
  };
  return { team, given };
}

function readBreak(
  faults: ProblemFault[],
  { value, path }: { readonly value: unknown; readonly path: string },
): { readonly id: string | number; readonly rest: NonNullable<Team['break']> } | null {
  const pause = openFields(faults, value, { path, keys: breakKeys });
  if (pause === null) return null;
  const id = pause.id('id');
  const seconds = pause.whole('service', { min: 0, max: dayMax, or: 0 });
  const windows = readStartWindows(pause, 'time_windows', seconds);
  return { id, rest: { id: String(id), seconds, windows } };
}
