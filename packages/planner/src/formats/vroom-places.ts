// SPDX-License-Identifier: Apache-2.0
// The places of a planning file: rows of its matrix where it brings one, else points on the globe
// between which travel is estimated. A missing location stays missing; it never becomes 0, 0.
import { placesMax, secondsMax, type TravelMatrix } from '../problem.ts';
import type { ProblemFault } from '../problem-faults.ts';
import { defaultTravelModel, type GeoPoint, type TravelModel, travelMatrix } from '../travel.ts';
import { type Fields, isWhole, openFields } from './json-fields.ts';
import type { GivenPoint } from './planning-file.ts';
import { matrixKeys, travelKeys } from './vroom-keys.ts';
import { readLocation } from './vroom-values.ts';

/** The hour whose speed holds where the file gives no matrix and no speed. */
const usualHour = 10;
const defaultProfile = 'car';

export interface Places {
  /** The place of the point under the two keys, and the point as given. */
  read(
    fields: Fields,
    keys: { readonly location: string; readonly index: string },
  ): { readonly place: number | null; readonly point: GivenPoint };
  /** Every vehicle must use the one profile that the file has. */
  readProfile(vehicle: Fields): void;
  /** Travel between all places read so far. */
  matrix(): TravelMatrix;
  readonly distances: Int32Array | null;
}

/** Reads the matrices, if any, and stands ready to name places; null after a fault. */
export function openPlaces(faults: ProblemFault[], file: Fields): Places | null {
  if (!file.has('matrices')) return openPoints(faults, file);
  if (file.has('travel')) file.wrong('travel', 'stands beside "matrices"; give one of them');
  const matrices = file.raw('matrices');
  const profiles =
    typeof matrices === 'object' && matrices !== null ? Object.entries(matrices) : [];
  const [only] = profiles;
  if (only === undefined || profiles.length > 1 || Array.isArray(matrices)) {
    file.wrong('matrices', 'must be an object with one profile; more are not supported');
    return null;
  }
  const [profile, value] = only;
  const path = `matrices.${profile}`;
  const fields = openFields(faults, value, { path, keys: matrixKeys });
  if (fields === null) return null;
  const durations = readMatrix(fields, 'durations');
  const distances = fields.has('distances') ? readMatrix(fields, 'distances') : null;
  if (durations === null) return null;
  if (distances !== null && distances.places !== durations.places) {
    fields.wrong('distances', 'must be as large as the durations');
  }
  return {
    read: (from, keys) => readIndexed(from, keys, durations.places),
    readProfile: (vehicle) => readProfile(vehicle, profile),
    matrix: () => durations,
    distances: distances?.seconds ?? null,
  };
}

function readIndexed(
  fields: Fields,
  keys: { readonly location: string; readonly index: string },
  places: number,
): { place: number | null; point: GivenPoint } {
  const at = readLocation(fields, keys.location);
  const location = at === null ? null : [at.longitude, at.latitude];
  if (!fields.has(keys.index) || fields.raw(keys.index) === null) {
    if (at !== null) fields.wrong(keys.index, 'is missing, while the file brings a matrix');
    return { place: null, point: { location, index: null } };
  }
  const index = fields.whole(keys.index, { min: 0, max: places - 1 });
  return { place: index, point: { location, index } };
}

function readProfile(vehicle: Fields, profile: string): void {
  const given = vehicle.text('profile') ?? defaultProfile;
  if (given !== profile) vehicle.wrong('profile', `"${given}" has no matrix; "${profile}" has`);
}

function readMatrix(fields: Fields, key: string): TravelMatrix | null {
  const rows = fields.list(key, placesMax);
  if (rows === null) fields.wrong(key, 'is missing');
  if (rows === null) return null;
  const places = rows.length;
  const seconds = new Int32Array(places * places);
  for (const [from, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== places) {
      fields.wrong(`${key}[${from}]`, `must be a row of ${places} values`);
      return null;
    }
    for (const [to, value] of row.entries()) {
      if (!isWhole(value, { min: 0, max: secondsMax })) {
        const fault = `must be a whole number from 0 to ${secondsMax}`;
        fields.wrong(`${key}[${from}][${to}]`, fault);
        return null;
      }
      seconds[from * places + to] = value;
    }
  }
  return { places, seconds };
}

function openPoints(faults: ProblemFault[], file: Fields): Places | null {
  const model = file.has('travel') ? readModel(faults, file) : defaultTravelModel;
  const points: GeoPoint[] = [];
  const known = new Map<string, number>();
  const profiles = new Set<string>();
  if (model === null) return null;
  return {
    read(fields, keys) {
      const at = readLocation(fields, keys.location);
      if (fields.has(keys.index)) fields.wrong(keys.index, 'needs "matrices", which is missing');
      if (at === null) return { place: null, point: { location: null, index: null } };
      const key = `${at.latitude} ${at.longitude}`;
      const place = known.get(key) ?? points.length;
      if (place === points.length) {
        points.push(at);
        known.set(key, place);
      }
      return { place, point: { location: [at.longitude, at.latitude], index: null } };
    },
    readProfile(vehicle) {
      profiles.add(vehicle.text('profile') ?? defaultProfile);
      if (profiles.size > 1) vehicle.wrong('profile', 'more than one profile is not supported');
    },
    matrix: () => travelMatrix(points, model, usualHour),
    distances: null,
  };
}

function readModel(faults: ProblemFault[], file: Fields): TravelModel | null {
  const keys = { path: 'travel', keys: travelKeys };
  const travel = openFields(faults, file.raw('travel'), keys);
  if (travel === null) return null;
  const detour = travel.whole('detour_percent', { min: 100, max: 1_000, or: 135 });
  const fixedSeconds = travel.whole('fixed_seconds', { min: 0, max: 86_400, or: 360 });
  if (!travel.has('speed_metres_per_hour')) {
    return { ...defaultTravelModel, detourFactor: detour / 100, fixedSeconds };
  }
  const speed = travel.whole('speed_metres_per_hour', { min: 1_000, max: 1_000_000 });
  // The one speed of a file holds for every kilometre, the open road's too.
  const kmPerHour = speed / 1_000;
  return {
    ...defaultTravelModel,
    detourFactor: detour / 100,
    speeds: [{ fromHour: 0, kmPerHour }],
    openRoadKmPerHour: kmPerHour,
    fixedSeconds,
  };
}
