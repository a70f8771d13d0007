// SPDX-License-Identifier: Apache-2.0
// The day a plan is made for unless somebody picks another: the first working day for which a
// notice sent today still comes in time. A nearer day would leave every visit unserved (CN-VIS-06).
import type { Pack } from '@fairvisit/law/pack.ts';
import { policyOn } from '@fairvisit/law/pack.ts';
import { dayKind } from '@fairvisit/law/working-calendar.ts';

/** No feast with its made-up rest days is longer; beyond it the calendar is not published. */
const searchDaysMax = 30;

/** Day number, or null when the calendar of the days ahead is not published. */
export function nextPlannableDay(pack: Pack, today: number): number | null {
  const first = today + policyOn(pack, today).noticeDaysMin;
  for (let day = first; day < first + searchDaysMax; day += 1) {
    const kind = dayKind(pack.calendar, day);
    if (kind === 'unknown') return null;
    if (kind === 'working') return day;
  }
  return null;
}
