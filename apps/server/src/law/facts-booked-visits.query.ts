// SPDX-License-Identifier: Apache-2.0
// Visits that are planned count like visits made: two that are booked too close together are one
// too many, though neither has happened.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { type FactsAsked, factRowsMax } from './facts-asked.ts';

export interface BookedVisitRow {
  readonly cardholder_id: string;
  readonly address_id: string;
  /** Epoch minutes. */
  readonly at: number;
  readonly was_wished: boolean;
}

export async function bookedVisitsOf(
  tx: Tx,
  asked: FactsAsked,
): Promise<readonly BookedVisitRow[]> {
  const found = await sql<BookedVisitRow>`
    select visits.cardholder_id, visits.address_id,
      floor(extract(epoch from visits.planned_from) / 60)::int4 as at,
      visit_requests.necessity = 'person-asked' as was_wished
    from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
    join visits
      on visits.institution_id = ${asked.institutionId} and visits.cardholder_id = asked.id
    join visit_requests
      on visit_requests.institution_id = visits.institution_id
      and visit_requests.cardholder_id = visits.cardholder_id
      and visit_requests.id = visits.request_id
    where visits.state = 'planned' and visits.planned_from is not null
      and visits.id <> all(${asked.exceptVisitIds ?? []}::uuid[])
    order by visits.cardholder_id, visits.planned_from, visits.id
    limit ${factRowsMax}`.execute(tx);
  assert(found.rows.length < factRowsMax, 'the visits of the people asked for are all read');
  return found.rows;
}
