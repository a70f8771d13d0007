// SPDX-License-Identifier: Apache-2.0
// A slot belongs to the day that the institution's zone counts.
import { expect, test } from 'vitest';
import { daysOfSlots } from './days-of-slots.ts';

const slot = (from: string, until: string) => ({ from, until });

test('puts slots under their days in the order they came', () => {
  const first = slot('2026-09-10T23:00:00Z', '2026-09-11T01:00:00Z');
  const second = slot('2026-09-11T02:00:00Z', '2026-09-11T04:00:00Z');
  const third = slot('2026-09-12T02:00:00Z', '2026-09-12T04:00:00Z');
  expect(daysOfSlots([first, second, third], 'Asia/Shanghai')).toEqual([
    { day: '2026-09-11', slots: [first, second] },
    { day: '2026-09-12', slots: [third] },
  ]);
});

test('has no day where there is no slot', () => {
  expect(daysOfSlots([], 'Asia/Shanghai')).toEqual([]);
});
