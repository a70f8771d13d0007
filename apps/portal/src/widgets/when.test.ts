// SPDX-License-Identifier: Apache-2.0
// The form of dates is promised to readers, and the zone is the institution's.
import { expect, test } from 'vitest';
import { dayWords, hoursWords, momentWords, spanWords } from './when.ts';

const zh = { language: 'zh', zone: 'Asia/Shanghai' } as const;
const en = { language: 'en', zone: 'Asia/Shanghai' } as const;
const span = { from: '2026-09-10T02:00:00Z', until: '2026-09-10T04:00:00Z' };

test('writes a visit as one day with its hours, in both languages', () => {
  expect(spanWords(span, zh)).toBe('2026年9月10日 周四 10:00–12:00');
  expect(spanWords(span, en)).toBe('Thu 10 Sep 2026, 10:00–12:00');
  expect(hoursWords(span, en)).toBe('10:00–12:00');
});

test('names both days where a span ends on another one', () => {
  const late = { from: '2026-09-10T15:00:00Z', until: '2026-09-10T17:00:00Z' };
  expect(spanWords(late, en)).toBe('Thu 10 Sep 2026, 23:00–Fri 11 Sep 2026, 01:00');
});

test('writes a moment in the zone of the institution, not of the telephone', () => {
  expect(momentWords('2026-12-31T16:30:00Z', zh)).toBe('2027年1月1日 周五 00:30');
  expect(momentWords('2026-12-31T16:30:00Z', { ...en, zone: 'America/New_York' })).toBe(
    'Thu 31 Dec 2026, 11:30',
  );
});

test('writes a day without an hour', () => {
  expect(dayWords('2027-03-07', 'zh')).toBe('2027年3月7日 周日');
  expect(dayWords('2027-03-07', 'en')).toBe('Sun 7 Mar 2027');
});
