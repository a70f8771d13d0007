// SPDX-License-Identifier: Apache-2.0
// What publishing changes: the earlier plan of the day and other drafts give way, visits move along
// their table, each with the window its cardholder will be told.
import { toldWindow } from '@fairvisit/domain/visit/told-window.ts';
import { visitMove } from '@fairvisit/domain/visit/visit-moves.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import { appendEvents } from '../events/append-events.ts';
import { minuteOf } from '../law/law-time.ts';
import { cancelMessages } from '../message/cancel-messages.action.ts';
import { announceVisits } from '../notice/announce-visits.action.ts';
import { endNotices } from '../visit/end-notices.action.ts';
import { tellCalledOff } from '../visit/tell-called-off.action.ts';
import type { PlannedStart } from './plan-to-publish.query.ts';
import type { PlanWriting } from './write-day-plan.action.ts';

export interface PlannedVisit {
  readonly start: PlannedStart;
  /** The law's answer at the moment of publishing. */
  readonly decisionId: string;
}

interface NewPublication {
  readonly planId: string;
  readonly on: Temporal.PlainDate;
  readonly visits: readonly PlannedVisit[];
}

export async function writePublication(
  tx: Tx,
  writing: PlanWriting,
  publication: NewPublication,
): Promise<void> {
  const released = await releaseEarlier(tx, writing, publication);
  await planVisits(tx, writing, publication);
  await markPublished(tx, writing, publication);
  const inPlan = new Set(publication.visits.map(({ start }) => start.visitId));
  const left = released.filter(({ visitId }) => !inPlan.has(visitId));
  const events = [
    ...publication.visits.map(({ start, decisionId }) => ({
      kind: 'visit.planned',
      cardholderId: start.cardholderId,
      subjectId: start.visitId,
      codes: { planId: publication.planId, decisionId },
    })),
    ...left.map(({ visitId, cardholderId }) => ({
      kind: 'visit.put-back',
      cardholderId,
      subjectId: visitId,
      codes: { planId: publication.planId },
    })),
  ];
  await appendEvents(tx, writing, events);
  await forgetWishes(tx, writing, left);
  await withdrawNotices(tx, writing, left);
  await announceVisits(
    tx,
    writing,
    publication.visits.map(({ start }) => ({
      cardholderId: start.cardholderId,
      visitId: start.visitId,
      planId: publication.planId,
    })),
  );
  const detail = { on: publication.on.toString(), visits: publication.visits.length };
  await appendEvent(tx, writing, {
    kind: 'day-plan.published',
    cardholderId: null,
    subjectId: publication.planId,
    codes: detail,
  });
  await writeAudit(tx, writing, {
    act: 'day-plan.publish',
    thing: 'day-plan',
    thingId: publication.planId,
    detail,
  });
}

/** A slot that is no longer planned is no longer his: he may choose it again, and is told anew. */
async function forgetWishes(
  tx: Tx,
  { actor }: PlanWriting,
  left: readonly Released[],
): Promise<void> {
  await sql`update visits set wished_from = null, wished_until = null
    from unnest(${left.map(({ cardholderId }) => cardholderId)}::uuid[],
      ${left.map(({ visitId }) => visitId)}::uuid[]) as gone (cardholder_id, visit_id)
    where visits.institution_id = ${actor.institutionId}
      and visits.cardholder_id = gone.cardholder_id and visits.id = gone.visit_id
      and visits.wished_from is not null`.execute(tx);
}

/** Visits that found no place in the new plan: who was told of one is told that nobody comes. */
async function withdrawNotices(
  tx: Tx,
  writing: PlanWriting,
  left: readonly Released[],
): Promise<void> {
  const reason = 'replanned';
  for (const { cardholderId, visitId } of left) {
    await cancelMessages(tx, writing, { cardholderId, visitId, reason });
  }
  const notices = await endNotices(tx, writing, { visits: left, reason });
  await tellCalledOff(tx, writing, { notices, reason });
}

interface Released {
  readonly visitId: string;
  readonly cardholderId: string;
}

/** Visits of the plan that was published so far wait again; those in the new one move on at once. */
async function releaseEarlier(
  tx: Tx,
  { actor, time }: PlanWriting,
  { on }: NewPublication,
): Promise<Released[]> {
  const move = visitMove('planned', 'proposed');
  const found = await sql<Released>`
    update visits
    set state = ${move.to}, planned_from = null, planned_until = null,
      changed_at = ${time.now.toString()}
    from day_plan_visits, day_plans
    where visits.institution_id = ${actor.institutionId} and visits.state = ${move.from}
      and day_plan_visits.institution_id = visits.institution_id
      and day_plan_visits.cardholder_id = visits.cardholder_id
      and day_plan_visits.visit_id = visits.id and day_plan_visits.team_no is not null
      and day_plans.institution_id = day_plan_visits.institution_id
      and day_plans.id = day_plan_visits.plan_id
      and day_plans.state = 'published' and day_plans.plan_on = ${on.toString()}
    returning visits.id as "visitId", visits.cardholder_id as "cardholderId"`.execute(tx);
  return found.rows;
}

/** A window that somebody agreed to is told as it was, wherever in it the new plan has the visit. */
async function planVisits(
  tx: Tx,
  { actor, time }: PlanWriting,
  { planId, visits }: NewPublication,
): Promise<void> {
  const move = visitMove('proposed', 'planned');
  const told = visits.map(({ start }) =>
    toldWindow(
      { from: minuteOf(start.startsAt), until: minuteOf(start.endsAt) + 1 },
      { from: minuteOf(start.windowFrom), until: minuteOf(start.windowUntil) },
    ),
  );
  await sql`update visits
    set state = ${move.to},
      planned_from = coalesce(notices.window_from, to_timestamp(planned.from_minute * 60)),
      planned_until = coalesce(notices.window_until, to_timestamp(planned.until_minute * 60)),
      changed_at = ${time.now.toString()}
    from unnest(${visits.map(({ start }) => start.cardholderId)}::uuid[],
      ${visits.map(({ start }) => start.visitId)}::uuid[],
      ${told.map((window) => window.from)}::int8[],
      ${told.map((window) => window.until)}::int8[]
    ) as planned (cardholder_id, visit_id, from_minute, until_minute)
    left join notices on notices.institution_id = ${actor.institutionId}
      and notices.cardholder_id = planned.cardholder_id and notices.visit_id = planned.visit_id
      and notices.ended_at is null and notices.answer = 'confirmed'
    where visits.institution_id = ${actor.institutionId}
      and visits.cardholder_id = planned.cardholder_id and visits.id = planned.visit_id
      and visits.state = ${move.from}`.execute(tx);
  await sql`update day_plan_visits
    set decision_id = planned.decision_id
    from unnest(${visits.map(({ start }) => start.cardholderId)}::uuid[],
      ${visits.map(({ start }) => start.visitId)}::uuid[],
      ${visits.map(({ decisionId }) => decisionId)}::uuid[]
    ) as planned (cardholder_id, visit_id, decision_id)
    where day_plan_visits.institution_id = ${actor.institutionId}
      and day_plan_visits.cardholder_id = planned.cardholder_id
      and day_plan_visits.plan_id = ${planId}
      and day_plan_visits.visit_id = planned.visit_id`.execute(tx);
}

async function markPublished(
  tx: Tx,
  { actor, time }: PlanWriting,
  { planId, on }: NewPublication,
): Promise<void> {
  // One plan of a day is published at a time, so the earlier one gives way first.
  await sql`update day_plans set state = 'superseded'
    where institution_id = ${actor.institutionId} and plan_on = ${on.toString()}
      and id <> ${planId} and state <> 'superseded'`.execute(tx);
  await sql`update day_plans
    set state = 'published', published_by = ${actor.staffId}, published_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and id = ${planId}`.execute(tx);
  await sql`update day_plan_routes set responsible_manager_id = ${actor.staffId}
    where institution_id = ${actor.institutionId} and plan_id = ${planId}`.execute(tx);
}
