// SPDX-License-Identifier: Apache-2.0
// The day's figures: few queries over indexes, fresh each time, so that no counter can be wrong.
import type { Overview } from '@fairvisit/api/portfolio.ts';
import { buckets } from '@fairvisit/domain/account/delinquency.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { dayText } from '@fairvisit/law/time/calendar-day.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { moneyToWire } from '../case/money-wire.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import { nextPlannableDay } from '../day-plan/next-plannable-day.ts';
import type { Tx } from '../db/database.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { dayOf } from '../law/law-time.ts';

export interface OverviewAsked {
  readonly institutionId: InstitutionId;
  readonly time: BusinessTime;
}

export async function overviewOf(tx: Tx, asked: OverviewAsked): Promise<Overview> {
  const { institutionId, time } = asked;
  const { pack } = await institutionPack(tx, institutionId);
  const next = nextPlannableDay(pack, dayOf(time.day));
  const nextDay = next === null ? null : dayText(next);
  const rows = await bucketRows(tx, institutionId);
  const { months, ...figures } = await countedFigures(tx, asked, nextDay);
  return {
    businessDay: time.day.toString(),
    accounts: rows.reduce((total, row) => total + row.inAll, 0),
    persons: figures.persons,
    overdueAccounts: rows.reduce((total, row) => total + row.late, 0),
    buckets: buckets.map((bucket) => {
      const own = rows.filter((row) => row.bucket === bucket);
      return {
        bucket,
        accounts: own.reduce((total, row) => total + row.accounts, 0),
        overdue: own
          .filter((row) => row.overdueMinor > 0)
          .map((row) => moneyToWire(row.overdueMinor, row.currency)),
      };
    }),
    cases: {
      open: figures.casesOpen,
      openedToday: figures.openedToday,
      closedToday: figures.closedToday,
    },
    requestsOpen: figures.requestsOpen,
    visitsProposed: figures.visitsProposed,
    visitsPlannedNext: figures.visitsPlannedNext,
    nextWorkingDay: nextDay,
    quarantineOpen: figures.quarantineOpen,
    dataChecksOpen: figures.dataChecksOpen,
    lastNightly: await lastNightly(tx, institutionId),
    lastImport: await lastImport(tx, institutionId),
    months,
  };
}

interface BucketRow {
  readonly bucket: string;
  readonly currency: string;
  readonly inAll: number;
  readonly accounts: number;
  readonly late: number;
  readonly overdueMinor: number;
}

const currenciesMax = 20;

/** Late with nothing owed is a contradiction: such accounts stand under data checks, in no bucket. */
async function bucketRows(tx: Tx, institutionId: InstitutionId): Promise<BucketRow[]> {
  const found = await sql<BucketRow>`
    select bucket, currency, count(*) as "inAll",
      count(*) filter (where data_check is null) as accounts,
      count(oldest_unpaid_due_on) filter (where data_check is null) as late,
      coalesce(sum(overdue_minor) filter (where data_check is null), 0)::bigint as "overdueMinor"
    from accounts
    where institution_id = ${institutionId}
    group by bucket, currency
    order by bucket, currency
    limit ${currenciesMax * buckets.length}`.execute(tx);
  return found.rows;
}

interface Figures {
  readonly persons: number;
  readonly casesOpen: number;
  readonly openedToday: number;
  readonly closedToday: number;
  readonly requestsOpen: number;
  readonly visitsProposed: number;
  readonly visitsPlannedNext: number;
  readonly quarantineOpen: number;
  readonly dataChecksOpen: number;
  readonly months: string[];
}

/** The months are found by hops through the index; reading every statement takes too long. */
async function countedFigures(
  tx: Tx,
  { institutionId, time }: OverviewAsked,
  nextDay: string | null,
): Promise<Figures> {
  const today = time.day.toString();
  const found = await sql<Figures>`
    with recursive cycles as (
      select (select max(cycle_on) from statements where institution_id = ${institutionId}) as month
      union all
      select (select max(cycle_on) from statements
        where institution_id = ${institutionId} and cycle_on < cycles.month)
      from cycles where cycles.month is not null
    )
    select
      (select count(*) from cardholders where institution_id = ${institutionId}) as persons,
      (select count(*) from cases
        where institution_id = ${institutionId} and state <> 'closed') as "casesOpen",
      (select count(*) from cases
        where institution_id = ${institutionId} and opened_on = ${today}::date) as "openedToday",
      (select count(*) from cases
        where institution_id = ${institutionId} and closed_on = ${today}::date) as "closedToday",
      (select count(*) from visit_requests
        where institution_id = ${institutionId} and state = 'open') as "requestsOpen",
      (select count(*) from visits
        where institution_id = ${institutionId} and state = 'proposed') as "visitsProposed",
      (select count(*) from visits
        where institution_id = ${institutionId} and state = 'planned'
          and (planned_from at time zone ${time.zone})::date = ${nextDay}::date)
        as "visitsPlannedNext",
      (select count(*) from quarantined_rows
        where institution_id = ${institutionId} and state = 'open') as "quarantineOpen",
      (select count(*) from data_checks
        where institution_id = ${institutionId} and state = 'open') as "dataChecksOpen",
      (select coalesce(array_agg(to_char(month, 'YYYY-MM') order by month), '{}')
        from (select month from cycles where month is not null limit 120) as cycles)
        as months
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'a count has a row');
  return row;
}

async function lastNightly(tx: Tx, institutionId: InstitutionId): Promise<Overview['lastNightly']> {
  const found = await sql<{
    on: Temporal.PlainDate;
    changed: number;
    opened: number;
    closed: number;
  }>`
    select run_on as on, changed, opened, closed from nightly_runs
    where institution_id = ${institutionId} and state = 'done'
    order by run_on desc
    limit 1`.execute(tx);
  const row = found.rows[0];
  return row ? { ...row, on: row.on.toString() } : null;
}

async function lastImport(tx: Tx, institutionId: InstitutionId): Promise<Overview['lastImport']> {
  const found = await sql<{
    id: string;
    fileName: string;
    state: string;
    startedAt: Temporal.Instant;
  }>`
    select id, file_name as "fileName", state, started_at as "startedAt" from portfolio_imports
    where institution_id = ${institutionId}
    order by started_at desc, id
    limit 1`.execute(tx);
  const row = found.rows[0];
  return row ? { ...row, startedAt: row.startedAt.toString() } : null;
}
