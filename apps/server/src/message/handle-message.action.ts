// SPDX-License-Identifier: Apache-2.0
// What staff did with a letter or a call: posted, signed for, spoken with the person, failed. Only an
// identity that was checked, or a signature on a registered letter, proves a notice.
import { routeTable } from '@fairvisit/api/route-table.ts';
import { refuse } from '@fairvisit/domain/result.ts';
import { Temporal } from 'temporal-polyfill';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome, StaffActor } from '../http/handler.ts';
import { letterReturned, letterSigned, postLetter } from './handle-letter.action.ts';
import { noAnswer, notThePerson, spokenWith } from './handle-phone.action.ts';
import type { Handled, Handling, MessageToHandle } from './handling.ts';
import { holdMessage } from './hold-message.query.ts';
import { mayBeHandled } from './message-page.query.ts';
import type { MessageWriting } from './queue-message.action.ts';

export async function handleMessage(
  ground: Ground,
  actor: StaffActor,
  input: MessageToHandle,
): Promise<Outcome<Handled>> {
  const { idempotencyKey: key, ...request } = input;
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, (tx) =>
    answerOnce<Handled, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'message.handle',
        key,
        request,
        answer: routeTable['message.handle'].answer,
      },
      async () => {
        const { messageId } = input;
        const message = await holdMessage(tx, { institutionId, messageId });
        if (message === null) return refuse({ code: 'thing.not-found' });
        const time = await businessTime(tx, ground, institutionId);
        return handle(tx, { ground, actor, time }, { message, input });
      },
    ),
  );
}

async function handle(
  tx: Tx,
  writing: MessageWriting,
  handling: Handling,
): Promise<Outcome<Handled>> {
  const { input, message } = handling;
  const [channel, state] = placeOf[input.outcome];
  if (!mayBeHandled(message) || message.channel !== channel || message.state !== state) {
    const detail = { state: message.state, reason: message.reason };
    return refuse({ code: 'message.move-not-allowed', field: 'outcome', detail });
  }
  // What is past its time is about to be cancelled: nobody posts or rings up for it any more.
  if (state === 'held' && Temporal.Instant.compare(message.expiresAt, writing.time.now) <= 0) {
    const detail = { state: message.state, reason: 'expired' };
    return refuse({ code: 'message.move-not-allowed', field: 'outcome', detail });
  }
  switch (input.outcome) {
    case 'posted':
      return postLetter(tx, writing, handling);
    case 'letter-signed':
      return letterSigned(tx, writing, handling);
    case 'letter-returned':
      return letterReturned(tx, writing, handling);
    case 'spoken':
      return spokenWith(tx, writing, handling);
    case 'no-answer':
      return noAnswer(tx, writing, handling);
    case 'not-the-person':
      return notThePerson(tx, writing, handling);
  }
}

/** Of which channel and in which state each outcome may be told. */
const placeOf = {
  posted: ['letter', 'held'],
  'letter-signed': ['letter', 'sent'],
  'letter-returned': ['letter', 'sent'],
  spoken: ['phone', 'held'],
  'no-answer': ['phone', 'held'],
  'not-the-person': ['phone', 'held'],
} as const;
