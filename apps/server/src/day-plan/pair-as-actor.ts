// SPDX-License-Identifier: Apache-2.0
// A pair of officers as the law asks about them: both dates are those of whoever's end first.
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import type { Temporal } from 'temporal-polyfill';
import { dayOf } from '../law/law-time.ts';
import type { Officer, Pair } from './form-pairs.ts';

export function pairAsActor(pair: Pair, isManagerNamed: boolean): Facts['actor'] {
  const trained = earliest(pair, (officer) => officer.trainingValidUntil);
  const authorised = earliest(pair, (officer) => officer.authorisationValidUntil);
  const inspected = earliest(pair, (officer) => officer.inspectionValidUntil);
  return {
    kind: pair.agencyId === null ? 'own_staff' : 'agency',
    usesOfficialNumber: true,
    count: pair.officers.length,
    badgesNamed: pair.officers.every((officer) => officer.badgeNo !== null),
    ...(trained === null ? {} : { trainingValidTo: trained }),
    ...(authorised === null ? {} : { authorisationValidTo: authorised }),
    ...(pair.agencyId === null
      ? {}
      : { whitelisted: pair.officers.every((officer) => officer.isAgencyListed) }),
    ...(pair.agencyId === null || inspected === null ? {} : { inspectionValidTo: inspected }),
    // A draft has no manager yet; whoever publishes it is the one who answers for it.
    ...(isManagerNamed ? { responsibleManager: true } : {}),
  };
}

function earliest(
  { officers }: Pair,
  of: (officer: Officer) => Temporal.PlainDate | null,
): number | null {
  let first: number | null = null;
  for (const officer of officers) {
    const until = of(officer);
    if (until === null) return null;
    first = Math.min(first ?? Number.POSITIVE_INFINITY, dayOf(until));
  }
  return first;
}
