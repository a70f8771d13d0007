// SPDX-License-Identifier: Apache-2.0
// What the law reads from the person's own row.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { FactsAsked } from './facts-asked.ts';

export interface PersonRow {
  readonly cardholder_id: string;
  readonly zone: string;
  readonly protective_band: string;
  readonly deceased_day: number | null;
}

export async function peopleOf(tx: Tx, asked: FactsAsked): Promise<readonly PersonRow[]> {
  const found = await sql<PersonRow>`
    select cardholders.id as cardholder_id, cardholders.zone, cardholders.protective_band,
      cardholders.deceased_on - date '1970-01-01' as deceased_day
    from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
    join cardholders
      on cardholders.institution_id = ${asked.institutionId} and cardholders.id = asked.id
    order by cardholders.id
    limit ${asked.cardholderIds.length}`.execute(tx);
  return found.rows;
}
