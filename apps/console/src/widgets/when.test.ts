// SPDX-License-Identifier: Apache-2.0
// The form of dates is promised to readers, and the zone is the institution's.
import { expect, test } from 'vitest';
import { clockWords, dayWords, minuteOf, momentWords, monthWords, shortDayWords } from './when.ts';

const at = '2026-09-07T02:00:00Z';

test('writes a day with its weekday in both languages', () => {
  expect(dayWords('2026-09-07', 'zh')).toBe('2026年9月7日 周一');
  expect(dayWords('2026-09-13', 'en')).toBe('Sun 13 Sep 2026');
  expect(shortDayWords('2026-12-01', 'zh')).toBe('2026年12月1日');
  expect(shortDayWords('2026-12-01', 'en')).toBe('1 Dec 2026');
});

test('writes a moment in the zone of the institution, not of the machine', () => {
  expect(momentWords({ at, zone: 'Asia/Shanghai' }, 'zh')).toBe('2026年9月7日 周一 10:00');
  expect(momentWords({ at, zone: 'Asia/Shanghai' }, 'en')).toBe('Mon 7 Sep 2026, 10:00');
  expect(momentWords({ at, zone: 'America/New_York' }, 'en')).toBe('Sun 6 Sep 2026, 22:00');
});

test('writes hours and minutes with two digits each', () => {
  expect(clockWords({ at: '2026-09-07T00:05:00Z', zone: 'Asia/Shanghai' })).toBe('08:05');
  expect(minuteOf({ at: '2026-09-07T00:05:00Z', zone: 'Asia/Shanghai' })).toBe(485);
});

test('writes a month in words', () => {
  expect(monthWords('2026-08', 'zh')).toBe('2026年8月');
  expect(monthWords('2026-08', 'en')).toBe('Aug 2026');
});
