// SPDX-License-Identifier: Apache-2.0
// How late an account is on a day, for lists and pages: derived each time, from the same functions
// as the night, so that no screen shows another number.
import {
  type Bucket,
  bucketOfDays,
  daysPastDue,
  isQuiet,
} from '@fairvisit/domain/account/delinquency.ts';
import type { Temporal } from 'temporal-polyfill';

export interface LatenessRules {
  readonly graceDays: number;
  readonly toleranceMinor: number;
}

export interface LateAccount {
  readonly oldestUnpaidDueOn: Temporal.PlainDate | null;
  readonly overdueMinor: number;
  readonly dataCheck: string | null;
}

export interface CountPause {
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate | null;
}

export interface LatenessDay {
  /** The day it is where the person lives. */
  readonly on: Temporal.PlainDate;
  readonly countPauses: readonly CountPause[];
  readonly rules: LatenessRules;
}

export interface Lateness {
  readonly days: number;
  readonly bucket: Bucket;
  readonly isQuiet: boolean;
  /** Late, beyond grace and tolerance, and with figures that nobody doubts. */
  readonly isPressing: boolean;
}

export function latenessOf(
  account: LateAccount,
  { on, countPauses, rules }: LatenessDay,
): Lateness {
  const { oldestUnpaidDueOn, overdueMinor, dataCheck } = account;
  const days = daysPastDue({ oldestUnpaidDueOn, on, pauses: countPauses });
  const quiet = days > 0 && isQuiet({ days, overdueMinor, ...rules });
  return {
    days,
    bucket: bucketOfDays(days),
    isQuiet: quiet,
    isPressing: days > 0 && !quiet && dataCheck === null,
  };
}
