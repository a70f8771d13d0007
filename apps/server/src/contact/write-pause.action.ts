// SPDX-License-Identifier: Apache-2.0
// The rows of a pause, for whoever stops contact: staff who were told of a reason, or a complaint.
// Why it rests stands in the sealed words of the event, never in its codes.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import type { LockedCardholder } from './lock-cardholder.query.ts';

export interface PauseToWrite {
  readonly cardholderId: string;
  /** The caller holds the cardholder's row. */
  readonly person: LockedCardholder;
  readonly reason: string;
  readonly fromOn: string;
  /** The first day that is free again. */
  readonly untilOn?: string | undefined;
  readonly stopsContact: boolean;
  readonly stopsCount: boolean;
  readonly note: string;
  /** What the person is told of his visits; 'pause' when left out. */
  readonly visitsReason?: string;
}

export interface PauseRecorded {
  readonly pauseId: string;
  readonly visitsCancelled: number;
}

export async function writePause(
  tx: Tx,
  writing: MessageWriting,
  pause: PauseToWrite,
): Promise<PauseRecorded> {
  const { actor, ground, time } = writing;
  const { cardholderId } = pause;
  const pauseId = newId<string>(ground.ids);
  await sql`insert into pauses
      (institution_id, cardholder_id, id, reason, from_on, until_on, told_on, stops_contact,
       stops_count, recorded_by, recorded_at)
    values (${actor.institutionId}, ${cardholderId}, ${pauseId}, ${pause.reason},
      ${pause.fromOn}, ${pause.untilOn ?? null}, ${time.day.toString()}, ${pause.stopsContact},
      ${pause.stopsCount}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${ground.wall.now().toString()})`.execute(tx);
  const isOver = pause.untilOn !== undefined && pause.untilOn <= time.day.toString();
  const stopsNow = pause.stopsContact && !isOver;
  const reason = pause.visitsReason ?? 'pause';
  const cancelled = stopsNow ? await callOffVisits(tx, writing, { cardholderId, reason }) : [];
  if (stopsNow) await pauseCase(tx, writing, { pause, pauseId });
  const codes = {
    fromOn: pause.fromOn,
    untilOn: pause.untilOn ?? null,
    toldOn: time.day.toString(),
    stopsContact: pause.stopsContact,
    stopsCount: pause.stopsCount,
    visitsCancelled: cancelled.length,
  };
  await appendEvent(tx, writing, {
    kind: 'pause.recorded',
    cardholderId,
    subjectId: pauseId,
    codes,
    content: { reason: pause.reason, note: pause.note },
  });
  await writeAudit(tx, writing, {
    act: 'pause.record',
    thing: 'pause',
    thingId: pauseId,
    cardholderId,
    detail: codes,
  });
  return { pauseId, visitsCancelled: cancelled.length };
}

async function pauseCase(
  tx: Tx,
  writing: MessageWriting,
  { pause, pauseId }: { readonly pause: PauseToWrite; readonly pauseId: string },
): Promise<void> {
  const { cardholderId, person } = pause;
  if (person.caseId === null || person.caseState === 'paused') return;
  const { actor, time } = writing;
  await sql`update cases set state = 'paused', priority_step = 0,
      priority_reasons = array['pause'], changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${person.caseId} and state = 'open'`.execute(tx);
  await appendEvent(tx, writing, {
    kind: 'case.paused',
    cardholderId,
    subjectId: person.caseId,
    codes: { pauseId },
  });
}
