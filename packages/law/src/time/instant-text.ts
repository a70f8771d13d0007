// SPDX-License-Identifier: Apache-2.0
// Instants at the edge: text with an offset in, minutes inside, text with the local offset out.
import { Temporal } from 'temporal-polyfill';
import { civil, dayText, two } from './calendar-day.ts';
import { localClock, localDay, offsetAt, type ZoneTable } from './zone-table.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

/** '2026-11-25T22:00:00+08:00' → epoch minutes, seconds dropped (or carried up); else undefined. */
export function parseInstant(text: string, seconds: 'down' | 'up'): number | undefined {
  try {
    const minutes = Temporal.Instant.from(text).epochMilliseconds / MILLISECONDS_PER_MINUTE;
    return seconds === 'down' ? Math.floor(minutes) : Math.ceil(minutes);
  } catch (problem) {
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
}

/** Epoch minutes → '2026-11-26T08:00:00+08:00'. */
export function instantText(minute: number, zone: ZoneTable): string {
  const offset = offsetAt(zone, minute);
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  const ending = `${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${dayText(localDay(zone, minute))}T${clockText(localClock(zone, minute))}:00${ending}`;
}

/** 480 → '08:00'. */
export function clockText(clock: number): string {
  return `${two(Math.floor(clock / 60))}:${two(clock % 60)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As staff read it: '9月8日 08:00' and '8 Sep, 08:00'. */
export function shortMoment(minute: number, zone: ZoneTable): { zh: string; en: string } {
  const { month, date } = civil(localDay(zone, minute));
  const clock = clockText(localClock(zone, minute));
  return { zh: `${month}月${date}日 ${clock}`, en: `${date} ${MONTHS[month - 1]}, ${clock}` };
}
