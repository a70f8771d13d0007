// SPDX-License-Identifier: Apache-2.0
// What the night decides about one person, as a pure function of what was read: bucket of each
// account, and whether a case stands, in which state, and how pressing it is.
import {
  type Bucket,
  bucketOfDays,
  buckets,
  daysPastDue,
  isQuiet,
} from '@fairvisit/domain/account/delinquency.ts';
import { type Priority, priorityOf } from '@fairvisit/domain/case/priority.ts';
import { hasRemoteContactFailed } from '@fairvisit/domain/case/remote-contact.ts';
import { Temporal } from 'temporal-polyfill';
import type { NightAccount, NightPause, NightSignals } from './late-accounts.query.ts';

export interface NightRules {
  readonly graceDays: number;
  readonly toleranceMinor: number;
}

export interface PersonAtNight {
  readonly accounts: readonly NightAccount[];
  readonly pauses: readonly NightPause[];
  readonly signals: NightSignals | null;
  readonly hasOpenCase: boolean;
  /** The day it is where the person lives. */
  readonly on: Temporal.PlainDate;
}

export type CloseReason = 'paid' | 'below-tolerance' | 'data-check' | 'deceased';

export interface NightJudgement {
  readonly buckets: readonly { readonly accountId: string; readonly bucket: Bucket }[];
  /** Late accounts held back: nothing owed, or no due date. */
  readonly heldBack: number;
  readonly standing:
    | { readonly kind: 'none' }
    | { readonly kind: 'close'; readonly reason: CloseReason }
    | { readonly kind: 'stand'; readonly state: 'open' | 'paused'; readonly priority: Priority };
}

export function judgePerson(person: PersonAtNight, rules: NightRules): NightJudgement {
  const countPauses = person.pauses.filter((pause) => pause.stopsCount);
  const judged = person.accounts.map((account) => {
    const days = daysPastDue({
      oldestUnpaidDueOn: account.oldestUnpaidDueOn,
      on: person.on,
      pauses: countPauses,
    });
    const isHeldBack =
      account.dataCheck !== null ||
      (account.oldestUnpaidDueOn === null && account.overdueMinor > 0);
    const quiet = isQuiet({ days, overdueMinor: account.overdueMinor, ...rules });
    return { account, days, bucket: bucketOfDays(days), isHeldBack, isQuiet: quiet };
  });
  const pressing = judged.filter((one) => one.days > 0 && !one.isHeldBack && !one.isQuiet);
  return {
    buckets: judged.map(({ account, bucket }) => ({ accountId: account.accountId, bucket })),
    heldBack: judged.filter((one) => one.isHeldBack).length,
    standing: standingOf(person, judged, pressing),
  };
}

type Judged = {
  readonly account: NightAccount;
  readonly days: number;
  readonly bucket: Bucket;
  readonly isHeldBack: boolean;
};

function standingOf(
  person: PersonAtNight,
  judged: readonly Judged[],
  pressing: readonly Judged[],
): NightJudgement['standing'] {
  const isDeceased = person.accounts.some((account) => account.deceasedOn !== null);
  if (pressing.length === 0 || isDeceased) {
    if (!person.hasOpenCase) return { kind: 'none' };
    return { kind: 'close', reason: isDeceased ? 'deceased' : closeReason(judged) };
  }
  const isPaused = person.pauses.some((pause) => pause.stopsContact && covers(pause, person.on));
  const priority = priorityOf({
    worstBucket: worst(pressing),
    lateAccounts: pressing.length,
    hasJump: pressing.some((one) => one.account.hasJump),
    askedForVisit: person.signals?.askedForVisit ?? false,
    remoteContactFailed: person.signals !== null && hasRemoteContactFailed(person.signals),
    isPaused,
  });
  return { kind: 'stand', state: isPaused ? 'paused' : 'open', priority };
}

function closeReason(judged: readonly Judged[]): CloseReason {
  if (judged.some((one) => one.isHeldBack)) return 'data-check';
  return judged.some((one) => one.account.overdueMinor > 0) ? 'below-tolerance' : 'paid';
}

function worst(pressing: readonly Judged[]): Bucket {
  return pressing.reduce<Bucket>(
    (found, one) => (buckets.indexOf(one.bucket) > buckets.indexOf(found) ? one.bucket : found),
    'M0',
  );
}

function covers(pause: NightPause, on: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(pause.fromOn, on) <= 0 &&
    (pause.untilOn === null || Temporal.PlainDate.compare(on, pause.untilOn) < 0)
  );
}
