// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayText, parseDay, weekday } from './calendar-day.ts';

const epoch = Temporal.PlainDate.from('1970-01-01');

test('day numbers agree with Temporal over two centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: -36_525, max: 36_525 }), (number) => {
      const date = epoch.add({ days: number });
      expect(dayText(number)).toBe(date.toString());
      expect(parseDay(date.toString())).toBe(number);
      expect(weekday(number)).toBe(date.dayOfWeek);
    }),
  );
});

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '20260101', ''])(
  'there is no day %s',
  (text) => {
    expect(parseDay(text)).toBeUndefined();
  },
);
