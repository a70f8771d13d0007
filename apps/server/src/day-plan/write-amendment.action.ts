// SPDX-License-Identifier: Apache-2.0
// A published plan gives way to its next version: the same teams and managers, every promised start
// where it was, with one visit less or one more. The caller holds the lock of the day.
import { newId } from '@fairvisit/domain/ids.ts';
import { dayKind } from '@fairvisit/law/working-calendar.ts';
import type { PlanCost } from '@fairvisit/planner/plan.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { dayOf } from '../law/law-time.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import type { StandingPlan, StandingRoute, StandingStop } from './standing-plan.query.ts';

export interface AmendedRoute extends StandingRoute {
  readonly leavesAt: Temporal.Instant;
  readonly returnsAt: Temporal.Instant;
  readonly travelSeconds: number;
  readonly waitingSeconds: number;
  readonly stops: readonly Omit<StandingStop, 'teamNo' | 'stopNo' | 'position'>[];
}

export interface Amendment {
  readonly on: Temporal.PlainDate;
  /** Null: the day had no published plan. */
  readonly from: StandingPlan | null;
  readonly routes: readonly AmendedRoute[];
  readonly publishedBy: string | null;
  readonly reason: string;
}

/** The id of the version that is published now. */
export async function writeAmendment(
  tx: Tx,
  writing: MessageWriting,
  amendment: Amendment,
): Promise<string> {
  const { actor, ground, time } = writing;
  const { from, on, reason, routes } = amendment;
  const planId = newId<string>(ground.ids);
  const { pack } = await institutionPack(tx, actor.institutionId);
  // One plan of a day is published at a time; a draft stands on what has just changed.
  await sql`update day_plans set state = 'superseded'
    where institution_id = ${actor.institutionId} and plan_on = ${on.toString()}
      and state <> 'superseded'`.execute(tx);
  const travelSeconds = routes.reduce((sum, route) => sum + route.travelSeconds, 0);
  const cost = { ...(from?.cost ?? nothingSpent), travelSeconds };
  await sql`insert into day_plans
      (institution_id, id, plan_on, state, made_by, made_at, published_by, published_at, seed,
       iterations, cost, calendar_note, officers_left_out, amends_plan_id, amend_reason)
    values (${actor.institutionId}, ${planId}, ${on.toString()}, 'published',
      ${actor.kind === 'staff' ? actor.staffId : null}, ${time.now.toString()},
      ${amendment.publishedBy}, ${time.now.toString()}, ${from?.seed ?? 1},
      ${from?.iterations ?? 0}, ${JSON.stringify(cost)}::jsonb,
      ${from?.calendarNote ?? dayKind(pack.calendar, dayOf(on))},
      ${JSON.stringify(from?.leftOut ?? [])}::jsonb, ${from?.planId ?? null},
      ${reason})`.execute(tx);
  for (const route of routes) await insertRoute(tx, writing, { planId, route });
  if (from !== null) await carryUnserved(tx, writing, { from: from.planId, to: planId });
  const visits = routes.reduce((sum, route) => sum + route.stops.length, 0);
  const detail = { on: on.toString(), reason, visits, amends: from?.planId ?? null };
  await appendEvent(tx, writing, {
    kind: 'day-plan.amended',
    cardholderId: null,
    subjectId: planId,
    codes: detail,
  });
  await writeAudit(tx, writing, {
    act: 'day-plan.amend',
    thing: 'day-plan',
    thingId: planId,
    detail,
  });
  return planId;
}

/** A day that begins with one visit, whose person chose it. */
const nothingSpent: PlanCost = {
  appointmentsUnserved: 0,
  lastChancesUnserved: 0,
  prizeUnserved: 0,
  travelSeconds: 0,
  dayCost: 0,
};

/** Who found no place that day and still waits is shown with the reason, as before. */
async function carryUnserved(
  tx: Tx,
  { actor }: MessageWriting,
  plans: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`insert into day_plan_visits
      (institution_id, cardholder_id, visit_id, plan_id, unserved_reason, unserved_rule)
    select earlier.institution_id, earlier.cardholder_id, earlier.visit_id, ${plans.to}::uuid,
      earlier.unserved_reason, earlier.unserved_rule
    from day_plan_visits as earlier
    join visits on visits.institution_id = earlier.institution_id
      and visits.cardholder_id = earlier.cardholder_id and visits.id = earlier.visit_id
      and visits.state = 'proposed'
    where earlier.institution_id = ${actor.institutionId} and earlier.plan_id = ${plans.from}
      and earlier.team_no is null
      and not exists (select 1 from day_plan_visits as served
        where served.institution_id = earlier.institution_id
          and served.cardholder_id = earlier.cardholder_id
          and served.plan_id = ${plans.to} and served.visit_id = earlier.visit_id)`.execute(tx);
}

async function insertRoute(
  tx: Tx,
  { actor }: MessageWriting,
  { planId, route }: { readonly planId: string; readonly route: AmendedRoute },
): Promise<void> {
  await sql`insert into day_plan_routes
      (institution_id, plan_id, team_no, officer_ids, responsible_manager_id, leaves_at,
       returns_at, travel_seconds, waiting_seconds, base_lat, base_lng)
    values (${actor.institutionId}, ${planId}, ${route.teamNo}, ${route.officerIds}::uuid[],
      ${route.managerId}, ${route.leavesAt.toString()}, ${route.returnsAt.toString()},
      ${route.travelSeconds}, ${route.waitingSeconds}, ${route.base.lat},
      ${route.base.lng})`.execute(tx);
  for (const [index, stop] of route.stops.entries()) {
    await sql`insert into day_plan_visits
        (institution_id, cardholder_id, visit_id, plan_id, team_no, stop_no, arrives_at, starts_at,
         ends_at, travel_seconds, window_from, window_until, decision_id)
      values (${actor.institutionId}, ${stop.cardholderId}, ${stop.visitId}, ${planId},
        ${route.teamNo}, ${index + 1}, ${stop.arrivesAt.toString()}, ${stop.startsAt.toString()},
        ${stop.endsAt.toString()}, ${stop.travelSeconds}, ${stop.windowFrom.toString()},
        ${stop.windowUntil.toString()}, ${stop.decisionId})`.execute(tx);
  }
}
