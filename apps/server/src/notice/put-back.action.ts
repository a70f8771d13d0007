// SPDX-License-Identifier: Apache-2.0
// A visit that nobody agreed to does not take place. It leaves its plan and waits for another day, or
// is given up where its notices met with silence too often.
import { noticesWithoutAnswerMax } from '@fairvisit/domain/notice/notice-policy.ts';
import { visitMove } from '@fairvisit/domain/visit/visit-moves.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { removeFromPlans } from '../day-plan/remove-from-plans.action.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import { cancelMessages } from '../message/cancel-messages.action.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import { endNotices } from '../visit/end-notices.action.ts';
import { tellCalledOff } from '../visit/tell-called-off.action.ts';

export interface VisitToPutBack {
  readonly cardholderId: string;
  readonly visitId: string;
  /** The second: its notice was proven, and nobody answered. */
  readonly reason: 'notice-not-proven' | 'no-answer';
}

/** The caller holds the cardholder's row. */
export async function putBack(
  tx: Tx,
  writing: MessageWriting,
  which: VisitToPutBack,
): Promise<'put-back' | 'given-up'> {
  const { cardholderId, reason, visitId } = which;
  if ((await noticesOfVisit(tx, writing, which)) >= noticesWithoutAnswerMax) {
    await callOffVisits(tx, writing, { cardholderId, visitIds: [visitId], reason: 'no-answer' });
    return 'given-up';
  }
  const { actor, time } = writing;
  const move = visitMove('planned', 'proposed');
  await sql`update visits
    set state = ${move.to}, planned_from = null, planned_until = null, wished_from = null,
      wished_until = null, changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${visitId} and state = ${move.from}`.execute(tx);
  const visits = [{ cardholderId, visitId }];
  const notices = await endNotices(tx, writing, { visits, reason });
  await cancelMessages(tx, writing, { cardholderId, visitId, reason });
  await removeFromPlans(tx, writing, { visits, reason });
  await tellCalledOff(tx, writing, { notices, reason });
  await appendEvent(tx, writing, {
    kind: 'visit.put-back',
    cardholderId,
    subjectId: visitId,
    codes: { reason },
  });
  await writeAudit(tx, writing, {
    act: 'visit.put-back',
    thing: 'visit',
    thingId: visitId,
    cardholderId,
    detail: { reason },
  });
  return 'put-back';
}

async function noticesOfVisit(
  tx: Tx,
  { actor }: MessageWriting,
  { cardholderId, visitId }: VisitToPutBack,
): Promise<number> {
  const found = await sql<{ made: number }>`
    select count(*)::int4 as made from notices
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and visit_id = ${visitId}
      and (ended_at is null or ended_reason in ('notice-not-proven', 'no-answer'))
    limit 1`.execute(tx);
  return found.rows[0]?.made ?? 0;
}
