// SPDX-License-Identifier: Apache-2.0
// Whether a visit is needed at all, computed from the file: remote contact has failed, or the person
// asked for it. Nobody can just claim it, and doubtful or quiet accounts never give a reason.
import { daysPastDue, isQuiet } from '@fairvisit/domain/account/delinquency.ts';
import {
  hasRemoteContactFailed,
  remoteContactPolicy,
} from '@fairvisit/domain/case/remote-contact.ts';
import type { Temporal } from 'temporal-polyfill';

export interface NecessityAccount {
  readonly currency: string;
  readonly overdueMinor: number;
  readonly oldestUnpaidDueOn: Temporal.PlainDate | null;
  readonly dataCheck: string | null;
}

export interface NecessitySignals {
  /** Calls of the last 30 days that nobody answered, or whose number is invalid. */
  readonly callsFailed: number;
  readonly callDays: number;
  readonly conversations: number;
  /** Asked for a visit, and has not declined visits since. */
  readonly askedForVisit: boolean;
  /** There are numbers, and the last call to each of them said "not in use". */
  readonly allNumbersInvalid: boolean;
}

export interface NecessityRules {
  readonly daysPastDueMin: number;
  /** In minor units of each account's own currency. */
  readonly smallBalanceMinor: number;
  readonly graceDays: number;
  readonly toleranceMinor: number;
}

export interface NecessityAsked {
  readonly accounts: readonly NecessityAccount[];
  readonly countPauses: readonly {
    readonly fromOn: Temporal.PlainDate;
    readonly untilOn: Temporal.PlainDate | null;
  }[];
  readonly signals: NecessitySignals;
  /** The day it is where the person lives. */
  readonly on: Temporal.PlainDate;
}

export interface VisitNecessity {
  readonly computed: 'remote-contact-failed' | 'person-asked' | null;
  readonly callsUnanswered: number;
  readonly callDays: number;
  readonly daysPastDue: number;
  readonly daysPastDueMin: number;
  /** Needed, and nothing of the institution's own rules stands against it. */
  readonly isMet: boolean;
  /** What speaks for it and what against it; their words stand in the catalogues. */
  readonly because: readonly string[];
}

export function visitNecessity(asked: NecessityAsked, rules: NecessityRules): VisitNecessity {
  const aged = asked.accounts.map((account) => agedAccount(asked, account, rules));
  const countable = aged.filter((account) => account.standing === 'counts');
  const days = Math.max(0, ...countable.map((account) => account.days));
  const hindrance = hindranceOf(aged, rules);
  const need = needOf(asked.signals, { days, daysPastDueMin: rules.daysPastDueMin });
  return {
    computed: need.computed,
    callsUnanswered: asked.signals.callsFailed,
    callDays: asked.signals.callDays,
    daysPastDue: days,
    daysPastDueMin: rules.daysPastDueMin,
    isMet: need.computed !== null && hindrance === null,
    because: hindrance === null ? need.because : [...need.because, hindrance],
  };
}

interface AgedAccount extends NecessityAccount {
  readonly days: number;
  readonly standing: 'counts' | 'data-check' | 'quiet';
}

function agedAccount(
  { on, countPauses }: NecessityAsked,
  account: NecessityAccount,
  rules: NecessityRules,
): AgedAccount {
  const { oldestUnpaidDueOn, overdueMinor } = account;
  const days = daysPastDue({ oldestUnpaidDueOn, on, pauses: countPauses });
  if (account.dataCheck !== null) return { ...account, days, standing: 'data-check' };
  return {
    ...account,
    days,
    standing: isQuiet({ days, overdueMinor, ...rules }) ? 'quiet' : 'counts',
  };
}

/** The first thing in the accounts that stands against a visit. */
function hindranceOf(accounts: readonly AgedAccount[], rules: NecessityRules): string | null {
  const countable = accounts.filter((account) => account.standing === 'counts');
  if (countable.length > 0) {
    return isSmall(countable, rules.smallBalanceMinor) ? 'small-balance' : null;
  }
  if (accounts.some((account) => account.standing === 'data-check')) return 'data-check-only';
  return accounts.some((account) => account.overdueMinor > 0) ? 'quiet-only' : 'nothing-overdue';
}

/** Currencies are never added together: each of them has to be small. */
function isSmall(accounts: readonly AgedAccount[], smallBalanceMinor: number): boolean {
  const owed = new Map<string, number>();
  for (const { currency, overdueMinor } of accounts) {
    owed.set(currency, (owed.get(currency) ?? 0) + overdueMinor);
  }
  return [...owed.values()].every((amount) => amount < smallBalanceMinor);
}

type Need = Pick<VisitNecessity, 'computed' | 'because'>;

/** The person's own wish comes first and needs no least number of days. */
function needOf(
  signals: NecessitySignals,
  age: { readonly days: number; readonly daysPastDueMin: number },
): Need {
  if (signals.askedForVisit) return { computed: 'person-asked', because: ['person-asked'] };
  const isOldEnough = age.days >= age.daysPastDueMin;
  const tooYoung = isOldEnough ? [] : ['days-short'];
  if (signals.allNumbersInvalid || hasRemoteContactFailed(signals)) {
    const reason = signals.allNumbersInvalid ? 'all-numbers-invalid' : 'remote-contact-failed';
    return {
      computed: isOldEnough ? 'remote-contact-failed' : null,
      because: [reason, ...tooYoung],
    };
  }
  return { computed: null, because: [...whyReachable(signals), ...tooYoung] };
}

function whyReachable({ conversations, callsFailed, callDays }: NecessitySignals): string[] {
  if (conversations > 0) return ['conversation-recent'];
  if (callsFailed < remoteContactPolicy.callsFailedMin) return ['too-few-calls'];
  return callDays < remoteContactPolicy.callDaysMin ? ['too-few-days'] : [];
}
