// SPDX-License-Identifier: Apache-2.0
// The person answers in his portal. A second click of the same answer changes nothing and is shown
// the page as it stands; what the answer does to visit, plan and messages, answerNotice says.
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import type { CardholderActor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome } from '../http/handler.ts';
import type { NoticeAnswer } from '../notice/answer-given.ts';
import { answerNotice } from '../notice/answer-notice.action.ts';

export interface PortalAnswer {
  readonly act: 'portal.confirm' | 'portal.move' | 'portal.decline' | 'portal.other-channel';
  readonly idempotencyKey: string;
  /** Null: whatever is announced now, else what the link was sent for. */
  readonly noticeId: string | null;
  readonly answer: Exclude<NoticeAnswer, { readonly kind: 'not-me' }>;
}

/** Kept for the second click in place of the page, whose figures go on changing. */
const answered = z.strictObject({ answered: z.literal(true) });
type Answered = z.infer<typeof answered>;

export function answerInPortal(
  ground: Ground,
  actor: CardholderActor,
  input: PortalAnswer,
): Promise<Outcome<Answered>> {
  const { act, answer, idempotencyKey: key, noticeId } = input;
  const request = {
    ...answer,
    noticeId,
    ...('from' in answer ? { from: answer.from.toString() } : {}),
  };
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<Answered, ExplainedRefusal>(
      tx,
      { ground, actor, act, key, request, answer: answered },
      async () => {
        const { cardholderId, institutionId } = actor;
        await lockCardholder(tx, institutionId, cardholderId);
        const toAnswer = noticeId ?? (await noticeNow(tx, actor));
        if (toAnswer === null) return refuse({ code: 'thing.not-found' });
        const writing = { ground, actor, time: await businessTime(tx, ground, institutionId) };
        const outcome = await answerNotice(tx, writing, {
          cardholderId,
          noticeId: toAnswer,
          // The message proves what it told, not what was told by a later one.
          messageId: toAnswer === actor.noticeId ? actor.messageId : null,
          via: 'portal',
          isIdentityChecked: true,
          answer,
        });
        return outcome.ok ? ok({ answered: true as const }) : outcome;
      },
    ),
  );
}

async function noticeNow(tx: Tx, actor: CardholderActor): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from notices
    where institution_id = ${actor.institutionId} and cardholder_id = ${actor.cardholderId}
      and (ended_at is null or id = ${actor.noticeId})
    order by ended_at nulls first, made_at desc, id desc
    limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}
