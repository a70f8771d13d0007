// SPDX-License-Identifier: Apache-2.0
// The account that a payment or a dispute names, with its person's row locked: figures, messages and
// visits of one person change one after the other.

import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { type Currency, isCurrency } from '@fairvisit/domain/money/money.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';

export interface AccountAsked {
  readonly institutionId: InstitutionId;
  readonly accountId: string;
}

export interface LockedAccount {
  readonly accountId: string;
  readonly cardholderId: string;
  readonly currency: Currency;
  readonly oldestUnpaidDueOn: Temporal.PlainDate | null;
}

/** Null when there is no such account here; a foreign one is not told from a missing one. */
export async function lockAccount(tx: Tx, asked: AccountAsked): Promise<LockedAccount | null> {
  const { accountId, institutionId } = asked;
  const holder = await sql<{ cardholderId: string }>`
    select cardholder_id as "cardholderId" from accounts
    where institution_id = ${institutionId} and id = ${accountId}
    limit 1`.execute(tx);
  const cardholderId = holder.rows[0]?.cardholderId;
  if (cardholderId === undefined) return null;
  if ((await lockCardholder(tx, institutionId, cardholderId)) === null) return null;
  const found = await sql<{ currency: string; oldestUnpaidDueOn: Temporal.PlainDate | null }>`
    select currency, oldest_unpaid_due_on as "oldestUnpaidDueOn" from accounts
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      and id = ${accountId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'an account does not leave its person');
  const { currency, oldestUnpaidDueOn } = row;
  assert(isCurrency(currency), 'an account stands in a known currency');
  return { accountId, cardholderId, currency, oldestUnpaidDueOn };
}
