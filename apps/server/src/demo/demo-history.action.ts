// SPDX-License-Identifier: Apache-2.0
// What was tried and said before the demo begins: calls, messages, pauses, wishes. It is loaded as
// the bank's own record of earlier contacts, so that necessity and caps are computed from real rows.
import { newId } from '@fairvisit/domain/ids.ts';
import type { DemoHistory, PauseKind } from '@fairvisit/seeds/history.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';

export interface PersonHistory {
  readonly cardholderId: string;
  readonly history: DemoHistory;
}

interface ContactRow {
  readonly cardholderId: string;
  readonly channel: 'call' | 'sms';
  readonly at: string;
  readonly outcome: string;
  readonly by: string | null;
}

interface PauseRow {
  readonly cardholderId: string;
  readonly reason: string;
  readonly from: string;
  readonly until: string | null;
}

/** One chunk of persons in one transaction. */
export async function addDemoHistory(
  ground: Ground,
  actor: Actor,
  persons: readonly PersonHistory[],
): Promise<void> {
  await ground.db.forInstitution(actor.institutionId, async (tx) => {
    const told = await personsWithHistory(tx, actor, persons);
    const untold = persons.filter(({ cardholderId }) => !told.has(cardholderId));
    const contacts = untold.flatMap(contactRows);
    const pauses = untold.flatMap(pauseRows);
    if (contacts.length + pauses.length === 0) return;
    await insertContacts(tx, ground, { actor, contacts });
    await insertPauses(tx, ground, { actor, pauses });
    const time = await businessTime(tx, ground, actor.institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'demo.add-history',
        thing: 'contact',
        detail: { contacts: contacts.length, pauses: pauses.length },
      },
    );
  });
}

/** A load that was cut off goes on where it stopped: nobody's history is told twice. */
async function personsWithHistory(
  tx: Tx,
  actor: Actor,
  persons: readonly PersonHistory[],
): Promise<Set<string>> {
  const ids = persons.map(({ cardholderId }) => cardholderId);
  const found = await sql<{ id: string }>`
    select cardholder_id as id from contacts
    where institution_id = ${actor.institutionId} and cardholder_id = any(${ids}::uuid[])
    union
    select cardholder_id as id from pauses
    where institution_id = ${actor.institutionId} and cardholder_id = any(${ids}::uuid[])
    order by id
    limit ${ids.length}`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}

function contactRows({ cardholderId, history }: PersonHistory): ContactRow[] {
  const rows: ContactRow[] = history.contacts.map((contact) => ({
    cardholderId,
    channel: contact.kind,
    at: contact.at,
    outcome: contact.kind === 'sms' ? contact.result : callOutcomes[contact.result],
    by: contact.by,
  }));
  for (const [at, outcome] of [
    [history.visitAskedAt, 'asked-for-visit'],
    [history.visitDeclinedAt, 'declined-visits'],
  ] as const) {
    if (at !== null) rows.push({ cardholderId, channel: 'call', at, outcome, by: null });
  }
  for (const promise of history.promises) {
    rows.push({ cardholderId, channel: 'call', at: promise.madeAt, outcome: 'promised', by: null });
  }
  return rows;
}

function pauseRows({ cardholderId, history }: PersonHistory): PauseRow[] {
  return history.pauses.map((pause) => ({
    cardholderId,
    reason: pauseReasons[pause.kind],
    from: pause.from,
    until: pause.until,
  }));
}

async function insertContacts(
  tx: Tx,
  ground: Ground,
  { actor, contacts }: { readonly actor: Actor; readonly contacts: readonly ContactRow[] },
): Promise<void> {
  await sql`insert into contacts
      (institution_id, cardholder_id, id, channel, contact_point_id, started_at, outcome, staff_id,
       recorded_at)
    select ${actor.institutionId}, told.cardholder_id, told.id, told.channel, points.id,
      told.started_at, told.outcome, staff.id, told.started_at
    from unnest(
      ${contacts.map((row) => row.cardholderId)}::uuid[],
      ${contacts.map(() => newId<string>(ground.ids))}::uuid[],
      ${contacts.map((row) => row.channel)}::text[],
      ${contacts.map((row) => row.at)}::timestamptz[],
      ${contacts.map((row) => row.outcome)}::text[],
      ${contacts.map((row) => row.by)}::text[]
    ) as told (cardholder_id, id, channel, started_at, outcome, sign_in_name)
    left join staff on staff.institution_id = ${actor.institutionId}
      and staff.sign_in_name = told.sign_in_name
    left join lateral (
      select contact_points.id from contact_points
      where contact_points.institution_id = ${actor.institutionId}
        and contact_points.cardholder_id = told.cardholder_id and contact_points.kind = 'phone'
      order by contact_points.id
      limit 1
    ) points on true`.execute(tx);
}

async function insertPauses(
  tx: Tx,
  ground: Ground,
  { actor, pauses }: { readonly actor: Actor; readonly pauses: readonly PauseRow[] },
): Promise<void> {
  await sql`insert into pauses
      (institution_id, cardholder_id, id, reason, from_on, until_on, told_on, stops_contact,
       stops_count, recorded_at)
    select ${actor.institutionId}, cardholder_id, id, reason, from_on, until_on, from_on, true, false,
      from_on::timestamptz
    from unnest(
      ${pauses.map((row) => row.cardholderId)}::uuid[],
      ${pauses.map(() => newId<string>(ground.ids))}::uuid[],
      ${pauses.map((row) => row.reason)}::text[],
      ${pauses.map((row) => row.from)}::date[],
      ${pauses.map((row) => row.until)}::date[]
    ) as told (cardholder_id, id, reason, from_on, until_on)`.execute(tx);
}

const callOutcomes = {
  answered: 'conversation',
  unanswered: 'no-answer',
  'invalid-number': 'number-invalid',
} as const;

const pauseReasons: Readonly<Record<PauseKind, string>> = {
  hardship: 'hardship',
  dispute: 'dispute',
  complaint: 'complaint',
  'signed-plan': 'plan',
  bereavement: 'bereavement',
};
