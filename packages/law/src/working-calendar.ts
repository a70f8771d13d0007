// SPDX-License-Identifier: Apache-2.0
// What kind of day a day is, from published lists only. A year whose list is not published is
// never guessed: its days are 'unknown', except statutory days that the law itself fixes.
import { day, weekday, yearOf } from './time/calendar-day.ts';

export type ListedKind = 'statutory' | 'rest' | 'work';
export type DayKind = 'statutory' | 'rest' | 'working' | 'unknown';

export interface CalendarYear {
  readonly year: number;
  /** Where the list comes from, and the day of the notice; null when only statutory days are known. */
  readonly source: string;
  readonly publishedOn: string | null;
  readonly days: readonly {
    readonly on: string;
    readonly name: string;
    readonly kind: ListedKind;
    /** The eve of the New Year feast, around which people are left in peace. */
    readonly eve?: true;
  }[];
}

export interface WorkingCalendar {
  readonly years: readonly CalendarYear[];
  readonly listed: ReadonlyMap<number, ListedKind>;
  readonly published: ReadonlySet<number>;
  readonly eves: readonly number[];
}

export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const listed = new Map<number, ListedKind>();
  const published = new Set<number>();
  const eves: number[] = [];
  for (const year of years) {
    if (year.publishedOn !== null) published.add(year.year);
    for (const entry of year.days) {
      listed.set(day(entry.on), entry.kind);
      if (entry.eve) eves.push(day(entry.on));
    }
  }
  return { years, listed, published, eves };
}

export function dayKind(calendar: WorkingCalendar, on: number): DayKind {
  const kind = calendar.listed.get(on);
  if (kind === 'statutory') return 'statutory';
  if (!calendar.published.has(yearOf(on))) return 'unknown';
  if (kind === 'rest') return 'rest';
  if (kind === 'work') return 'working';
  return weekday(on) >= 6 ? 'rest' : 'working';
}
