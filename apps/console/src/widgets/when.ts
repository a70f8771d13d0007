// SPDX-License-Identifier: Apache-2.0
// Dates in the reader's form and the institution's zone: 2026年9月7日 周一 10:00, Mon 7 Sep 2026, 10:00.
// The machine's own zone and format never show.
import type { Language } from '../catalogue/language.tsx';

const weekdaysZh = ['一', '二', '三', '四', '五', '六', '日'];
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monthsEn = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export function dayWords(day: string, language: Language): string {
  const { year, month, day: of, dayOfWeek } = Temporal.PlainDate.from(day);
  return language === 'zh'
    ? `${year}年${month}月${of}日 周${weekdaysZh[dayOfWeek - 1]}`
    : `${weekdaysEn[dayOfWeek - 1]} ${of} ${monthsEn[month - 1]} ${year}`;
}

/** Without the weekday, for columns. */
export function shortDayWords(day: string, language: Language): string {
  const { year, month, day: of } = Temporal.PlainDate.from(day);
  return language === 'zh' ? `${year}年${month}月${of}日` : `${of} ${monthsEn[month - 1]} ${year}`;
}

export function monthWords(month: string, language: Language): string {
  const { year, month: of } = Temporal.PlainYearMonth.from(month);
  return language === 'zh' ? `${year}年${of}月` : `${monthsEn[of - 1]} ${year}`;
}

export interface Moment {
  readonly at: string;
  readonly zone: string;
}

export function momentWords({ at, zone }: Moment, language: Language): string {
  const local = localOf({ at, zone });
  const comma = language === 'zh' ? '' : ',';
  return `${dayWords(local.toPlainDate().toString(), language)}${comma} ${clockOf(local)}`;
}

/** 2026年9月10日 周四 10:00–11:00; both days where the window goes over midnight. */
export function windowWords(
  { from, until, zone }: { readonly from: string; readonly until: string; readonly zone: string },
  language: Language,
): string {
  const [begins, ends] = [localOf({ at: from, zone }), localOf({ at: until, zone })];
  const isOneDay = begins.toPlainDate().equals(ends.toPlainDate());
  const end = isOneDay ? clockOf(ends) : ` ${momentWords({ at: until, zone }, language)}`;
  return `${momentWords({ at: from, zone }, language)}–${end}`;
}

export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The instant of a day and a time of the institution, as the server reads it. */
export function instantOf({ day, clock, zone }: ClockOfDay): string {
  return Temporal.PlainDateTime.from(`${day}T${clock}`)
    .toZonedDateTime(zone)
    .toInstant()
    .toString();
}

export interface ClockOfDay {
  readonly day: string;
  readonly clock: string;
  readonly zone: string;
}

export function clockWords(moment: Moment): string {
  return clockOf(localOf(moment));
}

/** Minutes since midnight in the zone, for the place of a bar on a line of time. */
export function minuteOf(moment: Moment): number {
  const local = localOf(moment);
  return local.hour * 60 + local.minute;
}

function localOf({ at, zone }: Moment): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone);
}

function clockOf({ hour, minute }: Temporal.ZonedDateTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
