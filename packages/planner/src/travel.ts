// SPDX-License-Identifier: Apache-2.0
// Travel times without a map service: the great circle, lengthened by a detour factor, at the
// speed of the hour, plus fixed minutes for parking, the gate and the stairs.
import { assert } from '@fairvisit/domain/assert.ts';
import { placesMax, type TravelMatrix } from './problem.ts';

/** WGS-84 degrees. A visit without coordinates has no point at all: its place is null. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

export interface SpeedBand {
  /** First hour of the day (0 to 23) at which the speed holds, until the next band's. */
  readonly fromHour: number;
  readonly kmPerHour: number;
}

export interface TravelModel {
  readonly detourFactor: number;
  /** Sorted by hour, the first from hour 0. */
  readonly speeds: readonly SpeedBand[];
  /** Road kilometres of a leg that are driven at the hour's speed; the rest is open road. */
  readonly townKm: number;
  readonly openRoadKmPerHour: number;
  /** Spent on every leg between two different places. */
  readonly fixedSeconds: number;
}

/** A town by car or scooter; a deployment fits its own from the officers' check-ins. */
export const defaultTravelModel: TravelModel = {
  detourFactor: 1.35,
  speeds: [
    { fromHour: 0, kmPerHour: 32 },
    { fromHour: 7, kmPerHour: 18 },
    { fromHour: 10, kmPerHour: 24 },
    { fromHour: 17, kmPerHour: 17 },
    { fromHour: 20, kmPerHour: 26 },
  ],
  townKm: 12,
  openRoadKmPerHour: 60,
  fixedSeconds: 360,
};

/** Mean earth radius in kilometres (IUGG). */
const earthRadiusKm = 6371.0088;

/** Great-circle distance. */
export function haversineKm(a: GeoPoint, b: GeoPoint): number {
  const north = radians(b.latitude - a.latitude);
  const east = radians(b.longitude - a.longitude);
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Seconds for one leg that begins in the given hour of the day. */
export function travelSeconds(km: number, model: TravelModel, hour: number): number {
  const band = model.speeds.findLast((speed) => speed.fromHour <= hour);
  assert(band !== undefined && band.kmPerHour > 0, 'the model has a speed for every hour');
  assert(model.openRoadKmPerHour >= band.kmPerHour, 'the open road is no slower than the town');
  const roadKm = km * model.detourFactor;
  const townKm = Math.min(roadKm, model.townKm);
  const hours = townKm / band.kmPerHour + (roadKm - townKm) / model.openRoadKmPerHour;
  return Math.ceil(hours * 3_600);
}

/**
 * The matrix for a day whose legs mostly begin around the given hour. Two points at the same
 * spot (one gate, one staircase) cost no travel and no fixed minutes.
 */
export function travelMatrix(
  points: readonly GeoPoint[],
  model: TravelModel,
  hour: number,
): TravelMatrix {
  const places = points.length;
  assert(places <= placesMax, 'a matrix has no more places than a problem may have');
  for (const point of points) assert(isGeoPoint(point), 'every point lies on the globe');
  const seconds = new Int32Array(places * places);
  for (const [from, a] of points.entries()) {
    for (const [to, b] of points.entries()) {
      const km = haversineKm(a, b);
      const leg = km === 0 ? 0 : travelSeconds(km, model, hour) + model.fixedSeconds;
      seconds[from * places + to] = leg;
    }
  }
  return { places, seconds };
}

/** Whether both numbers are degrees on the globe; NaN and infinities are not. */
export function isGeoPoint({ latitude, longitude }: GeoPoint): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
