// SPDX-License-Identifier: Apache-2.0
// A pause (停催) goes into the file, often a day or two after it began. Contacts made before it was
// told stay as they are; what was still to come is cancelled. Why it rests stands in the sealed words
// of the event, never in its codes: most reasons are about health or family.
import { routeTable } from '@fairvisit/api/route-table.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import { type LockedCardholder, lockCardholder } from './lock-cardholder.query.ts';

export interface PauseToRecord {
  readonly cardholderId: string;
  readonly idempotencyKey: string;
  readonly reason: string;
  readonly fromOn: string;
  /** The first day that is free again. */
  readonly untilOn?: string | undefined;
  readonly stopsContact: boolean;
  readonly stopsCount: boolean;
  readonly note: string;
}

export interface PauseRecorded {
  readonly pauseId: string;
  readonly visitsCancelled: number;
}

type PauseGround = Pick<Ground, 'db' | 'wall' | 'ids' | 'keyring'>;
type PauseWriting = Writing & { readonly ground: PauseGround };

export async function recordPause(
  ground: PauseGround,
  actor: Actor,
  input: PauseToRecord,
): Promise<Outcome<PauseRecorded>> {
  const { idempotencyKey: key, ...request } = input;
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<PauseRecorded, Refusal>(
      tx,
      {
        ground,
        actor,
        act: 'pause.record',
        key,
        request,
        answer: routeTable['pause.record'].answer,
      },
      async () => {
        const person = await lockCardholder(tx, actor.institutionId, input.cardholderId);
        if (!person) return refuse({ code: 'thing.not-found' });
        const time = await businessTime(tx, ground, actor.institutionId);
        const wrong = wrongDay(input, time);
        if (wrong) return refuse({ code: 'request.malformed', field: wrong });
        return ok(await record(tx, { ground, actor, time }, { input, person }));
      },
    ),
  );
}

/** How far back a pause may begin that nobody told of before. */
const toldLateDaysMax = 400;

function wrongDay(input: PauseToRecord, { day }: BusinessTime): 'fromOn' | 'untilOn' | null {
  const from = Temporal.PlainDate.from(input.fromOn);
  const isFuture = Temporal.PlainDate.compare(from, day) > 0;
  const earliest = day.subtract({ days: toldLateDaysMax });
  if (isFuture || Temporal.PlainDate.compare(from, earliest) < 0) return 'fromOn';
  if (input.untilOn === undefined) return null;
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(input.untilOn), from) > 0
    ? null
    : 'untilOn';
}

interface Pausing {
  readonly input: PauseToRecord;
  readonly person: LockedCardholder;
}

async function record(
  tx: Tx,
  writing: PauseWriting,
  { input, person }: Pausing,
): Promise<PauseRecorded> {
  const { actor, ground, time } = writing;
  const pauseId = newId<string>(ground.ids);
  await sql`insert into pauses
      (institution_id, cardholder_id, id, reason, from_on, until_on, told_on, stops_contact,
       stops_count, recorded_by, recorded_at)
    values (${actor.institutionId}, ${input.cardholderId}, ${pauseId}, ${input.reason},
      ${input.fromOn}, ${input.untilOn ?? null}, ${time.day.toString()}, ${input.stopsContact},
      ${input.stopsCount}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${ground.wall.now().toString()})`.execute(tx);
  const isOver = input.untilOn !== undefined && input.untilOn <= time.day.toString();
  const stopsNow = input.stopsContact && !isOver;
  const visitsCancelled = stopsNow ? await cancelVisits(tx, writing, { input, pauseId }) : 0;
  if (stopsNow) await pauseCase(tx, writing, { input, person, pauseId });
  const codes = {
    fromOn: input.fromOn,
    untilOn: input.untilOn ?? null,
    toldOn: time.day.toString(),
    stopsContact: input.stopsContact,
    stopsCount: input.stopsCount,
    visitsCancelled,
  };
  await appendEvent(tx, writing, {
    kind: 'pause.recorded',
    cardholderId: input.cardholderId,
    subjectId: pauseId,
    codes,
    content: { reason: input.reason, note: input.note },
  });
  await writeAudit(tx, writing, {
    act: 'pause.record',
    thing: 'pause',
    thingId: pauseId,
    cardholderId: input.cardholderId,
    detail: codes,
  });
  return { pauseId, visitsCancelled };
}

interface Paused {
  readonly input: PauseToRecord;
  readonly pauseId: string;
}

async function cancelVisits(
  tx: Tx,
  writing: PauseWriting,
  { input, pauseId }: Paused,
): Promise<number> {
  const { actor, time } = writing;
  const cancelled = await sql<{ id: string }>`
    update visits set state = 'cancelled', cancel_reason = 'pause',
      changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${input.cardholderId}
      and state in ('proposed', 'planned')
    returning id`.execute(tx);
  for (const { id } of cancelled.rows) {
    await appendEvent(tx, writing, {
      kind: 'visit.cancelled',
      cardholderId: input.cardholderId,
      subjectId: id,
      codes: { reason: 'pause', pauseId },
    });
  }
  return cancelled.rows.length;
}

async function pauseCase(
  tx: Tx,
  writing: PauseWriting,
  { input, person, pauseId }: Paused & Pausing,
): Promise<void> {
  if (person.caseId === null || person.caseState === 'paused') return;
  const { actor, time } = writing;
  await sql`update cases set state = 'paused', priority_step = 0,
      priority_reasons = array['pause'], changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${input.cardholderId}
      and id = ${person.caseId} and state = 'open'`.execute(tx);
  await appendEvent(tx, writing, {
    kind: 'case.paused',
    cardholderId: input.cardholderId,
    subjectId: person.caseId,
    codes: { pauseId },
  });
}
