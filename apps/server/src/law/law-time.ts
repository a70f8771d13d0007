// SPDX-License-Identifier: Apache-2.0
// Moments become integers once, on the way into the law: epoch minutes and epoch days.
import { day } from '@fairvisit/law/time/calendar-day.ts';
import type { Temporal } from 'temporal-polyfill';

const millisecondsPerMinute = 60_000;

/** The minute in which the moment lies. */
export function minuteOf(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / millisecondsPerMinute);
}

export function dayOf(date: Temporal.PlainDate): number {
  return day(date.toString());
}
