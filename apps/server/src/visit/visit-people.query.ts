// SPDX-License-Identifier: Apache-2.0
// What the house itself asks before a visit: open case, accounts, addresses, attempts to reach the
// person, what is under way. One query per kind of fact, whatever the number of persons.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';

export const visitPeopleMax = 2_000;

export interface VisitAccount {
  readonly cardholderId: string;
  readonly id: string;
  readonly currency: string;
  readonly overdueMinor: number;
  readonly oldestUnpaidDueOn: Temporal.PlainDate;
  readonly dataCheck: string | null;
  readonly agencyId: string | null;
}

export interface VisitAddress {
  readonly cardholderId: string;
  readonly id: string;
  readonly kind: 'residence' | 'work' | 'hukou' | 'billing';
  readonly source: string;
  readonly communityCode: string | null;
  readonly confirmedOn: Temporal.PlainDate | null;
  readonly livesHereConfirmedOn: Temporal.PlainDate | null;
  readonly isRetired: boolean;
}

export interface VisitSignals {
  readonly cardholderId: string;
  readonly callsFailed: number;
  readonly callDays: number;
  readonly conversations: number;
  readonly askedForVisit: boolean;
}

export interface VisitPause {
  readonly cardholderId: string;
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate | null;
}

interface PersonRow {
  readonly cardholderId: string;
  readonly zone: string;
  readonly caseId: string | null;
  readonly caseState: 'open' | 'paused' | null;
  readonly priorityStep: number | null;
  readonly priorityReasons: readonly string[] | null;
  readonly hasRequestOpen: boolean;
  readonly hasVisitAlive: boolean;
}

export interface VisitPerson extends PersonRow {
  /** Overdue accounts, those in data check among them. */
  readonly accounts: readonly VisitAccount[];
  readonly addresses: readonly VisitAddress[];
  readonly signals: VisitSignals;
  /** Pauses in which the count of days stands still. */
  readonly countPauses: readonly VisitPause[];
}

interface PeopleAsked {
  readonly institutionId: string;
  readonly cardholderIds: readonly string[];
  readonly time: BusinessTime;
}

/** By cardholder; an id that is not this institution's is left out. */
export async function visitPeople(
  tx: Tx,
  asked: PeopleAsked,
): Promise<ReadonlyMap<string, VisitPerson>> {
  assert(asked.cardholderIds.length <= visitPeopleMax, 'people are asked for in bounded numbers');
  const persons = await personRows(tx, asked);
  const accounts = groupByPerson(await accountRows(tx, asked));
  const addresses = groupByPerson(await addressRows(tx, asked));
  const pauses = groupByPerson(await pauseRows(tx, asked));
  const signals = groupByPerson(await signalRows(tx, asked));
  return new Map(
    persons.map((person) => {
      const id = person.cardholderId;
      return [
        id,
        {
          ...person,
          accounts: accounts.get(id) ?? [],
          addresses: addresses.get(id) ?? [],
          signals: signals.get(id)?.[0] ?? { cardholderId: id, ...neverTried },
          countPauses: pauses.get(id) ?? [],
        },
      ];
    }),
  );
}

const neverTried = { callsFailed: 0, callDays: 0, conversations: 0, askedForVisit: false };

async function personRows(tx: Tx, asked: PeopleAsked): Promise<PersonRow[]> {
  const found = await sql<PersonRow>`
    select cardholders.id as "cardholderId", cardholders.zone,
      cases.id as "caseId", cases.state as "caseState",
      cases.priority_step as "priorityStep", cases.priority_reasons as "priorityReasons",
      exists (
        select 1 from visit_requests
        where visit_requests.institution_id = cardholders.institution_id
          and visit_requests.cardholder_id = cardholders.id and visit_requests.state = 'open'
      ) as "hasRequestOpen",
      exists (
        select 1 from visits
        where visits.institution_id = cardholders.institution_id
          and visits.cardholder_id = cardholders.id and visits.state in ('proposed', 'planned')
      ) as "hasVisitAlive"
    from cardholders
    left join cases on cases.institution_id = cardholders.institution_id
      and cases.cardholder_id = cardholders.id and cases.state <> 'closed'
    where cardholders.institution_id = ${asked.institutionId}
      and cardholders.id = any(${asked.cardholderIds}::uuid[])
    order by cardholders.id
    limit ${visitPeopleMax}`.execute(tx);
  return found.rows;
}

async function accountRows(tx: Tx, asked: PeopleAsked): Promise<VisitAccount[]> {
  const found = await sql<VisitAccount>`
    select cardholder_id as "cardholderId", id, currency, overdue_minor as "overdueMinor",
      oldest_unpaid_due_on as "oldestUnpaidDueOn", data_check as "dataCheck",
      agency_id as "agencyId"
    from accounts
    where institution_id = ${asked.institutionId}
      and cardholder_id = any(${asked.cardholderIds}::uuid[])
      and oldest_unpaid_due_on is not null
    order by cardholder_id, id
    limit 100000`.execute(tx);
  return found.rows;
}

async function addressRows(tx: Tx, asked: PeopleAsked): Promise<VisitAddress[]> {
  const found = await sql<VisitAddress>`
    select cardholder_id as "cardholderId", id, kind, source, community_code as "communityCode",
      confirmed_on as "confirmedOn", lives_here_confirmed_on as "livesHereConfirmedOn",
      retired_at is not null as "isRetired"
    from addresses
    where institution_id = ${asked.institutionId}
      and cardholder_id = any(${asked.cardholderIds}::uuid[])
    order by cardholder_id, id
    limit 100000`.execute(tx);
  return found.rows;
}

async function pauseRows(tx: Tx, asked: PeopleAsked): Promise<VisitPause[]> {
  const found = await sql<VisitPause>`
    select cardholder_id as "cardholderId", from_on as "fromOn", until_on as "untilOn"
    from pauses
    where institution_id = ${asked.institutionId}
      and cardholder_id = any(${asked.cardholderIds}::uuid[]) and stops_count
    order by cardholder_id, id
    limit 100000`.execute(tx);
  return found.rows;
}

/** Attempts of the last 30 days, counted by the days of the person's own zone. */
async function signalRows(tx: Tx, asked: PeopleAsked): Promise<VisitSignals[]> {
  const now = asked.time.now.toString();
  const found = await sql<VisitSignals>`
    select tried.cardholder_id as "cardholderId",
      count(*) filter (where has_failed and is_recent) as "callsFailed",
      count(distinct day) filter (where has_failed and is_recent) as "callDays",
      count(*) filter (where is_conversation and is_recent) as conversations,
      coalesce(max(started_at) filter (where outcome = 'asked-for-visit')
        > coalesce(max(started_at) filter (where outcome = 'declined-visits'), '-infinity'), false)
        as "askedForVisit"
    from (
      select contacts.cardholder_id, contacts.outcome, contacts.started_at,
        contacts.channel = 'call' and contacts.outcome in ('no-answer', 'busy', 'number-invalid')
          as has_failed,
        contacts.outcome in ('conversation', 'promised', 'asked-for-visit', 'declined-visits')
          as is_conversation,
        (contacts.started_at at time zone cardholders.zone)::date as day,
        contacts.started_at > ${now}::timestamptz - interval '30 days' as is_recent
      from contacts
      join cardholders on cardholders.institution_id = contacts.institution_id
        and cardholders.id = contacts.cardholder_id
      where contacts.institution_id = ${asked.institutionId}
        and contacts.cardholder_id = any(${asked.cardholderIds}::uuid[])
        and contacts.started_at <= ${now}::timestamptz
    ) as tried
    group by tried.cardholder_id
    order by tried.cardholder_id
    limit ${visitPeopleMax}`.execute(tx);
  return found.rows;
}

function groupByPerson<Row extends { readonly cardholderId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.cardholderId);
    if (group) group.push(row);
    else groups.set(row.cardholderId, [row]);
  }
  return groups;
}
