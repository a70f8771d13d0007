// SPDX-License-Identifier: Apache-2.0
// Dates in the reader's form and the institution's zone: 2026年9月10日 周四 10:00–12:00,
// Thu 10 Sep 2026, 10:00–12:00. The telephone's own zone and format never show.
import type { Language } from '../catalogue/language.tsx';

const weekdaysZh = ['一', '二', '三', '四', '五', '六', '日'];
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monthsEn = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export interface Reader {
  readonly language: Language;
  readonly zone: string;
}

export interface Span {
  readonly from: string;
  readonly until: string;
}

export function dayWords(day: string, language: Language): string {
  const { year, month, day: of, dayOfWeek } = Temporal.PlainDate.from(day);
  return language === 'zh'
    ? `${year}年${month}月${of}日 周${weekdaysZh[dayOfWeek - 1]}`
    : `${weekdaysEn[dayOfWeek - 1]} ${of} ${monthsEn[month - 1]} ${year}`;
}

export function momentWords(at: string, reader: Reader): string {
  const local = localOf(at, reader);
  return `${dayWords(dayOf(local), reader.language)}${commaOf(reader)} ${clockOf(local)}`;
}

/** Both days are named where the end lies on another one. */
export function spanWords({ from, until }: Span, reader: Reader): string {
  const end = localOf(until, reader);
  const isOneDay = dayOf(localOf(from, reader)) === dayOf(end);
  return `${momentWords(from, reader)}–${isOneDay ? clockOf(end) : momentWords(until, reader)}`;
}

export function hoursWords({ from, until }: Span, reader: Reader): string {
  return `${clockOf(localOf(from, reader))}–${clockOf(localOf(until, reader))}`;
}

function localOf(at: string, { zone }: Reader): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone);
}

function dayOf(local: Temporal.ZonedDateTime): string {
  return local.toPlainDate().toString();
}

function clockOf({ hour, minute }: Temporal.ZonedDateTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function commaOf({ language }: Reader): string {
  return language === 'zh' ? '' : ',';
}
