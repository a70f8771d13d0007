// SPDX-License-Identifier: Apache-2.0
// Objections to an account, or to a part of it, that nobody has answered yet.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { type FactsAsked, factRowsMax } from './facts-asked.ts';

export interface DisputeRow {
  readonly cardholder_id: string;
  readonly account_id: string;
  readonly subject: 'fraud' | 'amount' | 'fee' | 'other';
  /** Null: the whole account. */
  readonly amount_minor: number | null;
  readonly opened_day: number;
}

export async function disputesOf(tx: Tx, asked: FactsAsked): Promise<readonly DisputeRow[]> {
  const found = await sql<DisputeRow>`
    select account_disputes.cardholder_id, account_disputes.account_id, account_disputes.subject,
      account_disputes.amount_minor,
      account_disputes.opened_on - date '1970-01-01' as opened_day
    from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
    join account_disputes
      on account_disputes.institution_id = ${asked.institutionId}
      and account_disputes.cardholder_id = asked.id
    where account_disputes.closed_on is null
    order by account_disputes.cardholder_id, account_disputes.opened_on, account_disputes.id
    limit ${factRowsMax}`.execute(tx);
  assert(found.rows.length < factRowsMax, 'the disputes of the people asked for are all read');
  return found.rows;
}
