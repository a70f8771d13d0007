// SPDX-License-Identifier: Apache-2.0
// What stands against a visit before the law is asked: no open case, doubtful figures, no need, too
// little owed, no door that is the person's own. Need is computed; nobody can just claim it.
import { type Bucket, bucketOfDays, daysPastDue } from '@fairvisit/domain/account/delinquency.ts';
import { hasRemoteContactFailed } from '@fairvisit/domain/case/remote-contact.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { mayBeVisited } from '@fairvisit/domain/visit/visitable-address.ts';
import type { Temporal } from 'temporal-polyfill';
import type { VisitAccount, VisitAddress, VisitPerson } from './visit-people.query.ts';
import type { VisitSettings } from './visit-settings.query.ts';

export type Necessity = 'remote-contact-failed' | 'person-asked';

export interface VisitAsked {
  readonly person: VisitPerson;
  readonly necessity: Necessity | null;
  readonly address: VisitAddress | null;
  readonly settings: VisitSettings;
  readonly now: Temporal.Instant;
}

/** The first thing that stands against it, in the order of the refusals; null: ask the law. */
export function visitHindrance(asked: VisitAsked): Refusal | null {
  const { person, address, settings } = asked;
  if (person.caseId === null) return { code: 'case.closed' };
  const sound = soundAccounts(person);
  if (sound.length === 0 && person.accounts.length > 0) return { code: 'account.data-check' };
  if (asked.necessity === null || !isNecessary(asked, asked.necessity)) {
    return {
      code: 'visit.not-necessary',
      field: 'necessity',
      detail: { ...visitEvidence(asked) },
    };
  }
  if (isSmall(sound, settings.smallBalanceMinor)) return { code: 'visit.small-balance' };
  if (address === null || !mayBeVisited(address)) {
    return {
      code: 'visit.no-address',
      field: 'addressId',
      detail: { kind: address?.kind ?? null },
    };
  }
  return null;
}

/** Only one thing is under way for a person: a request, or a visit that came of one. */
export function isUnderWay(person: VisitPerson): boolean {
  return person.hasRequestOpen || person.hasVisitAlive;
}

/** The need on record: the person's own wish first; null when there is none. */
export function computedNecessity(asked: Omit<VisitAsked, 'necessity'>): Necessity | null {
  if (isNecessary(asked, 'person-asked')) return 'person-asked';
  return isNecessary(asked, 'remote-contact-failed') ? 'remote-contact-failed' : null;
}

export interface VisitEvidence {
  readonly callsFailed: number;
  readonly callDays: number;
  readonly conversations: number;
  readonly askedForVisit: boolean;
  readonly daysPastDue: number;
  readonly daysPastDueMin: number;
}

/** The figures the need was computed from, kept with the request. */
export function visitEvidence(
  asked: Pick<VisitAsked, 'person' | 'settings' | 'now'>,
): VisitEvidence {
  const { callsFailed, callDays, conversations, askedForVisit } = asked.person.signals;
  return {
    callsFailed,
    callDays,
    conversations,
    askedForVisit,
    daysPastDue: worstDays(asked.person, asked.now),
    daysPastDueMin: asked.settings.daysPastDueMin,
  };
}

export function worstBucket(person: VisitPerson, now: Temporal.Instant): Bucket {
  return bucketOfDays(worstDays(person, now));
}

export function worstDays(person: VisitPerson, now: Temporal.Instant): number {
  const on = now.toZonedDateTimeISO(person.zone).toPlainDate();
  const days = soundAccounts(person).map(({ oldestUnpaidDueOn }) =>
    daysPastDue({ oldestUnpaidDueOn, on, pauses: person.countPauses }),
  );
  return Math.max(0, ...days);
}

function isNecessary(asked: Omit<VisitAsked, 'necessity'>, claimed: Necessity): boolean {
  const { person, settings, now } = asked;
  if (claimed === 'person-asked') return person.signals.askedForVisit;
  return (
    hasRemoteContactFailed(person.signals) && worstDays(person, now) >= settings.daysPastDueMin
  );
}

/** Accounts whose figures nobody doubts. */
function soundAccounts(person: VisitPerson): readonly VisitAccount[] {
  return person.accounts.filter((account) => account.dataCheck === null);
}

/** Currencies are never added together: each has to be small. */
function isSmall(accounts: readonly VisitAccount[], smallBalanceMinor: number): boolean {
  const owed = new Map<string, number>();
  for (const { currency, overdueMinor } of accounts) {
    owed.set(currency, (owed.get(currency) ?? 0) + overdueMinor);
  }
  return [...owed.values()].every((minor) => minor < smallBalanceMinor);
}
