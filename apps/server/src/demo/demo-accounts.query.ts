// SPDX-License-Identifier: Apache-2.0
// Which imported account belongs to which person of the demo, and how late each person is.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface ImportedAccount {
  readonly reference: string;
  readonly cardholderId: string;
  readonly accountId: string;
  /** Months late in the newest cycle, from the statement; 0 when not late. */
  readonly monthsLate: number;
}

const accountsMax = 100_000;

export async function importedAccounts(
  tx: Tx,
  institutionId: InstitutionId,
): Promise<ImportedAccount[]> {
  const found = await sql<ImportedAccount>`
    select directory.reference, directory.cardholder_id as "cardholderId",
      directory.account_id as "accountId", greatest(coalesce(accounts.last_status, 0), 0) as "monthsLate"
    from account_directory directory
    join accounts on accounts.institution_id = directory.institution_id
      and accounts.cardholder_id = directory.cardholder_id and accounts.id = directory.account_id
    where directory.institution_id = ${institutionId}
    order by directory.reference
    limit ${accountsMax}`.execute(tx);
  return found.rows;
}
