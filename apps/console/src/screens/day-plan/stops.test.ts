// SPDX-License-Identifier: Apache-2.0
// A bar at the wrong place would send people out at the wrong hour.
import { expect, test } from 'vitest';
import { hoursAround, placeOn } from './stops.ts';

test('spans whole hours around the work of a day', () => {
  expect(hoursAround([8 * 60 + 40, 17 * 60 + 5])).toEqual({ from: 480, until: 1080 });
  expect(hoursAround([])).toEqual({ from: 480, until: 1200 });
  expect(hoursAround([600])).toEqual({ from: 600, until: 660 });
});

test('places a moment in percent and never beyond the line', () => {
  const span = { from: 480, until: 1080 };
  expect(placeOn(span, 780)).toBe(50);
  expect(placeOn(span, 300)).toBe(0);
  expect(placeOn(span, 2000)).toBe(100);
});
