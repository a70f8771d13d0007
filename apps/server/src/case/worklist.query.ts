// SPDX-License-Identifier: Apache-2.0
// The worklist: cases in order of priority, each with its reasons and with what is overdue now.
import type { WorklistRow } from '@fairvisit/api/case.ts';
import { bucketOfDays } from '@fairvisit/domain/account/delinquency.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { byPerson } from '../people/by-person.ts';
import { type CountPause, type LateAccount, type LatenessRules, latenessOf } from './lateness.ts';
import { latenessRules } from './lateness-rules.query.ts';
import { overdueByCurrency } from './overdue-by-currency.ts';

export interface WorklistAsked {
  readonly institutionId: InstitutionId;
  readonly time: BusinessTime;
  readonly page: number;
  readonly limit: number;
  /** All that are not closed when left out. */
  readonly state?: 'open' | 'paused' | 'closed' | undefined;
  readonly reason?: string | undefined;
}

export interface Worklist {
  readonly total: number;
  readonly rows: WorklistRow[];
}

interface CaseRow {
  readonly cardholderId: string;
  readonly caseId: string;
  readonly nameMasked: string;
  readonly zone: string;
  readonly state: 'open' | 'paused' | 'closed';
  readonly openedOn: Temporal.PlainDate;
  readonly priorityStep: number;
  readonly priorityReasons: string[];
  readonly communityCode: string | null;
}

export async function worklist(tx: Tx, asked: WorklistAsked): Promise<Worklist> {
  const total = await caseCount(tx, asked);
  const cases = await caseRows(tx, asked);
  const ids = cases.map((row) => row.cardholderId);
  const accounts = byPerson(await accountRows(tx, asked.institutionId, ids));
  const pauses = byPerson(await pauseRows(tx, asked.institutionId, ids));
  const rules = await latenessRules(tx, asked.institutionId);
  return {
    total,
    rows: cases.map((row) => {
      const late = {
        accounts: accounts.get(row.cardholderId) ?? [],
        countPauses: pauses.get(row.cardholderId) ?? [],
        on: dayAt(asked.time.now, row.zone),
        rules,
      };
      return toRow(row, late);
    }),
  };
}

interface Late {
  readonly accounts: readonly AccountRow[];
  readonly countPauses: readonly CountPause[];
  readonly on: Temporal.PlainDate;
  readonly rules: LatenessRules;
}

function toRow({ zone: _zone, ...row }: CaseRow, late: Late): WorklistRow {
  const pressing = late.accounts
    .map((account) => ({ ...account, ...latenessOf(account, late) }))
    .filter((account) => account.isPressing);
  const days = Math.max(0, ...pressing.map((account) => account.days));
  return {
    ...row,
    openedOn: row.openedOn.toString(),
    accounts: late.accounts.length,
    worstBucket: bucketOfDays(days),
    daysPastDue: days,
    overdue: overdueByCurrency(pressing),
  };
}

function chosen({ institutionId, state, reason }: WorklistAsked) {
  return sql`cases.institution_id = ${institutionId}
    and (cases.state = ${state ?? null}::text or (${state ?? null}::text is null
      and cases.state <> 'closed'))
    and (${reason ?? null}::text is null or ${reason ?? null}::text = any(cases.priority_reasons))`;
}

async function caseCount(tx: Tx, asked: WorklistAsked): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*) as total from cases where ${chosen(asked)} limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'a count has a row');
  return row.total;
}

async function caseRows(tx: Tx, asked: WorklistAsked): Promise<CaseRow[]> {
  const found = await sql<CaseRow>`
    select cases.cardholder_id as "cardholderId", cases.id as "caseId",
      coalesce(cardholder_names.name_masked, '') as "nameMasked", cardholders.zone, cases.state,
      cases.opened_on as "openedOn", cases.priority_step as "priorityStep",
      cases.priority_reasons as "priorityReasons",
      (select addresses.community_code from addresses
        where addresses.institution_id = cases.institution_id
          and addresses.cardholder_id = cases.cardholder_id and addresses.kind = 'residence'
          and addresses.retired_at is null
        order by addresses.confirmed_on desc nulls last, addresses.id
        limit 1) as "communityCode"
    from cases
    join cardholders on cardholders.institution_id = cases.institution_id
      and cardholders.id = cases.cardholder_id
    left join cardholder_names on cardholder_names.institution_id = cases.institution_id
      and cardholder_names.cardholder_id = cases.cardholder_id
    where ${chosen(asked)}
    order by cases.priority_step desc, cases.opened_on, cases.id
    limit ${asked.limit} offset ${(asked.page - 1) * asked.limit}`.execute(tx);
  return found.rows;
}

interface AccountRow extends LateAccount {
  readonly cardholderId: string;
  readonly currency: string;
}

const rowsMax = 20_000;

async function accountRows(
  tx: Tx,
  institutionId: InstitutionId,
  cardholderIds: readonly string[],
): Promise<AccountRow[]> {
  const found = await sql<AccountRow>`
    select cardholder_id as "cardholderId", currency, overdue_minor as "overdueMinor",
      oldest_unpaid_due_on as "oldestUnpaidDueOn", data_check as "dataCheck"
    from accounts
    where institution_id = ${institutionId} and cardholder_id = any(${cardholderIds}::uuid[])
    order by cardholder_id, oldest_unpaid_due_on nulls last, id
    limit ${rowsMax}`.execute(tx);
  return found.rows;
}

async function pauseRows(
  tx: Tx,
  institutionId: InstitutionId,
  cardholderIds: readonly string[],
): Promise<(CountPause & { readonly cardholderId: string })[]> {
  const found = await sql<CountPause & { readonly cardholderId: string }>`
    select cardholder_id as "cardholderId", from_on as "fromOn", until_on as "untilOn"
    from pauses
    where institution_id = ${institutionId} and cardholder_id = any(${cardholderIds}::uuid[])
      and stops_count
    order by cardholder_id, from_on, id
    limit ${rowsMax}`.execute(tx);
  return found.rows;
}
