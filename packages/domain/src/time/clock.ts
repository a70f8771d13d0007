// SPDX-License-Identifier: Apache-2.0
// Two clocks. `business` says what day it is for cases, law and money (a demo moves it); `wall` is
// the machine's: sign-ins, rate limits, audit time. Only a composition root makes one.
import type { Temporal } from 'temporal-polyfill';

export interface Clock {
  readonly now: () => Temporal.Instant;
}

/** The zone of a region's daily life; never the machine's. */
export type Zone = string;

/** The day it is at `at` in `zone`. */
export function dayAt(at: Temporal.Instant, zone: Zone): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}
