// SPDX-License-Identifier: Apache-2.0
// A complaint was answered: its pause ends today, and the case goes on where nothing else rests it.
// How pressing the case is then, the next night says.
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface ComplaintToClose {
  readonly complaintId: string;
  readonly idempotencyKey: string;
  readonly outcome: string;
}

export interface ComplaintClosed {
  readonly complaintId: string;
  readonly closedOn: string;
}

export async function closeComplaint(
  ground: Ground,
  actor: Actor,
  input: ComplaintToClose,
): Promise<Outcome<ComplaintClosed>> {
  const { idempotencyKey: key, ...request } = input;
  const { answer } = routeTable['complaint.close'];
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<ComplaintClosed, Refusal>(
      tx,
      { ground, actor, act: 'complaint.close', key, request, answer },
      async () => {
        const found = await complaintOf(tx, actor, input.complaintId);
        if (!found) return refuse({ code: 'thing.not-found' });
        await lockCardholder(tx, actor.institutionId, found.cardholderId);
        const time = await businessTime(tx, ground, actor.institutionId);
        return close(tx, { ground, actor, time }, { ...input, ...found });
      },
    ),
  );
}

interface FoundComplaint {
  readonly cardholderId: string;
  readonly pauseId: string;
}

async function complaintOf(
  tx: Tx,
  actor: Actor,
  complaintId: string,
): Promise<FoundComplaint | null> {
  const found = await sql<FoundComplaint>`
    select cardholder_id as "cardholderId", pause_id as "pauseId" from complaints
    where institution_id = ${actor.institutionId} and id = ${complaintId}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

async function close(
  tx: Tx,
  writing: MessageWriting,
  complaint: ComplaintToClose & FoundComplaint,
): Promise<Outcome<ComplaintClosed>> {
  const { actor, time } = writing;
  const { cardholderId, complaintId, pauseId } = complaint;
  const closedOn = time.day.toString();
  const closed = await sql`
    update complaints set state = 'closed', closed_on = ${closedOn},
      closed_by = ${actor.kind === 'staff' ? actor.staffId : null}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${complaintId} and state = 'open'
    returning id`.execute(tx);
  if (closed.rows.length === 0) return refuse({ code: 'complaint.closed' });
  await sql`
    update pauses set ended_at = ${time.now.toString()},
      until_on = case when from_on < ${closedOn}::date then ${closedOn}::date else until_on end
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${pauseId} and ended_at is null`.execute(tx);
  const reopened = await reopenCase(tx, writing, cardholderId);
  const codes = { closedOn, caseReopened: reopened };
  await appendEvent(tx, writing, {
    kind: 'complaint.closed',
    cardholderId,
    subjectId: complaintId,
    codes,
    content: { outcome: complaint.outcome },
  });
  await writeAudit(tx, writing, {
    act: 'complaint.close',
    thing: 'complaint',
    thingId: complaintId,
    cardholderId,
    detail: codes,
  });
  return ok({ complaintId, closedOn });
}

async function reopenCase(
  tx: Tx,
  { actor, time }: MessageWriting,
  cardholderId: string,
): Promise<boolean> {
  const day = time.day.toString();
  const reopened = await sql`
    update cases set state = 'open', priority_step = 0, priority_reasons = '{}',
      changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and state = 'paused' and not exists (
        select 1 from pauses
        where pauses.institution_id = ${actor.institutionId}
          and pauses.cardholder_id = ${cardholderId} and pauses.stops_contact
          and pauses.from_on <= ${day}::date
          and (pauses.until_on is null or pauses.until_on > ${day}::date)
          and (pauses.ended_at is null
            or (pauses.ended_at at time zone ${time.zone})::date > ${day}::date))
    returning id`.execute(tx);
  return reopened.rows.length > 0;
}
