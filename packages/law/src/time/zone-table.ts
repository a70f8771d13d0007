// SPDX-License-Identifier: Apache-2.0
// A zone as a table of integers: where its offset changes and to what. Built once through Temporal;
// after that a local clock is two additions.
import { Temporal } from 'temporal-polyfill';
import { MINUTES_PER_DAY } from './calendar-day.ts';
import type { Span } from './minute-span.ts';

export interface ZoneTable {
  readonly id: string;
  /** In order; the first entry holds from the beginning. */
  readonly offsets: readonly { readonly fromMinute: number; readonly offsetMinutes: number }[];
}

const TABLE_FROM = '2000-01-01T00:00:00Z';
const TABLE_UNTIL = '2045-01-01T00:00:00Z';
const MILLISECONDS_PER_MINUTE = 60_000;
const NANOSECONDS_PER_MINUTE = 60_000_000_000;

/** The table of a named zone, or undefined when there is no such zone. */
export function zoneTable(id: string): ZoneTable | undefined {
  let moment: Temporal.ZonedDateTime;
  try {
    moment = Temporal.Instant.from(TABLE_FROM).toZonedDateTimeISO(id);
  } catch (problem) {
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
  const last = Temporal.Instant.from(TABLE_UNTIL).epochMilliseconds;
  const offsets = [{ fromMinute: Number.NEGATIVE_INFINITY, offsetMinutes: offsetOf(moment) }];
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= last) break;
    const fromMinute = Math.floor(next.epochMilliseconds / MILLISECONDS_PER_MINUTE);
    offsets.push({ fromMinute, offsetMinutes: offsetOf(next) });
    moment = next;
  }
  return { id, offsets };
}

function offsetOf(moment: Temporal.ZonedDateTime): number {
  return Math.round(moment.offsetNanoseconds / NANOSECONDS_PER_MINUTE);
}

export function offsetAt(zone: ZoneTable, minute: number): number {
  let offset = 0;
  for (const entry of zone.offsets) {
    if (entry.fromMinute > minute) break;
    offset = entry.offsetMinutes;
  }
  return offset;
}

/** The local day number at a minute. */
export function localDay(zone: ZoneTable, minute: number): number {
  return Math.floor((minute + offsetAt(zone, minute)) / MINUTES_PER_DAY);
}

/** The local minute of the day. */
export function localClock(zone: ZoneTable, minute: number): number {
  const local = minute + offsetAt(zone, minute);
  return local - Math.floor(local / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}

/** The epoch minute of a wall clock; where the clock jumps, the minute after the jump. */
export function minuteAt(zone: ZoneTable, day: number, clock: number): number {
  const wall = day * MINUTES_PER_DAY + clock;
  const guess = wall - offsetAt(zone, wall);
  return wall - offsetAt(zone, guess);
}

/** The stretch of whole local days `first` to `last`, both included. */
export function daysSpan(zone: ZoneTable, first: number, last: number): Span {
  return { from: minuteAt(zone, first, 0), until: minuteAt(zone, last + 1, 0) };
}
