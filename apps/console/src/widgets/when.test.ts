// SPDX-License-Identifier: Apache-2.0
// The form of dates is promised to readers, and the zone is the institution's.
import { expect, test } from 'vitest';
import {
  clockWords,
  dayWords,
  instantOf,
  isClock,
  minuteOf,
  momentWords,
  monthWords,
  shortDayWords,
  windowWords,
} from './when.ts';

const at = '2026-09-07T02:00:00Z';
const zone = 'Asia/Shanghai';

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

test('says a window as one day with two times, and instants of the institution', () => {
  const window = { from: '2026-09-10T02:00:00Z', until: '2026-09-10T03:00:00Z', zone };
  expect(windowWords(window, 'zh')).toBe('2026年9月10日 周四 10:00–11:00');
  expect(windowWords(window, 'en')).toBe('Thu 10 Sep 2026, 10:00–11:00');
  expect(instantOf({ day: '2026-09-10', clock: '10:00', zone })).toBe('2026-09-10T02:00:00Z');
  expect([isClock('23:59'), isClock('24:00'), isClock('9:00')]).toEqual([true, false, false]);
});
