// SPDX-License-Identifier: Apache-2.0
// What stands against a visit before the law is asked: no open case, doubtful figures, no need, too
// little owed, no door that is the person's own. Need is computed; nobody can just claim it.
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { mayBeVisited } from '@fairvisit/domain/visit/visitable-address.ts';
import type { VisitNecessity } from '../case/visit-necessity.ts';
import type { VisitAddress, VisitPerson } from './visit-people.query.ts';

export type Necessity = NonNullable<VisitNecessity['computed']>;

export interface VisitAsked {
  readonly person: VisitPerson;
  /** What is claimed; null claims nothing. */
  readonly necessity: Necessity | null;
  readonly address: VisitAddress | null;
}

/** The first thing that stands against it, in the order of the refusals; null: ask the law. */
export function visitHindrance({ person, address, necessity }: VisitAsked): Refusal | null {
  const { need } = person;
  if (person.caseId === null) return { code: 'case.closed' };
  if (need.because.includes('data-check-only')) return { code: 'account.data-check' };
  const isSmall = need.because.includes('small-balance');
  if (necessity === null || necessity !== need.computed || !(need.isMet || isSmall)) {
    return {
      code: 'visit.not-necessary',
      field: 'necessity',
      detail: { ...visitEvidence(person) },
    };
  }
  if (isSmall) return { code: 'visit.small-balance' };
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

export interface VisitEvidence {
  readonly because: string;
  readonly callsUnanswered: number;
  readonly callDays: number;
  readonly daysPastDue: number;
  readonly daysPastDueMin: number;
}

/** The figures the need was computed from, kept with the request. */
export function visitEvidence({ need }: VisitPerson): VisitEvidence {
  const { because, callsUnanswered, callDays, daysPastDue, daysPastDueMin } = need;
  return { because: because.join(' '), callsUnanswered, callDays, daysPastDue, daysPastDueMin };
}
