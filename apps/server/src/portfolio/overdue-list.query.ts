// SPDX-License-Identifier: Apache-2.0
// The overdue list, filtered, sorted and paged by the database. Sorting by days past due sorts by the
// oldest unpaid due date: recorded pauses move the figure shown, not the place in the list.
import type { OverdueRow } from '@fairvisit/api/portfolio.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { type LatenessRules, latenessOf } from '../case/lateness.ts';
import { latenessRules } from '../case/lateness-rules.query.ts';
import { moneyToWire } from '../case/money-wire.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';

export interface OverdueAsked {
  readonly institutionId: InstitutionId;
  readonly time: BusinessTime;
  readonly page: number;
  readonly limit: number;
  readonly bucket?: string | undefined;
  readonly currency?: string | undefined;
  /** The first six to twelve digits of a community's code. */
  readonly community?: string | undefined;
  readonly sort: 'daysPastDue' | 'overdue' | 'balance' | 'priority' | 'reference';
  readonly direction: 'asc' | 'desc';
  /** Only these persons or this account; set when somebody searched. */
  readonly found?: { readonly cardholderIds: readonly string[]; readonly reference: string };
}

export async function overdueList(
  tx: Tx,
  asked: OverdueAsked,
): Promise<{ total: number; rows: OverdueRow[] }> {
  const counted = await sql<{ total: number }>`
    select count(*) as total from accounts where ${chosen(asked)} limit 1`.execute(tx);
  const rows = await pageRows(tx, asked);
  const pauses = await countPauses(tx, asked.institutionId, rows);
  const rules = await latenessRules(tx, asked.institutionId);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: rows.map((row) => toWire(row, { time: asked.time, pauses, rules })),
  };
}

interface ListedRow {
  readonly cardholderId: string;
  readonly accountId: string;
  readonly reference: string;
  readonly nameMasked: string;
  readonly product: string;
  readonly currency: string;
  readonly dueOn: Temporal.PlainDate;
  readonly dueSource: string;
  readonly overdueMinor: number;
  readonly balanceMinor: number;
  readonly dataCheck: string | null;
  readonly hasJump: boolean;
  readonly zone: string;
  readonly communityCode: string | null;
  readonly priorityStep: number;
  readonly caseState: string | null;
}

/** Late with nothing owed waits under data checks; who searches for it finds it here as well. */
function chosen(asked: OverdueAsked) {
  const { bucket = null, currency = null, community = null, found } = asked;
  return sql`accounts.institution_id = ${asked.institutionId}
    and accounts.oldest_unpaid_due_on is not null
    ${found === undefined ? sql`and accounts.data_check is null` : sql``}
    ${bucket === null ? sql`` : sql`and accounts.bucket = ${bucket}`}
    ${currency === null ? sql`` : sql`and accounts.currency = ${currency}`}
    ${
      community === null
        ? sql``
        : sql`and accounts.cardholder_id in (
            select addresses.cardholder_id from addresses
            where addresses.institution_id = ${asked.institutionId}
              and addresses.community_code >= ${community.padEnd(12, '0')}
              and addresses.community_code <= ${community.padEnd(12, '9')}
              and addresses.kind = 'residence' and addresses.retired_at is null)`
    }
    ${
      found === undefined
        ? sql``
        : sql`and (accounts.reference = ${found.reference}
            or accounts.cardholder_id = any(${found.cardholderIds}::uuid[]))`
    }`;
}

function order({ sort, direction }: OverdueAsked) {
  const isDown = direction === 'desc';
  switch (sort) {
    case 'daysPastDue':
      return isDown
        ? sql`accounts.oldest_unpaid_due_on, accounts.id`
        : sql`accounts.oldest_unpaid_due_on desc, accounts.id desc`;
    case 'overdue':
      return sql`accounts.overdue_minor ${way(isDown)}, accounts.id`;
    case 'balance':
      return sql`accounts.balance_minor ${way(isDown)}, accounts.id`;
    case 'priority':
      return sql`coalesce(cases.priority_step, 0) ${way(isDown)},
        accounts.oldest_unpaid_due_on, accounts.id`;
    case 'reference':
      return sql`accounts.reference ${way(isDown)}, accounts.id`;
  }
}

function way(isDown: boolean) {
  return isDown ? sql`desc` : sql`asc`;
}

/** The page is cut first; names, homes and cases are looked up for its rows only. */
async function pageRows(tx: Tx, asked: OverdueAsked): Promise<ListedRow[]> {
  const withCases =
    asked.sort === 'priority'
      ? sql`left join cases on cases.institution_id = accounts.institution_id
          and cases.cardholder_id = accounts.cardholder_id and cases.state <> 'closed'`
      : sql``;
  const found = await sql<ListedRow>`
    with page as (
      select accounts.cardholder_id, accounts.id, row_number() over (order by ${order(asked)}) as place
      from accounts
      ${withCases}
      where ${chosen(asked)}
      order by ${order(asked)}
      limit ${asked.limit} offset ${(asked.page - 1) * asked.limit}
    )
    select accounts.cardholder_id as "cardholderId", accounts.id as "accountId",
      accounts.reference, coalesce(cardholder_names.name_masked, '') as "nameMasked",
      accounts.product, accounts.currency, accounts.oldest_unpaid_due_on as "dueOn",
      coalesce(accounts.due_source, 'file') as "dueSource",
      accounts.overdue_minor as "overdueMinor", accounts.balance_minor as "balanceMinor",
      accounts.data_check as "dataCheck", accounts.has_jump as "hasJump", cardholders.zone,
      (select addresses.community_code from addresses
        where addresses.institution_id = accounts.institution_id
          and addresses.cardholder_id = accounts.cardholder_id and addresses.kind = 'residence'
          and addresses.retired_at is null
        order by addresses.confirmed_on desc nulls last, addresses.id
        limit 1) as "communityCode",
      coalesce(cases.priority_step, 0) as "priorityStep", cases.state as "caseState"
    from page
    join accounts on accounts.institution_id = ${asked.institutionId}
      and accounts.cardholder_id = page.cardholder_id and accounts.id = page.id
    join cardholders on cardholders.institution_id = accounts.institution_id
      and cardholders.id = accounts.cardholder_id
    left join cardholder_names on cardholder_names.institution_id = accounts.institution_id
      and cardholder_names.cardholder_id = accounts.cardholder_id
    left join cases on cases.institution_id = accounts.institution_id
      and cases.cardholder_id = accounts.cardholder_id and cases.state <> 'closed'
    order by page.place
    limit ${asked.limit}`.execute(tx);
  return found.rows;
}

interface PauseRow {
  readonly cardholderId: string;
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate | null;
}

const pausesMax = 20_000;

async function countPauses(
  tx: Tx,
  institutionId: InstitutionId,
  rows: readonly ListedRow[],
): Promise<readonly PauseRow[]> {
  const found = await sql<PauseRow>`
    select cardholder_id as "cardholderId", from_on as "fromOn", until_on as "untilOn"
    from pauses
    where institution_id = ${institutionId} and stops_count
      and cardholder_id = any(${rows.map((row) => row.cardholderId)}::uuid[])
    order by cardholder_id, from_on, id
    limit ${pausesMax}`.execute(tx);
  return found.rows;
}

function toWire(
  row: ListedRow,
  context: {
    readonly time: BusinessTime;
    readonly pauses: readonly PauseRow[];
    readonly rules: LatenessRules;
  },
): OverdueRow {
  const { days, bucket } = latenessOf(
    { ...row, oldestUnpaidDueOn: row.dueOn },
    {
      on: dayAt(context.time.now, row.zone),
      countPauses: context.pauses.filter((pause) => pause.cardholderId === row.cardholderId),
      rules: context.rules,
    },
  );
  return {
    cardholderId: row.cardholderId,
    accountId: row.accountId,
    reference: row.reference,
    nameMasked: row.nameMasked,
    product: row.product,
    bucket,
    daysPastDue: days,
    dueOn: row.dueOn.toString(),
    dueSource: row.dueSource,
    overdue: moneyToWire(row.overdueMinor, row.currency),
    balance: moneyToWire(row.balanceMinor, row.currency),
    communityCode: row.communityCode,
    priorityStep: row.priorityStep,
    caseState: row.caseState,
    hasJump: row.hasJump,
  };
}
