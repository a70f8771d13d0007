// SPDX-License-Identifier: Apache-2.0
// Staff take back a message that was not sent yet. One that a carrier has in hand is not theirs any
// more.
import type { MessageState } from '@fairvisit/api/message.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { messageMove } from '@fairvisit/domain/message/message-moves.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome, StaffActor } from '../http/handler.ts';
import { holdMessage } from './hold-message.query.ts';
import { moveMessage } from './move-message.action.ts';

export interface MessageToTakeBack {
  readonly messageId: string;
  readonly idempotencyKey: string;
  readonly reason: string;
}

export interface TakenBack {
  readonly state: MessageState;
}

export async function takeBackMessage(
  ground: Ground,
  actor: StaffActor,
  input: MessageToTakeBack,
): Promise<Outcome<TakenBack>> {
  const { idempotencyKey: key, ...request } = input;
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, (tx) =>
    answerOnce<TakenBack, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'message.cancel',
        key,
        request,
        answer: routeTable['message.cancel'].answer,
      },
      async () => {
        const { messageId, reason } = input;
        const message = await holdMessage(tx, { institutionId, messageId });
        if (message === null) return refuse({ code: 'thing.not-found' });
        const { state } = message;
        if ((state !== 'queued' && state !== 'held') || message.claimedAt !== null) {
          return refuse({ code: 'message.move-not-allowed', detail: { state } });
        }
        const time = await businessTime(tx, ground, institutionId);
        await moveMessage(
          tx,
          { ground, actor, time },
          {
            message,
            move: messageMove(state, 'cancelled'),
            reason: 'taken-back',
            content: { reason },
          },
        );
        return ok({ state: 'cancelled' });
      },
    ),
  );
}
