// SPDX-License-Identifier: Apache-2.0
// How late an account is. Days past due are derived, never stored: the oldest unpaid due date is
// kept, and days, bucket and quiet time follow from it and from the day it is where the person lives.
import type { Temporal } from 'temporal-polyfill';
import { assert } from '../assert.ts';

export const buckets = ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7+'] as const;
export type Bucket = (typeof buckets)[number];

/** Days in which the count stands still: `[fromOn, untilOn)`, open-ended when `untilOn` is null. */
export interface CountPause {
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate | null;
}

export interface DelinquencyDays {
  /** Null: nothing is overdue. */
  readonly oldestUnpaidDueOn: Temporal.PlainDate | null;
  /** The day it is in the account's own zone. */
  readonly on: Temporal.PlainDate;
  readonly pauses?: readonly CountPause[];
}

/** Whole days since the due date, pauses taken out; due today is 0, and never below 0. */
export function daysPastDue({ oldestUnpaidDueOn, on, pauses = [] }: DelinquencyDays): number {
  if (oldestUnpaidDueOn === null) return 0;
  const due = epochDay(oldestUnpaidDueOn);
  const last = epochDay(on);
  if (last <= due) return 0;
  return last - due - pausedDays(pauses, due + 1, last + 1);
}

/** The bucket of that many days: M1 is 1-30, M2 31-60 … M6 151-180, M7+ over 180. */
export function bucketOfDays(days: number): Bucket {
  assert(Number.isSafeInteger(days) && days >= 0, 'days past due are a whole number from 0');
  const step = Math.min(7, Math.ceil(days / bucketDays));
  const bucket = buckets[step];
  assert(bucket, 'there is a bucket for each step');
  return bucket;
}

/** Days in a bucket. */
export const bucketDays = 30;

export interface QuietTime {
  readonly days: number;
  /** What is overdue, in minor units of the account's currency. */
  readonly overdueMinor: number;
  /** 容时: days after the due date in which nothing is said, charged or reported. */
  readonly graceDays: number;
  /** 容差: an overdue remainder up to this, in the account's own currency, is treated the same. */
  readonly toleranceMinor: number;
}

/** The count runs from the due date; inside grace or tolerance it stays without consequence. */
export function isQuiet({ days, overdueMinor, graceDays, toleranceMinor }: QuietTime): boolean {
  return days <= graceDays || overdueMinor <= toleranceMinor;
}

/** Days of `[from, until)` that lie in at least one pause; overlapping pauses count once. */
function pausedDays(pauses: readonly CountPause[], from: number, until: number): number {
  const spans = pauses
    .map((pause) => ({
      from: Math.max(from, epochDay(pause.fromOn)),
      until: pause.untilOn === null ? until : Math.min(until, epochDay(pause.untilOn)),
    }))
    .filter((span) => span.until > span.from)
    .sort((a, b) => a.from - b.from);
  let days = 0;
  let reached = from;
  for (const span of spans) {
    const start = Math.max(reached, span.from);
    if (span.until > start) days += span.until - start;
    reached = Math.max(reached, span.until);
  }
  return days;
}

/** Days since 1970-01-01, so that the count is one subtraction. */
function epochDay(date: Temporal.PlainDate): number {
  const shifted = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((date.month + 9) % 12) + 2) / 5) + date.day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
