// SPDX-License-Identifier: Apache-2.0
// The persons of one chunk with what the night needs to know: their late accounts and the signals
// that make a case more or less pressing. One query per kind, over a range of persons.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export const personsPerChunk = 2_000;

/** The last person of the next chunk after `after`, or null when there is none. */
export async function nextChunkEnd(
  tx: Tx,
  institutionId: InstitutionId,
  after: string,
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from cardholders
    where institution_id = ${institutionId} and id > ${after}::uuid
    order by id
    limit ${personsPerChunk}`.execute(tx);
  return found.rows.at(-1)?.id ?? null;
}

export interface ChunkRange {
  readonly institutionId: InstitutionId;
  readonly after: string;
  readonly until: string;
}

/** The range that holds exactly this person. */
export function rangeOfPerson(institutionId: InstitutionId, cardholderId: string): ChunkRange {
  const below = (BigInt(`0x${cardholderId.replaceAll('-', '')}`) - 1n).toString(16);
  const after = below
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { institutionId, after, until: cardholderId };
}

/**
 * Who has something that the night may change. A payment, an answer or a plan that comes meanwhile
 * waits, so that what was read is still true when it is written.
 */
export async function lockLatePersons(tx: Tx, range: ChunkRange): Promise<void> {
  await sql`select id from cardholders
    where institution_id = ${range.institutionId}
      and id > ${range.after}::uuid and id <= ${range.until}::uuid
      and (
        id in (
          select cardholder_id from accounts
          where institution_id = ${range.institutionId}
            and cardholder_id > ${range.after}::uuid and cardholder_id <= ${range.until}::uuid
            and (oldest_unpaid_due_on is not null or bucket <> 'M0' or overdue_minor > 0)
        )
        or id in (
          select cardholder_id from cases
          where institution_id = ${range.institutionId} and state <> 'closed'
            and cardholder_id > ${range.after}::uuid and cardholder_id <= ${range.until}::uuid
        )
        or id in (
          select cardholder_id from payments
          where institution_id = ${range.institutionId}
            and cardholder_id > ${range.after}::uuid and cardholder_id <= ${range.until}::uuid
        )
      )
    order by id
    limit ${personsPerChunk}
    for update`.execute(tx);
}

export interface NightAccount {
  readonly cardholderId: string;
  readonly accountId: string;
  readonly zone: string;
  readonly deceasedOn: Temporal.PlainDate | null;
  readonly oldestUnpaidDueOn: Temporal.PlainDate | null;
  readonly overdueMinor: number;
  readonly bucket: string;
  readonly hasJump: boolean;
  readonly dataCheck: string | null;
}

/** Accounts of the chunk that are late, or still carry a bucket from when they were. */
export async function nightAccounts(tx: Tx, range: ChunkRange): Promise<NightAccount[]> {
  const found = await sql<NightAccount>`
    select accounts.cardholder_id as "cardholderId", accounts.id as "accountId",
      cardholders.zone, cardholders.deceased_on as "deceasedOn",
      accounts.oldest_unpaid_due_on as "oldestUnpaidDueOn",
      accounts.overdue_minor as "overdueMinor", accounts.bucket, accounts.has_jump as "hasJump",
      accounts.data_check as "dataCheck"
    from accounts
    join cardholders on cardholders.institution_id = accounts.institution_id
      and cardholders.id = accounts.cardholder_id
    where accounts.institution_id = ${range.institutionId}
      and accounts.cardholder_id > ${range.after}::uuid
      and accounts.cardholder_id <= ${range.until}::uuid
      and (accounts.oldest_unpaid_due_on is not null or accounts.bucket <> 'M0'
        or accounts.overdue_minor > 0)
    order by accounts.cardholder_id, accounts.id
    limit 50000`.execute(tx);
  return found.rows;
}

export interface NightPause {
  readonly cardholderId: string;
  readonly reason: string;
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate | null;
  readonly stopsContact: boolean;
  readonly stopsCount: boolean;
}

/** A pause that somebody ended is over on the day he did, be it the day on which it began. */
export async function nightPauses(tx: Tx, range: ChunkRange): Promise<NightPause[]> {
  const found = await sql<NightPause>`
    select pauses.cardholder_id as "cardholderId", reason, from_on as "fromOn",
      least(until_on, (ended_at at time zone cardholders.zone)::date) as "untilOn",
      stops_contact as "stopsContact", stops_count as "stopsCount"
    from pauses
    join cardholders on cardholders.institution_id = pauses.institution_id
      and cardholders.id = pauses.cardholder_id
    where pauses.institution_id = ${range.institutionId}
      and pauses.cardholder_id > ${range.after}::uuid
      and pauses.cardholder_id <= ${range.until}::uuid
    order by pauses.cardholder_id, pauses.id
    limit 50000`.execute(tx);
  return found.rows;
}

export interface NightSignals {
  readonly cardholderId: string;
  readonly callsFailed: number;
  readonly callDays: number;
  readonly conversations: number;
  readonly askedForVisit: boolean;
}

/** Calls of the last 30 days before `at`, and whether the person's last wish was a visit. */
export async function nightSignals(
  tx: Tx,
  range: ChunkRange,
  at: Temporal.Instant,
): Promise<NightSignals[]> {
  const found = await sql<NightSignals>`
    select contacts.cardholder_id as "cardholderId",
      count(*) filter (where channel = 'call'
        and outcome in ('no-answer', 'busy', 'number-invalid') and is_recent) as "callsFailed",
      count(distinct day) filter (where channel = 'call'
        and outcome in ('no-answer', 'busy', 'number-invalid') and is_recent) as "callDays",
      count(*) filter (where outcome in ('conversation', 'promised', 'asked-for-visit',
        'declined-visits') and is_recent) as conversations,
      coalesce(max(started_at) filter (where outcome = 'asked-for-visit')
        > coalesce(max(started_at) filter (where outcome = 'declined-visits'), '-infinity'), false)
        as "askedForVisit"
    from (
      select contacts.cardholder_id, channel, outcome, started_at,
        (started_at at time zone cardholders.zone)::date as day,
        started_at > ${at.toString()}::timestamptz - interval '30 days' as is_recent
      from contacts
      join cardholders on cardholders.institution_id = contacts.institution_id
        and cardholders.id = contacts.cardholder_id
      where contacts.institution_id = ${range.institutionId}
        and contacts.cardholder_id > ${range.after}::uuid
        and contacts.cardholder_id <= ${range.until}::uuid
        and started_at <= ${at.toString()}::timestamptz
    ) contacts
    group by contacts.cardholder_id
    order by contacts.cardholder_id
    limit 50000`.execute(tx);
  return found.rows;
}

export interface NightCase {
  readonly cardholderId: string;
  readonly caseId: string;
  readonly state: string;
  readonly priorityStep: number;
  readonly priorityReasons: readonly string[];
}

export async function nightCases(tx: Tx, range: ChunkRange): Promise<NightCase[]> {
  const found = await sql<NightCase>`
    select cardholder_id as "cardholderId", id as "caseId", state,
      priority_step as "priorityStep", priority_reasons as "priorityReasons"
    from cases
    where institution_id = ${range.institutionId} and state <> 'closed'
      and cardholder_id > ${range.after}::uuid and cardholder_id <= ${range.until}::uuid
    order by cardholder_id, id
    limit 50000`.execute(tx);
  return found.rows;
}

export interface NightPayment {
  readonly cardholderId: string;
  readonly accountId: string;
  readonly amountMinor: number;
  readonly valuedOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate | null;
  readonly reversedOn: Temporal.PlainDate | null;
  readonly receivedOn: Temporal.PlainDate;
  readonly fileOn: Temporal.PlainDate | null;
  readonly fileDueOn: Temporal.PlainDate | null;
  readonly fileOverdueMinor: number;
  readonly oldestUnpaidDueOn: Temporal.PlainDate | null;
  readonly overdueMinor: number;
  readonly zone: string;
}

/**
 * Payments that the newest file does not know of, with the file's word on their accounts: valued or
 * reversed after its day, or come in after it with an earlier value date.
 */
export async function nightPayments(tx: Tx, range: ChunkRange): Promise<NightPayment[]> {
  const found = await sql<NightPayment>`
    select payments.cardholder_id as "cardholderId", payments.account_id as "accountId",
      payments.amount_minor as "amountMinor", payments.valued_on as "valuedOn",
      payments.due_on as "dueOn", payments.reversed_on as "reversedOn",
      (payments.received_at at time zone institutions.zone)::date as "receivedOn",
      accounts.file_on as "fileOn", accounts.file_due_on as "fileDueOn",
      accounts.file_overdue_minor as "fileOverdueMinor",
      accounts.oldest_unpaid_due_on as "oldestUnpaidDueOn",
      accounts.overdue_minor as "overdueMinor", cardholders.zone
    from payments
    join accounts on accounts.institution_id = payments.institution_id
      and accounts.cardholder_id = payments.cardholder_id and accounts.id = payments.account_id
    join cardholders on cardholders.institution_id = accounts.institution_id
      and cardholders.id = accounts.cardholder_id
    join institutions on institutions.id = payments.institution_id
    where payments.institution_id = ${range.institutionId}
      and payments.cardholder_id > ${range.after}::uuid
      and payments.cardholder_id <= ${range.until}::uuid
      and (accounts.file_on is null or payments.valued_on > accounts.file_on
        or payments.reversed_on > accounts.file_on
        or (payments.received_at at time zone institutions.zone)::date > accounts.file_on)
    order by payments.cardholder_id, payments.account_id, payments.valued_on, payments.id
    limit 50000`.execute(tx);
  return found.rows;
}
