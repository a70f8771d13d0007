// SPDX-License-Identifier: Apache-2.0
// The small values of a planning file: windows, locations, skills, amounts, lists of ids.
import {
  prizeMax,
  secondsMax,
  type TimeWindow,
  teamsMax,
  type VisitTier,
  windowsPerVisitMax,
} from '../problem.ts';
import { type GeoPoint, isGeoPoint } from '../travel.ts';
import { type Fields, isShortText, isWhole } from './json-fields.ts';

const skillsMax = 100;
const secondsLimits = { min: 0, max: secondsMax };

/** The whole axis: what holds where a file gives no window. */
export const always: TimeWindow = { from: 0, until: secondsMax };

/**
 * VROOM's windows bound the START of the action; ours hold all of it, so the action's length is
 * added at the end. An absent list means any time, an empty one that no time is lawful.
 */
export function readStartWindows(fields: Fields, key: string, seconds: number): TimeWindow[] {
  const list = fields.list(key, windowsPerVisitMax);
  if (list === null) return [always];
  return list.map((value, index) => {
    const { from, until } = toWindow(fields, `${key}[${index}]`, value);
    return { from, until: Math.min(secondsMax, until + seconds) };
  });
}

/** A [start, end] pair; absent means any time. */
export function readWindow(fields: Fields, key: string): TimeWindow {
  return fields.has(key) ? toWindow(fields, key, fields.raw(key)) : always;
}

function toWindow(fields: Fields, key: string, value: unknown): TimeWindow {
  if (!Array.isArray(value) || value.length !== 2) {
    fields.wrong(key, 'must be a pair [start, end]');
    return always;
  }
  const [from, until]: unknown[] = value;
  if (!isWhole(from, secondsLimits) || !isWhole(until, secondsLimits)) {
    fields.wrong(key, `must hold whole seconds from 0 to ${secondsMax}`);
    return always;
  }
  if (until < from) fields.wrong(key, 'ends before it begins');
  return { from, until: Math.max(from, until) };
}

/** [longitude, latitude]; null where the key is absent or null: then there is no point at all. */
export function readLocation(fields: Fields, key: string): GeoPoint | null {
  const value = fields.raw(key);
  if (value === undefined || value === null) return null;
  const [longitude, latitude]: unknown[] = Array.isArray(value) ? value : [];
  const pair = Array.isArray(value) && value.length === 2;
  if (pair && typeof longitude === 'number' && typeof latitude === 'number') {
    if (isGeoPoint({ latitude, longitude })) return { latitude, longitude };
  }
  fields.wrong(key, 'must be [longitude, latitude] in degrees');
  return null;
}

export function readSkills(fields: Fields, key: string): string[] {
  return (fields.list(key, skillsMax) ?? []).map((value, index) => {
    if (isWhole(value, secondsLimits) || isShortText(value)) return String(value);
    fields.wrong(`${key}[${index}]`, 'must be a whole number or a text');
    return '';
  });
}

/** Ids of vehicles or officers; null where the key is absent. */
export function readIds(fields: Fields, key: string): string[] | null {
  const list = fields.list(key, teamsMax);
  if (list === null) return null;
  return list.map((value, index) => {
    if (isWhole(value, { min: 0, max: Number.MAX_SAFE_INTEGER }) || isShortText(value)) {
      return String(value);
    }
    fields.wrong(`${key}[${index}]`, 'must be a whole number or a text');
    return '';
  });
}

/** An amount of one dimension; null where absent. */
export function readAmount(fields: Fields, key: string): number | null {
  const list = fields.list(key, 10);
  if (list === null || list.length === 0) return null;
  const [amount] = list;
  if (list.length > 1) fields.wrong(key, 'more than one dimension of load is not supported');
  if (isWhole(amount, secondsLimits)) return amount;
  fields.wrong(`${key}[0]`, `must be a whole number from 0 to ${secondsMax}`);
  return null;
}

export function readTier(fields: Fields): VisitTier {
  const value = fields.raw('tier');
  if (value === undefined || value === 'prize') return 'prize';
  if (value === 'appointment' || value === 'last-chance') return value;
  fields.wrong('tier', 'must be "appointment", "last-chance" or "prize"');
  return 'prize';
}

/** VROOM's `priority` (0 to 100) or our finer `prize`; not both. */
export function readPrize(fields: Fields): number {
  if (!fields.has('prize')) return fields.whole('priority', { min: 0, max: 100, or: 0 });
  if (fields.has('priority')) fields.wrong('prize', 'stands beside "priority"; give one of them');
  return fields.whole('prize', { min: 0, max: prizeMax });
}
