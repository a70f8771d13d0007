// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { attemptsMax, queuedHoursMax, waitSecondsAfter } from './sending-plan.ts';

it('waits twice as long after each try, and no longer than a day in all', () => {
  const waits = Array.from({ length: attemptsMax }, (_, index) => waitSecondsAfter(index + 1));
  expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3840, null]);
  const all = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
  expect(all).toBeLessThan(queuedHoursMax * 3_600);
});

it('gives no further try beyond the last one', () => {
  expect(waitSecondsAfter(attemptsMax + 5)).toBe(null);
});
