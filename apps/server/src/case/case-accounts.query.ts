// SPDX-License-Identifier: Apache-2.0
// The accounts of a person: his own, and those on which he is a supplementary user or a guarantor.
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PersonAsked } from './case-person.query.ts';
import type { LateAccount } from './lateness.ts';

const accountsShownMax = 50;
const statementsShownMax = 120;

export interface CaseAccount extends LateAccount {
  readonly accountId: string;
  readonly reference: string;
  readonly product: string;
  readonly role: 'cardholder' | 'supplementary' | 'guarantor';
  readonly currency: string;
  readonly dueSource: string | null;
  readonly limitMinor: number | null;
  readonly balanceMinor: number;
  readonly hasJump: boolean;
}

export async function caseAccounts(tx: Tx, asked: PersonAsked): Promise<CaseAccount[]> {
  const found = await sql<CaseAccount>`
    select accounts.id as "accountId", accounts.reference, accounts.product, held.role,
      accounts.currency, accounts.oldest_unpaid_due_on as "oldestUnpaidDueOn",
      accounts.due_source as "dueSource", accounts.limit_minor as "limitMinor",
      accounts.balance_minor as "balanceMinor", accounts.overdue_minor as "overdueMinor",
      accounts.data_check as "dataCheck", accounts.has_jump as "hasJump"
    from (
      select cardholder_id as holder_id, id as account_id, 'cardholder' as role
      from accounts
      where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      union all
      select account_holder_id, account_id, role
      from account_parties
      where institution_id = ${asked.institutionId} and party_id = ${asked.cardholderId}
    ) as held
    join accounts on accounts.institution_id = ${asked.institutionId}
      and accounts.cardholder_id = held.holder_id and accounts.id = held.account_id
    order by held.role, accounts.oldest_unpaid_due_on nulls last, accounts.id
    limit ${accountsShownMax}`.execute(tx);
  return found.rows;
}

export interface CaseStatement {
  readonly accountId: string;
  readonly cycleOn: Temporal.PlainDate;
  readonly status: number;
  readonly billMinor: number;
  readonly paidMinor: number;
  readonly hasJump: boolean;
}

/** Of these accounts, the newest first. */
export async function caseStatements(
  tx: Tx,
  asked: PersonAsked & { readonly accountIds: readonly string[] },
): Promise<CaseStatement[]> {
  const found = await sql<CaseStatement>`
    select account_id as "accountId", cycle_on as "cycleOn", status, bill_minor as "billMinor",
      paid_minor as "paidMinor", has_jump as "hasJump"
    from statements
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and account_id = any(${asked.accountIds}::uuid[])
    order by account_id, cycle_on desc
    limit ${accountsShownMax * statementsShownMax}`.execute(tx);
  return found.rows;
}

export interface CaseRelated {
  readonly cardholderId: string;
  readonly nameMasked: string;
  readonly role: 'supplementary' | 'guarantor';
  readonly accountId: string;
  readonly isDebtor: boolean;
}

/** A supplementary user owes nothing until the contract evidence was reviewed. */
export async function caseRelated(tx: Tx, asked: PersonAsked): Promise<CaseRelated[]> {
  const found = await sql<CaseRelated>`
    select account_parties.party_id as "cardholderId",
      coalesce(cardholder_names.name_masked, '') as "nameMasked", account_parties.role,
      account_parties.account_id as "accountId",
      account_parties.role = 'guarantor'
        or account_parties.contract_evidence_reviewed_at is not null as "isDebtor"
    from account_parties
    left join cardholder_names
      on cardholder_names.institution_id = account_parties.institution_id
      and cardholder_names.cardholder_id = account_parties.party_id
    where account_parties.institution_id = ${asked.institutionId}
      and account_parties.account_holder_id = ${asked.cardholderId}
    order by account_parties.account_id, account_parties.role, account_parties.party_id
    limit 50`.execute(tx);
  return found.rows;
}
