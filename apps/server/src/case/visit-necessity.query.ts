// SPDX-License-Identifier: Apache-2.0
// What the need for a visit is computed from, for one person or for hundreds: one statement per kind
// of row.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import {
  type NecessityAccount,
  type NecessityRules,
  type NecessitySignals,
  type VisitNecessity,
  visitNecessity,
} from './visit-necessity.ts';

const peopleMax = 2_000;
const rowsMax = 100_000;

interface Asked {
  readonly institutionId: InstitutionId;
  readonly cardholderIds: readonly string[];
  readonly time: BusinessTime;
}

/** By cardholder; an id that is not this institution's is left out. */
export async function visitNecessities(
  tx: Tx,
  asked: Asked,
): Promise<ReadonlyMap<string, VisitNecessity>> {
  assert(asked.cardholderIds.length <= peopleMax, 'people are asked for in bounded numbers');
  const rules = await necessityRules(tx, asked.institutionId);
  const accounts = await accountRows(tx, asked);
  const pauses = await pauseRows(tx, asked);
  const signals = await signalRows(tx, asked);
  return new Map(
    signals.map(({ cardholderId, zone, ...person }) => [
      cardholderId,
      visitNecessity(
        {
          accounts: accounts.filter((row) => row.cardholderId === cardholderId),
          countPauses: pauses.filter((row) => row.cardholderId === cardholderId),
          signals: person,
          on: dayAt(asked.time.now, zone),
        },
        rules,
      ),
    ]),
  );
}

async function necessityRules(tx: Tx, institutionId: InstitutionId): Promise<NecessityRules> {
  const found = await sql<NecessityRules>`
    select visit_days_past_due_min as "daysPastDueMin",
      small_balance_minor as "smallBalanceMinor", grace_days as "graceDays",
      tolerance_minor as "toleranceMinor"
    from institution_settings
    where institution_id = ${institutionId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'an institution has settings');
  return row;
}

type OfPerson<Row> = Row & { readonly cardholderId: string };

async function accountRows(tx: Tx, asked: Asked): Promise<OfPerson<NecessityAccount>[]> {
  const found = await sql<OfPerson<NecessityAccount>>`
    select cardholder_id as "cardholderId", currency, overdue_minor as "overdueMinor",
      oldest_unpaid_due_on as "oldestUnpaidDueOn", data_check as "dataCheck"
    from accounts
    where institution_id = ${asked.institutionId}
      and cardholder_id = any(${asked.cardholderIds}::uuid[])
    order by cardholder_id, id
    limit ${rowsMax}`.execute(tx);
  return found.rows;
}

interface PauseRow {
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate | null;
}

async function pauseRows(tx: Tx, asked: Asked): Promise<OfPerson<PauseRow>[]> {
  const found = await sql<OfPerson<PauseRow>>`
    select cardholder_id as "cardholderId", from_on as "fromOn", until_on as "untilOn"
    from pauses
    where institution_id = ${asked.institutionId}
      and cardholder_id = any(${asked.cardholderIds}::uuid[]) and stops_count
    order by cardholder_id, id
    limit ${rowsMax}`.execute(tx);
  return found.rows;
}

type SignalRow = OfPerson<NecessitySignals & { readonly zone: string }>;

/** One row for every person that exists, tried or not. Days are those of the person's own zone. */
async function signalRows(tx: Tx, asked: Asked): Promise<SignalRow[]> {
  const now = asked.time.now.toString();
  const found = await sql<SignalRow>`
    select cardholders.id as "cardholderId", cardholders.zone,
      coalesce(tried.calls_failed, 0) as "callsFailed", coalesce(tried.call_days, 0) as "callDays",
      coalesce(tried.conversations, 0) as conversations,
      coalesce(tried.asked_at > coalesce(tried.declined_at, '-infinity'), false)
        as "askedForVisit",
      coalesce(numbers.are_all_invalid, false) as "allNumbersInvalid"
    from cardholders
    left join lateral (
      select count(*) filter (where is_recent and channel = 'call'
          and outcome in ('no-answer', 'busy', 'number-invalid')) as calls_failed,
        count(distinct (started_at at time zone cardholders.zone)::date) filter (where is_recent
          and channel = 'call' and outcome in ('no-answer', 'busy', 'number-invalid')) as call_days,
        count(*) filter (where is_recent and outcome in
          ('conversation', 'promised', 'asked-for-visit', 'declined-visits')) as conversations,
        max(started_at) filter (where outcome = 'asked-for-visit') as asked_at,
        max(started_at) filter (where outcome = 'declined-visits') as declined_at
      from (
        select channel, outcome, started_at,
          started_at > ${now}::timestamptz - interval '30 days' as is_recent
        from contacts
        where contacts.institution_id = cardholders.institution_id
          and contacts.cardholder_id = cardholders.id
          and contacts.started_at <= ${now}::timestamptz
      ) as made
    ) as tried on true
    left join lateral (
      select bool_and(coalesce(last_call.outcome = 'number-invalid', false)) as are_all_invalid
      from contact_points
      left join lateral (
        select contacts.outcome from contacts
        where contacts.institution_id = contact_points.institution_id
          and contacts.cardholder_id = contact_points.cardholder_id
          and contacts.contact_point_id = contact_points.id and contacts.channel = 'call'
          and contacts.started_at <= ${now}::timestamptz
        order by contacts.started_at desc, contacts.id desc
        limit 1
      ) as last_call on true
      where contact_points.institution_id = cardholders.institution_id
        and contact_points.cardholder_id = cardholders.id and contact_points.kind = 'phone'
        and not contact_points.is_frozen
    ) as numbers on true
    where cardholders.institution_id = ${asked.institutionId}
      and cardholders.id = any(${asked.cardholderIds}::uuid[])
    order by cardholders.id
    limit ${peopleMax}`.execute(tx);
  return found.rows;
}
