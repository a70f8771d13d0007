// SPDX-License-Identifier: Apache-2.0
import { cnPack } from '@fairvisit/law/cn/cn-pack.ts';
import { day, dayText } from '@fairvisit/law/time/calendar-day.ts';
import { expect, test } from 'vitest';
import { nextPlannableDay } from './next-plannable-day.ts';

const pack = cnPack();
const after = (today: string) => {
  const found = nextPlannableDay(pack, day(today));
  return found === null ? null : dayText(found);
};

test('keeps the days that a notice needs', () => {
  expect(after('2026-09-07')).toBe('2026-09-10');
});

test('passes over a weekend', () => {
  expect(after('2026-09-09')).toBe('2026-09-14');
});

test('passes over the National Day holidays and takes a made-up working day as one', () => {
  expect(after('2026-09-28')).toBe('2026-10-08');
  expect(after('2026-10-07')).toBe('2026-10-10');
});

test('guesses nothing about a year whose list is not published', () => {
  expect(after('2026-12-29')).toBeNull();
});
