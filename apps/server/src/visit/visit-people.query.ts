// SPDX-License-Identifier: Apache-2.0
// What the house itself asks before a visit: open case, accounts, addresses, the need for it, what
// is under way. One query per kind of fact, whatever the number of persons.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { visitNecessities } from '../case/visit-necessity.query.ts';
import type { VisitNecessity } from '../case/visit-necessity.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { byPerson } from '../people/by-person.ts';

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

interface PersonRow {
  readonly cardholderId: string;
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
  readonly need: VisitNecessity;
}

interface PeopleAsked {
  readonly institutionId: InstitutionId;
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
  const accounts = byPerson(await accountRows(tx, asked));
  const addresses = byPerson(await addressRows(tx, asked));
  const needs = await visitNecessities(tx, asked);
  return new Map(
    persons.map((person) => {
      const id = person.cardholderId;
      const need = needs.get(id);
      assert(need, 'the need of everybody who exists is computed');
      return [
        id,
        { ...person, need, accounts: accounts.get(id) ?? [], addresses: addresses.get(id) ?? [] },
      ];
    }),
  );
}

async function personRows(tx: Tx, asked: PeopleAsked): Promise<PersonRow[]> {
  const found = await sql<PersonRow>`
    select cardholders.id as "cardholderId", cases.id as "caseId", cases.state as "caseState",
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
