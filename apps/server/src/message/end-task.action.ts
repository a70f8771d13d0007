// SPDX-License-Identifier: Apache-2.0
// A task that was done is marked so, with who did it.
import { routeTable } from '@fairvisit/api/route-table.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome, StaffActor } from '../http/handler.ts';

export interface TaskToEnd {
  readonly taskId: string;
  readonly idempotencyKey: string;
}

export interface TaskEnded {
  readonly state: 'done' | 'cancelled';
}

/** A task that has ended before stays as it ended. */
export async function endTask(
  ground: Ground,
  actor: StaffActor,
  input: TaskToEnd,
): Promise<Outcome<TaskEnded>> {
  const { idempotencyKey: key, taskId } = input;
  const { institutionId, staffId } = actor;
  return ground.db.forInstitution(institutionId, (tx) =>
    answerOnce<TaskEnded, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'task.end',
        key,
        request: { taskId },
        answer: routeTable['task.end'].answer,
      },
      async () => {
        const time = await businessTime(tx, ground, institutionId);
        const found = await sql<{ cardholderId: string; state: 'open' | 'done' | 'cancelled' }>`
          select cardholder_id as "cardholderId", state from contact_tasks
          where institution_id = ${institutionId} and id = ${taskId}
          limit 1
          for update`.execute(tx);
        const task = found.rows[0];
        if (task === undefined) return refuse({ code: 'thing.not-found' });
        if (task.state !== 'open') return ok({ state: task.state });
        await sql`update contact_tasks
          set state = 'done', ended_at = ${time.now.toString()}, ended_by = ${staffId}
          where institution_id = ${institutionId} and id = ${taskId}`.execute(tx);
        await writeAudit(
          tx,
          { ground, actor, time },
          {
            act: 'contact-task.end',
            thing: 'contact-task',
            thingId: taskId,
            cardholderId: task.cardholderId,
          },
        );
        return ok({ state: 'done' });
      },
    ),
  );
}
