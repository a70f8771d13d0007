// SPDX-License-Identifier: Apache-2.0
// A pause (停催) goes into the file, often a day or two after it began. Contacts made before it was
// told stay as they are; what was still to come is cancelled.
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { Temporal } from 'temporal-polyfill';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import { lockCardholder } from './lock-cardholder.query.ts';
import { type PauseRecorded, writePause } from './write-pause.action.ts';

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

export async function recordPause(
  ground: Ground,
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
        return ok(await writePause(tx, { ground, actor, time }, { ...input, person }));
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
