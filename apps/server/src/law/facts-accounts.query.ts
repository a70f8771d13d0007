// SPDX-License-Identifier: Apache-2.0
// Accounts with something overdue: whether they may be worked at all, who has them in hand, and
// whether a statement has told their due date.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { type FactsAsked, factRowsMax } from './facts-asked.ts';

export interface AccountRow {
  readonly cardholder_id: string;
  readonly account_id: string;
  readonly overdue_minor: number;
  readonly data_check: string | null;
  readonly frozen_reason: string | null;
  readonly agency_id: string | null;
  readonly agency_listed_until: number | null;
  readonly agency_inspected: number | null;
  /** The oldest unpaid due date of an account whose statement day is known. */
  readonly told_due_day: number | null;
}

export async function overdueAccountsOf(tx: Tx, asked: FactsAsked): Promise<readonly AccountRow[]> {
  const found = await sql<AccountRow>`
    select accounts.cardholder_id, accounts.id as account_id, accounts.overdue_minor,
      accounts.data_check, accounts.frozen_reason, accounts.agency_id,
      agencies.listed_until_on - date '1970-01-01' as agency_listed_until,
      agencies.inspected_on - date '1970-01-01' as agency_inspected,
      case when accounts.statement_day is not null
        then accounts.oldest_unpaid_due_on - date '1970-01-01' end as told_due_day
    from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
    join accounts
      on accounts.institution_id = ${asked.institutionId} and accounts.cardholder_id = asked.id
    left join agencies
      on agencies.institution_id = accounts.institution_id and agencies.id = accounts.agency_id
    where accounts.oldest_unpaid_due_on is not null or accounts.data_check is not null
    order by accounts.cardholder_id, accounts.id
    limit ${factRowsMax}`.execute(tx);
  assert(found.rows.length < factRowsMax, 'the accounts of the people asked for are all read');
  return found.rows;
}
