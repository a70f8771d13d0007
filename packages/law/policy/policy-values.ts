// SPDX-License-Identifier: Apache-2.0
// The institution's own figures. No law sets them; every rule that uses one is labelled policy.
// An institution may replace any of them, from a day on; the figures below are what we propose.
import type { ClockWindow } from '../src/time/clock-window.ts';

export interface PolicyValues {
  readonly visitHours: ClockWindow;
  /** Where daily life runs two hours behind the legal clock. */
  readonly lateRegionHours: ClockWindow;
  readonly callAttemptsPerPersonDayMax: number;
  /** All channels, officers and agencies together. */
  readonly contactsPerPersonDayMax: number;
  readonly visitGapDays: number;
  readonly visitAttemptsPer30DaysMax: number;
  readonly visitsCompletedPer30DaysMax: number;
  readonly officersMax: number;
  readonly noticeDaysMin: number;
  readonly noticeDaysMax: number;
  readonly refusalDays: number;
  /** Days kept free on each side of the New Year's eve. */
  readonly eveDaysAround: number;
  /** From this clock on an officer never goes alone. */
  readonly darkFrom: number;
  readonly packAgeHoursMax: number;
}

export const policyDefaults: PolicyValues = {
  visitHours: { open: 540, close: 1200 },
  lateRegionHours: { open: 600, close: 1260 },
  callAttemptsPerPersonDayMax: 3,
  contactsPerPersonDayMax: 6,
  visitGapDays: 7,
  visitAttemptsPer30DaysMax: 2,
  visitsCompletedPer30DaysMax: 1,
  officersMax: 3,
  noticeDaysMin: 3,
  noticeDaysMax: 14,
  refusalDays: 180,
  eveDaysAround: 1,
  darkFrom: 1080,
  packAgeHoursMax: 72,
};
