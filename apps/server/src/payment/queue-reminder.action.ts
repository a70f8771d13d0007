// SPDX-License-Identifier: Apache-2.0
// Staff have a person reminded of what is due. Nothing due, or no due date known: no reminder.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { ReminderChannel } from '@fairvisit/domain/payment/reminder-words.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome } from '../http/handler.ts';
import { composeReminder } from './compose-reminder.action.ts';

export interface ReminderToQueue {
  readonly cardholderId: string;
  readonly idempotencyKey: string;
  readonly channel: ReminderChannel;
  /** Business time; now when left out. */
  readonly dueAt?: string | undefined;
}

type ReminderQueued = Answer<'reminder.queue'>;

export async function queueReminder(
  ground: Ground,
  actor: Actor,
  input: ReminderToQueue,
): Promise<Outcome<ReminderQueued>> {
  const { idempotencyKey: key, ...request } = input;
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<ReminderQueued, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'reminder.queue',
        key,
        request,
        answer: routeTable['reminder.queue'].answer,
      },
      () => queue(tx, { ground, actor, input }),
    ),
  );
}

interface Queueing {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly input: ReminderToQueue;
}

async function queue(tx: Tx, { ground, actor, input }: Queueing): Promise<Outcome<ReminderQueued>> {
  const { cardholderId, channel } = input;
  const person = await lockCardholder(tx, actor.institutionId, cardholderId);
  if (person === null) return refuse({ code: 'thing.not-found', field: 'cardholderId' });
  const time = await businessTime(tx, ground, actor.institutionId);
  const dueAt = dueAtOf(input, time);
  if (dueAt === null) return refuse({ code: 'request.malformed', field: 'dueAt' });
  const writing = { ground, actor, time };
  const composed = await composeReminder(tx, writing, { cardholderId, channel, dueAt });
  if (!composed.ok) return composed;
  const { messageId, reason, state } = composed.value;
  await writeAudit(tx, writing, {
    act: 'reminder.queue',
    thing: 'message',
    thingId: messageId,
    cardholderId,
    detail: { channel, state, reason },
  });
  return ok({ messageId, state, reason });
}

/** Figures of a reminder that waits longer than this are not those of the day it goes out. */
export const reminderDaysAheadMax = 14;

/** Null for a time that has passed or is too far ahead. */
function dueAtOf({ dueAt }: ReminderToQueue, { now }: BusinessTime): Temporal.Instant | null {
  if (dueAt === undefined) return now;
  const at = Temporal.Instant.from(dueAt);
  const isPast = Temporal.Instant.compare(at, now) < 0;
  const last = now.add({ hours: reminderDaysAheadMax * 24 });
  return isPast || Temporal.Instant.compare(at, last) > 0 ? null : at;
}
