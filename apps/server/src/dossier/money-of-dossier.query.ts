// SPDX-License-Identifier: Apache-2.0
// What a person's own accounts say: amounts by component, open disputes, a year of statements.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface PersonOfDossier {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
}

export const dossierAccountsMax = 50;
const statementMonths = 12;

export interface AccountRow {
  readonly accountId: string;
  readonly reference: string;
  readonly product: string;
  readonly currency: string;
  readonly limitMinor: number | null;
  readonly balanceMinor: number;
  readonly overdueMinor: number;
  readonly minimumMinor: number | null;
  readonly principalMinor: number | null;
  readonly interestMinor: number | null;
  readonly feesMinor: number | null;
  readonly penaltyMinor: number | null;
  readonly oldestUnpaidDueOn: Temporal.PlainDate | null;
  readonly dataCheck: string | null;
}

/** What is owed comes first, should there be more accounts than a dossier holds. */
export async function accountsOfDossier(tx: Tx, person: PersonOfDossier): Promise<AccountRow[]> {
  const found = await sql<AccountRow>`
    select id as "accountId", reference, product, currency, limit_minor as "limitMinor",
      balance_minor as "balanceMinor", overdue_minor as "overdueMinor",
      minimum_minor as "minimumMinor", principal_minor as "principalMinor",
      interest_minor as "interestMinor", fees_minor as "feesMinor",
      penalty_minor as "penaltyMinor", oldest_unpaid_due_on as "oldestUnpaidDueOn",
      data_check as "dataCheck"
    from accounts
    where institution_id = ${person.institutionId} and cardholder_id = ${person.cardholderId}
    order by oldest_unpaid_due_on nulls last, id
    limit ${dossierAccountsMax}`.execute(tx);
  return found.rows;
}

export interface DisputeRow {
  readonly accountId: string;
  readonly subject: 'fraud' | 'amount' | 'fee' | 'other';
  readonly amountMinor: number | null;
  readonly openedOn: Temporal.PlainDate;
}

/** Open ones only. */
export async function disputesOfDossier(tx: Tx, person: PersonOfDossier): Promise<DisputeRow[]> {
  const found = await sql<DisputeRow>`
    select account_id as "accountId", subject, amount_minor as "amountMinor",
      opened_on as "openedOn"
    from account_disputes
    where institution_id = ${person.institutionId} and cardholder_id = ${person.cardholderId}
      and closed_on is null
    order by opened_on, id
    limit 200`.execute(tx);
  return found.rows;
}

export interface StatementRow {
  readonly accountId: string;
  readonly cycleOn: Temporal.PlainDate;
  readonly billMinor: number | null;
  readonly paidMinor: number | null;
}

/** The twelve newest of each account. */
export async function statementsOfDossier(
  tx: Tx,
  person: PersonOfDossier,
): Promise<StatementRow[]> {
  const found = await sql<StatementRow>`
    select account_id as "accountId", cycle_on as "cycleOn", bill_minor as "billMinor",
      paid_minor as "paidMinor"
    from (
      select account_id, cycle_on, bill_minor, paid_minor,
        row_number() over (partition by account_id order by cycle_on desc) as nth
      from statements
      where institution_id = ${person.institutionId} and cardholder_id = ${person.cardholderId}
    ) as numbered
    where nth <= ${statementMonths}
    order by account_id, cycle_on desc
    limit ${dossierAccountsMax * statementMonths}`.execute(tx);
  return found.rows;
}

/** Stretches in which days do not count. */
export async function countPausesOfDossier(
  tx: Tx,
  person: PersonOfDossier,
): Promise<{ readonly fromOn: Temporal.PlainDate; readonly untilOn: Temporal.PlainDate | null }[]> {
  const found = await sql<{
    readonly fromOn: Temporal.PlainDate;
    readonly untilOn: Temporal.PlainDate | null;
  }>`
    select from_on as "fromOn", until_on as "untilOn"
    from pauses
    where institution_id = ${person.institutionId} and cardholder_id = ${person.cardholderId}
      and stops_count
    order by from_on, id
    limit 500`.execute(tx);
  return found.rows;
}
