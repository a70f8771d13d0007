// SPDX-License-Identifier: Apache-2.0
// What a person may be reminded of at this moment: accounts late beyond grace and tolerance, with
// figures nobody doubts, less what is disputed. An account without a due date is never in it.

import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import {
  type LeftOut,
  type ReminderFigures,
  reminderFigures,
} from '@fairvisit/domain/letter/reminder-figures.ts';
import { type Currency, isCurrency, minor } from '@fairvisit/domain/money/money.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { type CountPause, latenessOf } from '../case/lateness.ts';
import { latenessRules } from '../case/lateness-rules.query.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';

export interface PersonAsked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly time: BusinessTime;
}

export interface DueAccount {
  readonly accountId: string;
  readonly reference: string;
  readonly product: string;
  readonly currency: Currency;
  readonly overdueMinor: number;
  readonly oldestUnpaidDueOn: Temporal.PlainDate;
}

export interface ReminderDue extends ReminderFigures {
  readonly accounts: ReadonlyMap<string, DueAccount>;
  readonly leftOut: readonly LeftOut[];
}

const accountsMax = 200;

export async function reminderDue(tx: Tx, asked: PersonAsked): Promise<ReminderDue> {
  const accounts = await pressingAccounts(tx, asked);
  const disputes = await openDisputes(tx, asked);
  const figures = reminderFigures(
    accounts.map(({ accountId, currency, overdueMinor }) => ({
      accountId,
      currency,
      overdue: minor(overdueMinor),
    })),
    disputes,
  );
  return { ...figures, accounts: new Map(accounts.map((one) => [one.accountId, one])) };
}

async function pressingAccounts(tx: Tx, asked: PersonAsked): Promise<DueAccount[]> {
  const rules = await latenessRules(tx, asked.institutionId);
  const countPauses = await countPausesOf(tx, asked);
  const found = await sql<DueAccount & { currency: string; zone: string }>`
    select accounts.id as "accountId", accounts.reference, accounts.product, accounts.currency,
      accounts.overdue_minor as "overdueMinor",
      accounts.oldest_unpaid_due_on as "oldestUnpaidDueOn", cardholders.zone
    from accounts
    join cardholders on cardholders.institution_id = accounts.institution_id
      and cardholders.id = accounts.cardholder_id
    where accounts.institution_id = ${asked.institutionId}
      and accounts.cardholder_id = ${asked.cardholderId}
      and accounts.oldest_unpaid_due_on is not null and accounts.overdue_minor > 0
      and accounts.data_check is null and accounts.frozen_reason is null
    order by accounts.id
    limit ${accountsMax}`.execute(tx);
  return found.rows.filter((row) => {
    assert(isCurrency(row.currency), 'an account stands in a known currency');
    const on = dayAt(asked.time.now, row.zone);
    return latenessOf({ ...row, dataCheck: null }, { on, countPauses, rules }).isPressing;
  });
}

async function countPausesOf(tx: Tx, asked: PersonAsked): Promise<CountPause[]> {
  const found = await sql<CountPause>`
    select from_on as "fromOn", until_on as "untilOn" from pauses
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and stops_count
    order by from_on, id
    limit 1000`.execute(tx);
  return found.rows;
}

async function openDisputes(tx: Tx, asked: PersonAsked) {
  const found = await sql<{ accountId: string; amountMinor: number | null }>`
    select account_id as "accountId", amount_minor as "amountMinor" from account_disputes
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and closed_on is null
    order by opened_on, id
    limit 1000`.execute(tx);
  return found.rows.map(({ accountId, amountMinor }) => ({
    accountId,
    amount: amountMinor === null ? null : minor(amountMinor),
  }));
}
