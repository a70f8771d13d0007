// SPDX-License-Identifier: Apache-2.0
// What happened to a person, newest first, each act with the decision it rests on. Contacts that came
// with the institution's history have no event of their own and stand here all the same.
import type { CasePage } from '@fairvisit/api/case.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import type { Pack } from '@fairvisit/law/pack.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { type DecisionRow, decisionOfRow } from '../law/decision-row.ts';
import { toWire } from '../law/decision-wire.ts';
import { minuteOf } from '../law/law-time.ts';
import type { CasePause } from './case-pauses.query.ts';
import type { PersonAsked } from './case-person.query.ts';

export const timelineMax = 300;

export interface TimelineAsked extends PersonAsked {
  readonly zone: string;
  readonly pack: Pack;
  readonly pauses: readonly CasePause[];
}

type Entry = CasePage['timeline'][number];

interface EntryRow {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly kind: string;
  readonly actor: string;
  readonly subject_id: string | null;
  readonly codes: Readonly<Record<string, unknown>>;
  readonly decision: (Omit<DecisionRow, 'act_at' | 'next_lawful_at'> & JsonTimes) | null;
}

/** Inside JSON the driver gives text. */
interface JsonTimes {
  readonly act_at: string;
  readonly next_lawful_at: string | null;
}

export async function caseTimeline(tx: Tx, asked: TimelineAsked): Promise<Entry[]> {
  const rows = await entryRows(tx, asked);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toString(),
    kind: row.kind,
    actor: row.actor,
    codes: { ...row.codes, ...messageOf(row), ...codesOfPauses(row, asked) },
    decision: row.decision === null ? null : wireOf(row.decision, asked.pack),
  }));
}

/** Which message it was, so that a reader can open it. */
function messageOf(row: EntryRow): Record<string, unknown> {
  return row.kind.startsWith('message.') && row.subject_id !== null
    ? { messageId: row.subject_id }
    : {};
}

/** A contact made before anybody told of the pause is kept, and marked: it was no breach. */
function codesOfPauses(row: EntryRow, asked: TimelineAsked): Record<string, unknown> {
  if (row.kind === 'pause.recorded') {
    const pause = asked.pauses.find(({ id }) => id === row.subject_id);
    return pause ? { reason: pause.reason } : {};
  }
  if (row.kind !== 'contact.recorded') return {};
  const on = dayAt(row.at, asked.zone);
  const wasUnknown = asked.pauses.some(
    (pause) =>
      pause.stopsContact &&
      Temporal.PlainDate.compare(pause.fromOn, on) <= 0 &&
      Temporal.PlainDate.compare(on, pause.toldOn) < 0,
  );
  return wasUnknown ? { beforeHoldWasKnown: true } : {};
}

function wireOf(stored: NonNullable<EntryRow['decision']>, pack: Pack): Entry['decision'] {
  const row = {
    ...stored,
    act_at: Temporal.Instant.from(stored.act_at),
    next_lawful_at:
      stored.next_lawful_at === null ? null : Temporal.Instant.from(stored.next_lawful_at),
  };
  return toWire(decisionOfRow(row, pack), {
    actName: row.act,
    act: { start: minuteOf(row.act_at) },
    pack,
  });
}

async function entryRows(tx: Tx, asked: PersonAsked): Promise<EntryRow[]> {
  const { institutionId, cardholderId } = asked;
  const found = await sql<EntryRow>`
    with happened as (
      select id, happened_at as at, kind, actor_kind, actor_id, subject_id, codes,
        (codes ->> 'decisionId')::uuid as decision_id
      from events
      where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      union all
      select contacts.id, contacts.started_at, 'contact.recorded',
        case when contacts.staff_id is null then 'system' else 'staff' end, contacts.staff_id,
        contacts.id, jsonb_build_object('channel', contacts.channel, 'outcome', contacts.outcome,
          'contactPointId', contacts.contact_point_id), contacts.decision_id
      from contacts
      where contacts.institution_id = ${institutionId}
        and contacts.cardholder_id = ${cardholderId}
        and not exists (
          select 1 from events
          where events.institution_id = ${institutionId}
            and events.cardholder_id = ${cardholderId} and events.subject_id = contacts.id)
    ), newest as (
      select id, at, kind, actor_kind, actor_id, subject_id, codes, decision_id
      from happened
      order by at desc, id desc
      limit ${timelineMax}
    )
    select newest.id, newest.at, newest.kind, coalesce(staff.name, newest.actor_kind) as actor,
      newest.subject_id, newest.codes,
      case when decisions.id is null then null else jsonb_build_object('act', decisions.act,
        'act_at', decisions.act_at, 'verdict', decisions.verdict, 'hits', decisions.hits,
        'next_lawful_at', decisions.next_lawful_at, 'never', decisions.never,
        'records', decisions.records) end as decision
    from newest
    left join staff on staff.institution_id = ${institutionId} and staff.id = newest.actor_id
    left join decisions on decisions.institution_id = ${institutionId}
      and decisions.cardholder_id = ${cardholderId} and decisions.id = newest.decision_id
    order by newest.at desc, newest.id desc
    limit ${timelineMax}`.execute(tx);
  return found.rows;
}
