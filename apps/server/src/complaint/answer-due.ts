// SPDX-License-Identifier: Apache-2.0
// By when a complaint has to be answered: fifteen calendar days after it came (CN-COMP-01); where
// the last of them is a day off by statute, the first day after it counts (民法典 §203).
import type { Pack } from '@fairvisit/law/pack.ts';
import { day, dayText } from '@fairvisit/law/time/calendar-day.ts';
import { dayKind } from '@fairvisit/law/working-calendar.ts';
import { Temporal } from 'temporal-polyfill';

export const complaintAnswerDays = 15;

/** No feast with its days off is longer. */
const daysOffMax = 30;

/** A day of a year whose calendar is not published moves nothing: the earlier day is kept. */
export function answerDueOn(pack: Pack, openedOn: Temporal.PlainDate): Temporal.PlainDate {
  const last = day(openedOn.toString()) + complaintAnswerDays;
  let due = last;
  const isOff = () => ['statutory', 'rest'].includes(dayKind(pack.calendar, due));
  while (isOff() && due < last + daysOffMax) due += 1;
  return Temporal.PlainDate.from(dayText(due));
}
