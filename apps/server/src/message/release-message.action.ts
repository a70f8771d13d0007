// SPDX-License-Identifier: Apache-2.0
// A supervisor lets a held message go on: a draft that he has read, or what the law warns of, with
// his reason. The law is asked again, and again when it is sent.
import type { MessageState } from '@fairvisit/api/message.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { Decision } from '@fairvisit/api/shapes.ts';
import { messageMove } from '@fairvisit/domain/message/message-moves.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome, StaffActor } from '../http/handler.ts';
import { askLawOfMessage, type LawOfMessage } from './ask-law.action.ts';
import { holdMessage } from './hold-message.query.ts';
import { isForStaff, mayBeReleased } from './message-page.query.ts';
import type { MessageRow } from './message-row.query.ts';
import { moveMessage } from './move-message.action.ts';
import { openContent } from './outgoing-message.ts';
import type { MessageWriting } from './queue-message.action.ts';

export interface MessageToRelease {
  readonly messageId: string;
  readonly idempotencyKey: string;
  readonly reason: string;
}

export interface Released {
  readonly state: MessageState;
  readonly decision: Decision | null;
}

export async function releaseMessage(
  ground: Ground,
  actor: StaffActor,
  input: MessageToRelease,
): Promise<Outcome<Released>> {
  const { idempotencyKey: key, ...request } = input;
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, (tx) =>
    answerOnce<Released, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'message.release',
        key,
        request,
        answer: routeTable['message.release'].answer,
      },
      async () => {
        const { messageId, reason } = input;
        const message = await holdMessage(tx, { institutionId, messageId });
        if (message === null) return refuse({ code: 'thing.not-found' });
        if (!mayBeReleased(message)) {
          const detail = { state: message.state, reason: message.reason };
          return refuse({ code: 'message.move-not-allowed', detail });
        }
        const time = await businessTime(tx, ground, institutionId);
        return ok(await release(tx, { ground, actor, time }, { message, reason }));
      },
    ),
  );
}

interface Releasing {
  readonly message: MessageRow;
  readonly reason: string;
}

async function release(
  tx: Tx,
  writing: MessageWriting,
  { message, reason }: Releasing,
): Promise<Released> {
  const { actor, ground, time } = writing;
  const { institutionId } = actor;
  const content = openContent(ground.keyring, institutionId, message);
  const isLate = Temporal.Instant.compare(message.dueAt, time.now) < 0;
  const law = await askLawOfMessage(tx, writing, {
    message: { ...message, hasReason: true, content },
    stage: 'planning',
    at: isLate ? time.now : message.dueAt,
  });
  await sql`update messages
    set release_reason = ${reason},
      released_by = ${actor.kind === 'staff' ? actor.staffId : null}
    where institution_id = ${institutionId} and cardholder_id = ${message.cardholderId}
      and id = ${message.id}`.execute(tx);
  const { decisionId, wire } = law.stored;
  const next = nextOf(message, law);
  await moveMessage(tx, writing, {
    ...next,
    message,
    rule: law.rule,
    decisionId,
    content: { reason },
  });
  await ground.jobs.enqueue(tx, 'messages.send', { institutionId });
  return { state: next.move.to, decision: wire };
}

function nextOf({ channel }: MessageRow, { may }: LawOfMessage) {
  if (may.kind === 'never') return { move: messageMove('held', 'cancelled'), reason: 'law' };
  const due = may.kind === 'wait' ? { dueAt: may.until } : {};
  if (isForStaff(channel)) {
    return { move: messageMove('held', 'held'), reason: 'waits-for-staff', ...due };
  }
  if (may.kind === 'wait') return { move: messageMove('held', 'held'), reason: 'law', ...due };
  return { move: messageMove('held', 'queued'), reason: null };
}
