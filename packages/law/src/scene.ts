// SPDX-License-Identifier: Apache-2.0
// What a rule sees: the contact, the facts and the stretch of time in question, with the few
// calendar questions a rule may ask. No clock and no Temporal.
import type { PolicyValues } from '../policy/policy-values.ts';
import type { Contact } from './act.ts';
import type { Facts } from './input/facts-shape.ts';
import { weekday } from './time/calendar-day.ts';
import type { Span } from './time/minute-span.ts';
import { daysSpan, localDay, minuteAt, type ZoneTable } from './time/zone-table.ts';
import { type DayKind, dayKind, type WorkingCalendar } from './working-calendar.ts';

export interface Scene {
  readonly contact: Contact;
  readonly facts: Facts;
  /** The stretch judged; what a rule returns beyond it is cut off. */
  readonly span: Span;
  /** Every zone the person may be in; an act has to be lawful in all of them. */
  readonly zones: readonly ZoneTable[];
  readonly zonesKnown: boolean;
  readonly calendar: WorkingCalendar;
  /** The institution's figures on the day judged. */
  readonly policy: PolicyValues;
}

/** A day of one zone that the scene touches. */
export interface SceneDay {
  readonly day: number;
  readonly zone: ZoneTable;
}

export function* daysOf(scene: Scene): Generator<SceneDay> {
  for (const zone of scene.zones) {
    const last = localDay(zone, scene.span.until - 1);
    for (let day = localDay(zone, scene.span.from); day <= last; day += 1) yield { day, zone };
  }
}

/** Whole local days, in every zone; without a last day, for ever. */
export function wholeDays(scene: Scene, first: number, last: number | null): Span[] {
  return scene.zones.map((zone) => {
    const from = minuteAt(zone, first, 0);
    return {
      from,
      until: last === null ? Number.POSITIVE_INFINITY : daysSpan(zone, last, last).until,
    };
  });
}

/** Days of the scene that a question picks. */
export function daysWhere(scene: Scene, picks: (day: number) => boolean): Span[] {
  const spans: Span[] = [];
  for (const { day, zone } of daysOf(scene)) {
    if (picks(day)) spans.push(daysSpan(zone, day, day));
  }
  return spans;
}

export function daysOfKind(scene: Scene, kind: DayKind): Span[] {
  return daysWhere(scene, (day) => dayKind(scene.calendar, day) === kind);
}

/** Every day's hours `[from, until)` in every zone; until before from means the next morning. */
export function dailyHours(
  scene: Scene,
  hours: { from: number; until: number; weekdays?: readonly number[] | undefined },
): Span[] {
  const spans: Span[] = [];
  for (const zone of scene.zones) {
    const last = localDay(zone, scene.span.until - 1);
    for (let day = localDay(zone, scene.span.from) - 1; day <= last; day += 1) {
      if (hours.weekdays && !hours.weekdays.includes(weekday(day))) continue;
      const endDay = hours.until <= hours.from ? day + 1 : day;
      spans.push({
        from: minuteAt(zone, day, hours.from),
        until: minuteAt(zone, endDay, hours.until),
      });
    }
  }
  return spans;
}

/** From a minute to the end of that local day, in every zone. */
export function restOfDay(scene: Scene, minute: number): Span[] {
  return scene.zones.map((zone) => {
    const day = localDay(zone, minute);
    return { from: minute, until: daysSpan(zone, day, day).until };
  });
}
