// SPDX-License-Identifier: Apache-2.0
// Writes a plan in VROOM's output shape and in the units of the file, with our own keys `reason`
// (per unassigned job) and `tiers` (per summary).
import type { Plan, PlannedRoute, PlannedStop, UnservedReason } from '../plan.ts';
import type { GivenJob, GivenPoint, GivenVehicle, PlanningFile } from './planning-file.ts';

export interface VroomStep {
  readonly type: 'start' | 'job' | 'break' | 'end';
  readonly id?: string | number;
  readonly description?: string;
  readonly location?: readonly number[];
  readonly location_index?: number;
  readonly arrival: number;
  /** Travel since the start of the route. */
  readonly duration: number;
  readonly setup: number;
  readonly service: number;
  readonly waiting_time: number;
  readonly load?: readonly number[];
  readonly distance?: number;
  readonly violations: readonly never[];
}

interface VroomTotals {
  readonly cost: number;
  readonly setup: number;
  readonly service: number;
  readonly duration: number;
  readonly waiting_time: number;
  readonly priority: number;
  readonly distance?: number;
  readonly violations: readonly never[];
}

export interface VroomRoute extends VroomTotals {
  readonly vehicle: string | number;
  readonly description?: string;
  readonly steps: readonly VroomStep[];
}

export interface VroomAnswer {
  readonly code: 0;
  readonly summary: VroomTotals & {
    readonly routes: number;
    readonly unassigned: number;
    readonly tiers: {
      readonly appointments: number;
      readonly last_chances: number;
      readonly prize: number;
    };
  };
  readonly unassigned: readonly {
    readonly id: string | number;
    readonly type: 'job';
    readonly description?: string;
    readonly location?: readonly number[];
    readonly location_index?: number;
    readonly reason: UnservedReason;
  }[];
  readonly routes: readonly VroomRoute[];
}

/** The plan as the file's user expects it. */
export function writeVroomAnswer(file: PlanningFile, plan: Plan): VroomAnswer {
  const jobs = new Map(file.problem.visits.map(({ id }, v) => [id, file.jobs[v]]));
  const vehicles = new Map(file.problem.teams.map(({ id }, t) => [id, file.vehicles[t]]));
  const routes = plan.routes.flatMap((route) => {
    const vehicle = vehicles.get(route.team);
    return vehicle === undefined ? [] : [writeRoute({ file, jobs, vehicle, route })];
  });
  const unassigned = plan.unserved.flatMap(({ visit, reason }) => {
    const job = jobs.get(visit);
    if (job === undefined) return [];
    const named = { ...describe(job), ...locate(job.point) };
    return [{ id: job.id, type: 'job' as const, ...named, reason }];
  });
  const { appointmentsUnserved, lastChancesUnserved, prizeUnserved } = plan.cost;
  const add = (pick: (route: VroomRoute) => number): number =>
    round(routes.reduce((sum, route) => sum + pick(route), 0));
  return {
    code: 0,
    summary: {
      cost: add((route) => route.cost),
      routes: routes.length,
      unassigned: unassigned.length,
      setup: add((route) => route.setup),
      service: add((route) => route.service),
      duration: add((route) => route.duration),
      waiting_time: add((route) => route.waiting_time),
      priority: add((route) => route.priority),
      ...(file.distances === null ? {} : { distance: add((route) => route.distance ?? 0) }),
      violations: [],
      tiers: {
        appointments: appointmentsUnserved,
        last_chances: lastChancesUnserved,
        prize: prizeUnserved,
      },
    },
    unassigned,
    routes,
  };
}

interface RouteWriting {
  readonly file: PlanningFile;
  readonly jobs: ReadonlyMap<string, GivenJob | undefined>;
  readonly vehicle: GivenVehicle;
  readonly route: PlannedRoute;
}

function writeRoute(writing: RouteWriting): VroomRoute {
  const { file, jobs, vehicle, route } = writing;
  const made = route.stops.flatMap((stop) => jobs.get(stop.visit) ?? []);
  const unit = (value: number): number => round(value / file.unitsPerFileUnit);
  const team = file.problem.teams.find(({ id }) => id === route.team);
  const steps = writeSteps(writing, made);
  const distance = steps.at(-1)?.distance;
  return {
    vehicle: vehicle.id,
    ...describe(vehicle),
    cost: unit(route.travelSeconds + (team?.dayCost ?? 0)),
    setup: made.reduce((sum, job) => sum + job.setup, 0),
    service: unit(route.serviceSeconds) - made.reduce((sum, job) => sum + job.setup, 0),
    duration: unit(route.travelSeconds),
    waiting_time: unit(route.waitSeconds),
    priority: made.reduce((sum, job) => sum + job.priority, 0),
    ...(distance === undefined ? {} : { distance }),
    violations: [],
    steps,
  };
}

function writeSteps(writing: RouteWriting, made: readonly GivenJob[]): VroomStep[] {
  const { file, vehicle, route } = writing;
  const unit = (value: number): number => round(value / file.unitsPerFileUnit);
  const loaded = file.jobs.some((job) => job.load !== null);
  const walk = openWalk(writing);
  let load = made.reduce(
    (sum, job) => sum + (job.loadKind === 'delivery' ? (job.load ?? 0) : 0),
    0,
  );
  const steps: VroomStep[] = [];
  function add(step: Pick<VroomStep, 'type' | 'arrival'> & Partial<VroomStep>): void {
    const loads = loaded ? { load: [load] } : {};
    const idle = { setup: 0, service: 0, waiting_time: 0, violations: [] };
    steps.push({
      ...idle,
      duration: unit(walk.travelled()),
      ...walk.distance(),
      ...step,
      ...loads,
    });
  }
  function addBreak(arrival: number): void {
    const rest = route.break;
    if (rest === null) return;
    add({
      type: 'break',
      id: vehicle.breakId ?? rest.break,
      arrival: unit(arrival),
      service: unit(rest.departAt - rest.startAt),
      waiting_time: unit(rest.startAt - arrival),
    });
  }
  walk.leave();
  if (vehicle.start !== null) {
    add({ type: 'start', arrival: unit(route.departAt), ...locate(vehicle.start) });
  }
  let clock = route.departAt;
  for (const [index, stop] of route.stops.entries()) {
    if (route.break?.afterStops === index) addBreak(clock);
    const job = made[index];
    if (job === undefined) continue;
    walk.to(stop);
    load += job.loadKind === 'delivery' ? -(job.load ?? 0) : (job.load ?? 0);
    add({
      type: 'job',
      id: job.id,
      ...describe(job),
      ...locate(job.point),
      arrival: unit(stop.arriveAt),
      setup: job.setup,
      service: unit(stop.departAt - stop.startAt) - job.setup,
      waiting_time: unit(stop.waitSeconds),
    });
    clock = stop.departAt;
  }
  if (route.break?.afterStops === route.stops.length) addBreak(clock);
  walk.home();
  if (vehicle.end !== null) {
    add({ type: 'end', arrival: unit(route.arriveAt), ...locate(vehicle.end) });
  }
  return steps;
}

/** Adds up travel and, where the file has distances, the way. */
function openWalk({ file, route }: RouteWriting): {
  leave(): void;
  to(stop: PlannedStop): void;
  home(): void;
  travelled(): number;
  distance(): { readonly distance?: number };
} {
  const { problem, distances } = file;
  const team = problem.teams.find(({ id }) => id === route.team);
  const placeOf = new Map(problem.visits.map((visit) => [visit.id, visit.place]));
  let where: number | null = null;
  let travelled = 0;
  let way = 0;
  function go(place: number | null, seconds: number): void {
    if (where !== null && place !== null) {
      way += distances?.[where * problem.travel.places + place] ?? 0;
    }
    where = place;
    travelled += seconds;
  }
  return {
    leave: () => go(team?.start ?? null, 0),
    to: (stop) => go(placeOf.get(stop.visit) ?? null, stop.travelSeconds),
    home: () => go(team?.end ?? null, route.returnSeconds),
    travelled: () => travelled,
    distance: () => (distances === null ? {} : { distance: way }),
  };
}

function describe(thing: { readonly description: string | null }): { description?: string } {
  return thing.description === null ? {} : { description: thing.description };
}

function locate({ location, index }: GivenPoint): {
  location?: readonly number[];
  location_index?: number;
} {
  return {
    ...(location === null ? {} : { location }),
    ...(index === null ? {} : { location_index: index }),
  };
}

/** Tenths come back as decimals; adding them must not show 0.30000000000000004. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
