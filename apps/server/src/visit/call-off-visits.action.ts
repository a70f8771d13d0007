// SPDX-License-Identifier: Apache-2.0
// Calls visits off, for whatever reason, in one place: the visit, its notice, its messages and the
// published plan change together, so that officers and the person are told the same.
import { sql } from 'kysely';
import { removeFromPlans } from '../day-plan/remove-from-plans.action.ts';
import type { Tx } from '../db/database.ts';
import { appendEvents } from '../events/append-events.ts';
import { cancelMessages } from '../message/cancel-messages.action.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { endNotices } from './end-notices.action.ts';
import { tellCalledOff } from './tell-called-off.action.ts';

export interface VisitsToCallOff {
  readonly cardholderId: string;
  /** All that are alive when left out. */
  readonly visitIds?: readonly string[];
  /** 'declined', 'not-me', 'other-channel', 'complaint', 'paid', 'pause', 'case-closed', 'no-answer', … */
  readonly reason: string;
}

/** The visits that were called off. The caller holds the cardholder's row. */
export async function callOffVisits(
  tx: Tx,
  writing: MessageWriting,
  which: VisitsToCallOff,
): Promise<readonly string[]> {
  const { cardholderId, ...rest } = which;
  const off = await callOffForMany(tx, writing, { ...rest, cardholderIds: [cardholderId] });
  return off.map(({ visitId }) => visitId);
}

export interface VisitsOfMany {
  readonly cardholderIds: readonly string[];
  readonly visitIds?: readonly string[];
  readonly reason: string;
}

export interface VisitCalledOff {
  readonly cardholderId: string;
  readonly visitId: string;
}

/** The same for many persons at once: a night closes cases by the thousand. Their rows are held. */
export async function callOffForMany(
  tx: Tx,
  writing: MessageWriting,
  which: VisitsOfMany,
): Promise<readonly VisitCalledOff[]> {
  const off = await cancelVisits(tx, writing, which);
  if (off.length === 0) return [];
  const { reason } = which;
  const notices = await endNotices(tx, writing, { visits: off, reason });
  for (const { cardholderId, visitId } of await withMessages(tx, writing, off)) {
    await cancelMessages(tx, writing, { cardholderId, visitId, reason });
  }
  await appendEvents(
    tx,
    writing,
    off.map(({ cardholderId, visitId }) => ({
      kind: 'visit.cancelled',
      cardholderId,
      subjectId: visitId,
      codes: { reason },
    })),
  );
  const planned = off.filter((visit) => visit.wasPlanned);
  if (planned.length > 0) await removeFromPlans(tx, writing, { visits: planned, reason });
  await tellCalledOff(tx, writing, { notices, reason });
  return off;
}

interface CancelledVisit extends VisitCalledOff {
  readonly wasPlanned: boolean;
}

/** More alive visits of the persons of one chunk of a night are a bug. */
const visitsMax = 10_000;

async function cancelVisits(
  tx: Tx,
  { actor, time }: MessageWriting,
  { cardholderIds, visitIds, reason }: VisitsOfMany,
): Promise<readonly CancelledVisit[]> {
  const found = await sql<CancelledVisit>`
    with alive as (
      select cardholder_id, id, state = 'planned' as was_planned
      from visits
      where institution_id = ${actor.institutionId}
        and cardholder_id = any(${cardholderIds}::uuid[]) and state in ('proposed', 'planned')
        and (${visitIds === undefined} or id = any(${visitIds ?? []}::uuid[]))
      order by cardholder_id, id
      limit ${visitsMax}
    )
    update visits set state = 'cancelled', cancel_reason = ${reason},
      changed_at = ${time.now.toString()}
    from alive
    where visits.institution_id = ${actor.institutionId}
      and visits.cardholder_id = alive.cardholder_id and visits.id = alive.id
      and visits.state in ('proposed', 'planned')
    returning visits.cardholder_id as "cardholderId", visits.id as "visitId",
      alive.was_planned as "wasPlanned"`.execute(tx);
  return found.rows.toSorted((left, right) => (left.visitId < right.visitId ? -1 : 1));
}

/** Most visits that a night calls off were never announced: only the others are gone through. */
async function withMessages(
  tx: Tx,
  { actor }: MessageWriting,
  visits: readonly VisitCalledOff[],
): Promise<readonly VisitCalledOff[]> {
  const found = await sql<VisitCalledOff>`
    select distinct messages.cardholder_id as "cardholderId", messages.visit_id as "visitId"
    from unnest(
      ${visits.map((visit) => visit.cardholderId)}::uuid[],
      ${visits.map((visit) => visit.visitId)}::uuid[]
    ) as asked (cardholder_id, visit_id)
    join messages on messages.institution_id = ${actor.institutionId}
      and messages.cardholder_id = asked.cardholder_id and messages.visit_id = asked.visit_id
    where messages.state in ('queued', 'held')
    order by messages.cardholder_id, messages.visit_id
    limit ${visitsMax}`.execute(tx);
  return found.rows;
}
