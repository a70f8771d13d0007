// SPDX-License-Identifier: Apache-2.0
// The person's own accounts on which something is overdue, each by the tail of its reference alone.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { moneyToWire } from '../case/money-wire.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { PortalAsked } from './portal-person.query.ts';
import { cardTail } from './second-factor.ts';

const accountsShownMax = 50;

interface AccountRow {
  readonly reference: string;
  readonly currency: string;
  readonly overdue_minor: number;
  readonly balance_minor: number;
  readonly file_on: Temporal.PlainDate | null;
  readonly is_disputed: boolean;
}

/** What is late with nothing owed is a question to the institution, not to the person. */
export async function portalAccounts(
  tx: Tx,
  asked: PortalAsked,
  { day }: BusinessTime,
): Promise<PortalPage['accounts']> {
  const found = await sql<AccountRow>`
    select reference, currency, overdue_minor, balance_minor, file_on,
      exists (
        select 1 from account_disputes
        where account_disputes.institution_id = accounts.institution_id
          and account_disputes.cardholder_id = accounts.cardholder_id
          and account_disputes.account_id = accounts.id
          and account_disputes.closed_on is null) as is_disputed
    from accounts
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and overdue_minor > 0
    order by oldest_unpaid_due_on nulls last, id
    limit ${accountsShownMax}`.execute(tx);
  return found.rows.map((row) => ({
    cardTail: cardTail(row.reference),
    overdue: moneyToWire(row.overdue_minor, row.currency),
    balance: moneyToWire(row.balance_minor, row.currency),
    asOf: (row.file_on ?? day).toString(),
    isDisputed: row.is_disputed,
  }));
}
