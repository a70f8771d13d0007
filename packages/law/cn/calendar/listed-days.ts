// SPDX-License-Identifier: Apache-2.0
// Short hands for the tables of days, so that a table reads like the notice it copies.
import type { CalendarYear, ListedKind } from '../../src/working-calendar.ts';

export function listed(
  name: string,
  kind: ListedKind,
  days: readonly string[],
): CalendarYear['days'] {
  return days.map((on) => ({ on, name, kind }));
}

/** Weekend days that the notice turns into working days (调休). */
export function worked(name: string, days: readonly string[]): CalendarYear['days'] {
  return listed(name, 'work', days);
}
