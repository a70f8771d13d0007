// SPDX-License-Identifier: Apache-2.0
// Every attempt and conversation that a rule may still count: no rule looks back further than this.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { type FactsAsked, factRowsMax } from './facts-asked.ts';

const contactDaysBack = 400;

export interface ContactRow {
  readonly cardholder_id: string;
  readonly channel: string;
  readonly outcome: string;
  /** What the person began himself uses up none of his caps. */
  readonly started_by: 'institution' | 'person';
  /** Epoch minutes. */
  readonly at: number;
  readonly contact_point_id: string | null;
  readonly address_id: string | null;
}

export async function contactsOf(tx: Tx, asked: FactsAsked): Promise<readonly ContactRow[]> {
  const since = asked.time.now.subtract({ hours: contactDaysBack * 24 });
  const found = await sql<ContactRow>`
    select contacts.cardholder_id, contacts.channel, contacts.outcome, contacts.started_by,
      floor(extract(epoch from contacts.started_at) / 60)::int4 as at,
      contacts.contact_point_id, contacts.address_id
    from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
    join contacts
      on contacts.institution_id = ${asked.institutionId} and contacts.cardholder_id = asked.id
    where contacts.started_at >= ${since.toString()}
    order by contacts.cardholder_id, contacts.started_at, contacts.id
    limit ${factRowsMax}`.execute(tx);
  assert(found.rows.length < factRowsMax, 'the contacts of the people asked for are all read');
  return found.rows;
}
