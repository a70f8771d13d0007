// SPDX-License-Identifier: Apache-2.0
// The window of a visit as people read it: 2026年9月10日 周四 10:00–12:00, Thu 10 Sep 2026, 10:00–12:00.
import type { Temporal } from 'temporal-polyfill';

export interface Window {
  readonly from: Temporal.ZonedDateTime;
  readonly until: Temporal.ZonedDateTime;
}

const weekdaysZh = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const monthsEn = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

export function windowWords({ from, until }: Window, language: 'zh' | 'en'): string {
  const hours = `${clock(from)}–${clock(until)}`;
  const { day, dayOfWeek, month, year } = from;
  return language === 'zh'
    ? `${year}年${month}月${day}日 ${weekdaysZh[dayOfWeek - 1]} ${hours}`
    : `${weekdaysEn[dayOfWeek - 1]} ${day} ${monthsEn[month - 1]} ${year}, ${hours}`;
}

/** Without the year and the weekday, where every character counts. */
export function shortWindowWords({ from, until }: Window, language: 'zh' | 'en'): string {
  const hours = `${clock(from)}–${clock(until)}`;
  return language === 'zh'
    ? `${from.month}月${from.day}日 ${hours}`
    : `${from.day} ${monthsEn[from.month - 1]}, ${hours}`;
}

function clock(at: Temporal.ZonedDateTime): string {
  return `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;
}
