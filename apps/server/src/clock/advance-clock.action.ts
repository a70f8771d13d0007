// SPDX-License-Identifier: Apache-2.0
// Moves a standing business clock (demo) by an hour, or to nine o'clock of the next day. What was due
// in between happens: each midnight that is passed runs its night.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Actor, Ground } from '../ground.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { businessTime } from './business-clock.ts';

export type ClockStep = 'hour' | 'day';

const dayBeginsAt = '09:00';
const nightsToldMax = 31;

export async function advanceClock(
  ground: Ground,
  actor: Actor,
  step: ClockStep,
): Promise<Result<Answer<'clock.advance'>>> {
  const moved = await moveClock(ground, actor, step);
  if (!moved.ok) return moved;
  const { before, now, zone } = moved.value;
  const businessDay = dayAt(now, zone);
  const answer = { businessNow: now.toString(), businessDay: businessDay.toString() };
  const isSameDay = dayAt(before, zone).equals(businessDay);
  const night = isSameDay ? null : await runNightly(ground, actor, { on: businessDay });
  if (night?.ok === false) return night;
  await askForWhatBecameDue(ground, actor);
  if (night === null) return ok({ ...answer, nights: [] });
  const nights = night.value.nights
    .slice(-nightsToldMax)
    .map(({ on, changed, opened, closed }) => ({ on, changed, opened, closed }));
  return ok({ ...answer, nights });
}

/** After the night: what it settled is not sent, and silence has lasted longer. */
function askForWhatBecameDue(ground: Ground, { institutionId }: Actor): Promise<void> {
  return ground.db.forInstitution(institutionId, async (tx) => {
    await ground.jobs.enqueue(tx, 'business.tick', { institutionId });
    await ground.jobs.enqueue(tx, 'messages.send', { institutionId });
  });
}

interface Moved {
  readonly before: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly zone: string;
}

/** The clock moves first: what the night writes belongs to the day it wakes up in. */
function moveClock(ground: Ground, actor: Actor, step: ClockStep): Promise<Result<Moved>> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    await sql`select institution_id from business_clocks
      where institution_id = ${institutionId} for update`.execute(tx);
    const time = await businessTime(tx, ground, institutionId);
    if (!time.stands) return refuse({ code: 'clock.real' });
    const now = step === 'hour' ? time.now.add({ hours: 1 }) : nextMorning(time.day, time.zone);
    await sql`update business_clocks
      set standing_at = ${now.toString()}, moved_at = ${ground.wall.now().toString()}
      where institution_id = ${institutionId}`.execute(tx);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'clock.advance',
        thing: 'business-clock',
        detail: { step, from: time.now.toString(), to: now.toString() },
      },
    );
    return ok({ before: time.now, now, zone: time.zone });
  });
}

function nextMorning(day: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from(dayBeginsAt);
  return day.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime }).toInstant();
}
