// SPDX-License-Identifier: Apache-2.0
// What was paid and what is objected to on the person's own accounts, newest first.
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PersonAsked } from './case-person.query.ts';

const rowsMax = 500;

export interface CasePayment {
  readonly paymentId: string;
  readonly accountId: string;
  readonly amountMinor: number;
  readonly valuedOn: Temporal.PlainDate;
  readonly reversedOn: Temporal.PlainDate | null;
}

export async function casePayments(tx: Tx, asked: PersonAsked): Promise<CasePayment[]> {
  const found = await sql<CasePayment>`
    select id as "paymentId", account_id as "accountId", amount_minor as "amountMinor",
      valued_on as "valuedOn", reversed_on as "reversedOn"
    from payments
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
    order by valued_on desc, received_at desc, id desc
    limit ${rowsMax}`.execute(tx);
  return found.rows;
}

export interface CaseDispute {
  readonly disputeId: string;
  readonly accountId: string;
  readonly subject: 'fraud' | 'amount' | 'fee' | 'other';
  readonly amountMinor: number | null;
  readonly openedOn: Temporal.PlainDate;
  readonly closedOn: Temporal.PlainDate | null;
}

export async function caseDisputes(tx: Tx, asked: PersonAsked): Promise<CaseDispute[]> {
  const found = await sql<CaseDispute>`
    select id as "disputeId", account_id as "accountId", subject, amount_minor as "amountMinor",
      opened_on as "openedOn", closed_on as "closedOn"
    from account_disputes
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
    order by opened_on desc, recorded_at desc, id desc
    limit ${rowsMax}`.execute(tx);
  return found.rows;
}
