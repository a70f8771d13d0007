// SPDX-License-Identifier: Apache-2.0
// Pauses that have not ended: hardship, hospital, dispute, complaint, a signed plan. The first day
// after a pause is the earlier of the day it was set to end and the day a reviewer ended it.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { type FactsAsked, factRowsMax } from './facts-asked.ts';

export interface PauseRow {
  readonly cardholder_id: string;
  readonly reason: string;
  readonly from_day: number;
  /** The first day that is free again. */
  readonly until_day: number | null;
  readonly stops_contact: boolean;
}

export async function pausesOf(tx: Tx, asked: FactsAsked): Promise<readonly PauseRow[]> {
  const { zone, day } = asked.time;
  const found = await sql<PauseRow>`
    select running.cardholder_id, running.reason, running.stops_contact,
      running.from_on - date '1970-01-01' as from_day,
      running.free_on - date '1970-01-01' as until_day
    from (
      select pauses.cardholder_id, pauses.id, pauses.reason, pauses.stops_contact, pauses.from_on,
        least(pauses.until_on, (pauses.ended_at at time zone ${zone})::date) as free_on
      from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
      join pauses
        on pauses.institution_id = ${asked.institutionId} and pauses.cardholder_id = asked.id
    ) as running
    where running.free_on is null or running.free_on > ${day.toString()}::date
    order by running.cardholder_id, running.from_on, running.id
    limit ${factRowsMax}`.execute(tx);
  assert(found.rows.length < factRowsMax, 'the pauses of the people asked for are all read');
  return found.rows;
}
