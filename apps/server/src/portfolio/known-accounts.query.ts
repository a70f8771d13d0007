// SPDX-License-Identifier: Apache-2.0
// The accounts and customers that a batch of rows speaks of, as they are stored now.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface KnownAccount {
  readonly reference: string;
  readonly cardholderId: string;
  readonly accountId: string;
  readonly currency: string;
  readonly contentHash: Buffer;
  readonly fileOn: Temporal.PlainDate | null;
  readonly fileDueOn: Temporal.PlainDate | null;
  readonly fileOverdueMinor: number;
  readonly lastCycleOn: Temporal.PlainDate | null;
  readonly lastStatus: number | null;
  readonly dataCheck: string | null;
}

export async function knownAccounts(
  tx: Tx,
  institutionId: InstitutionId,
  references: readonly string[],
): Promise<ReadonlyMap<string, KnownAccount>> {
  const found = await sql<KnownAccount>`
    select directory.reference, directory.cardholder_id as "cardholderId",
      directory.account_id as "accountId", accounts.currency,
      accounts.content_hash as "contentHash", accounts.file_on as "fileOn",
      accounts.file_due_on as "fileDueOn", accounts.file_overdue_minor as "fileOverdueMinor",
      accounts.last_cycle_on as "lastCycleOn", accounts.last_status as "lastStatus",
      accounts.data_check as "dataCheck"
    from account_directory directory
    join accounts on accounts.institution_id = directory.institution_id
      and accounts.cardholder_id = directory.cardholder_id and accounts.id = directory.account_id
    where directory.institution_id = ${institutionId}
      and directory.reference = any(${references}::text[])
    order by directory.reference
    limit ${references.length}`.execute(tx);
  return new Map(found.rows.map((row) => [row.reference, row]));
}

/** Cardholder by the hash of the customer's reference, in hex. */
export async function knownCustomers(
  tx: Tx,
  institutionId: InstitutionId,
  look: { readonly source: string; readonly hashes: readonly Buffer[] },
): Promise<Map<string, string>> {
  if (look.hashes.length === 0) return new Map();
  const found = await sql<{ hash: Buffer; cardholderId: string }>`
    select reference_hash as hash, cardholder_id as "cardholderId"
    from cardholder_directory
    where institution_id = ${institutionId} and source = ${look.source}
      and reference_hash = any(${look.hashes}::bytea[])
    order by reference_hash
    limit ${look.hashes.length}`.execute(tx);
  return new Map(found.rows.map((row) => [hexOf(row.hash), row.cardholderId]));
}

export async function countAccounts(tx: Tx, institutionId: InstitutionId): Promise<number> {
  const found = await sql<{ accounts: number }>`
    select count(*) as accounts from account_directory
    where institution_id = ${institutionId}
    limit 1`.execute(tx);
  return found.rows[0]?.accounts ?? 0;
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
