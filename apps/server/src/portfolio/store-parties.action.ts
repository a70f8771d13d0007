// SPDX-License-Identifier: Apache-2.0
// Supplementary users (附属卡) and guarantors (担保人): persons of their own beside an account that
// must be known. Being named in a file makes nobody a debtor; that takes reviewed evidence.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { hexOf, knownAccounts, knownCustomers } from './known-accounts.query.ts';
import { customerSource, type MergeContext, type StagedRow } from './merge-context.ts';
import { type PersonOfRow, personsOfRows } from './person-of-rows.ts';
import type { PortfolioRow, RowFault, RowProblem } from './reading/portfolio-row.ts';
import { storePersons } from './store-persons.action.ts';

export async function mergeParties(
  tx: Tx,
  context: MergeContext,
  staged: readonly StagedRow[],
): Promise<readonly RowFault[]> {
  if (staged.length === 0) return [];
  const { institutionId } = context.actor;
  const { keyring, ids } = context.ground;
  const accounts = await knownAccounts(
    tx,
    institutionId,
    staged.map(({ row }) => row.accountReference),
  );
  const hashed = staged.map((item) => ({
    item,
    hash: keyring.referenceHash(institutionId, customerSource, partyReference(item.row)),
  }));
  const customers = await knownCustomers(tx, institutionId, {
    source: customerSource,
    hashes: hashed.map(({ hash }) => hash),
  });
  const faults: RowFault[] = [];
  const parties: (PersonOfRow & { readonly holderId: string; readonly accountId: string })[] = [];
  for (const { item, hash } of hashed) {
    const account = accounts.get(item.row.accountReference);
    const known = customers.get(hexOf(hash));
    const problem = problemOf(account?.cardholderId, known);
    if (problem || !account) {
      if (problem) faults.push({ line: item.row.line, problems: [problem], raw: item.raw });
      continue;
    }
    const cardholderId = known ?? newId<string>(ids);
    customers.set(hexOf(hash), cardholderId);
    parties.push({
      row: item.row,
      cardholderId,
      isNewPerson: known === undefined,
      newReference: known === undefined ? hash : null,
      holderId: account.cardholderId,
      accountId: account.accountId,
    });
  }
  await storePersons(tx, context, personsOfRows(parties));
  await insertParties(tx, context, parties);
  return faults;
}

/** Without a reference of their own, people beside an account are told apart by their role. */
function partyReference(row: PortfolioRow): string {
  return row.customerReference === row.accountReference
    ? `${row.accountReference}#${row.role}`
    : row.customerReference;
}

function problemOf(holder: string | undefined, party: string | undefined): RowProblem | null {
  if (holder === undefined) return { field: 'account_reference', code: 'unknown_account' };
  if (holder === party) return { field: 'customer_reference', code: 'party_is_cardholder' };
  return null;
}

async function insertParties(
  tx: Tx,
  { actor }: MergeContext,
  parties: readonly (PersonOfRow & { readonly holderId: string; readonly accountId: string })[],
): Promise<void> {
  if (parties.length === 0) return;
  await sql`insert into account_parties
      (institution_id, account_holder_id, account_id, party_id, role)
    select ${actor.institutionId}, holder_id, account_id, party_id, role
    from unnest(
      ${parties.map((party) => party.holderId)}::uuid[],
      ${parties.map((party) => party.accountId)}::uuid[],
      ${parties.map((party) => party.cardholderId)}::uuid[],
      ${parties.map((party) => party.row.role)}::text[]
    ) as told (holder_id, account_id, party_id, role)
    on conflict (institution_id, account_holder_id, account_id, party_id, role) do nothing`.execute(
    tx,
  );
}
