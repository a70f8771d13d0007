// SPDX-License-Identifier: Apache-2.0
// A solved day written as a draft: the plan, its routes, and every visit with its place in them or
// with the reason why not. An earlier draft of that day is superseded by it.
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { dayKind } from '@fairvisit/law/working-calendar.ts';
import { sql } from 'kysely';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Ground } from '../ground.ts';
import { decideAndStoreAll } from '../law/decide-act.action.ts';
import { dayOf } from '../law/law-time.ts';
import type { StaffActor } from '../visit/staff-actor.ts';
import type { Day } from './read-day.ts';
import { actOfStop, mayStand, type SolvedDay } from './solve-day.ts';

export type PlanWriting = Writing & { readonly ground: Ground; readonly actor: StaffActor };

interface Written {
  readonly day: Day;
  readonly solved: SolvedDay;
}

/** The new plan's id; null when the law no longer lets every planned start stand. */
export async function writeDayPlan(
  tx: Tx,
  writing: PlanWriting,
  written: Written,
): Promise<string | null> {
  const { day, solved } = written;
  const decisions = await decideAndStoreAll(tx, writing, {
    pack: day.pack,
    acts: solved.served.map((served) => actOfStop(day, served, false)),
  });
  const doStand = solved.served.every(({ visit }, index) => {
    const stored = decisions[index];
    return stored !== undefined && mayStand(visit, stored.decision);
  });
  if (!doStand) return null;
  const planId = newId<string>(writing.ground.ids);
  await supersedeDrafts(tx, writing, day);
  await insertPlan(tx, writing, { ...written, planId });
  await insertRoutes(tx, writing, { ...written, planId });
  await insertServed(tx, writing, {
    ...written,
    planId,
    decisionIds: decisions.map((stored) => stored.decisionId),
  });
  await insertUnserved(tx, writing, { ...written, planId });
  const detail = { served: solved.served.length, unserved: solved.unserved.length };
  await appendEvent(tx, writing, {
    kind: 'day-plan.made',
    cardholderId: null,
    subjectId: planId,
    codes: { on: day.on.toString(), ...detail },
  });
  await writeAudit(tx, writing, {
    act: 'day-plan.make',
    thing: 'day-plan',
    thingId: planId,
    detail: { on: day.on.toString(), ...detail, ...solved.search },
  });
  return planId;
}

async function supersedeDrafts(tx: Tx, { actor }: PlanWriting, day: Day): Promise<void> {
  await sql`update day_plans set state = 'superseded'
    where institution_id = ${actor.institutionId} and plan_on = ${day.on.toString()}
      and state = 'draft'`.execute(tx);
}

interface NewPlan extends Written {
  readonly planId: string;
}

async function insertPlan(tx: Tx, writing: PlanWriting, plan: NewPlan): Promise<void> {
  const { actor, time } = writing;
  const { day, solved, planId } = plan;
  await sql`insert into day_plans
      (institution_id, id, plan_on, state, made_by, made_at, seed, iterations, cost,
       calendar_note, officers_left_out)
    values (${actor.institutionId}, ${planId}, ${day.on.toString()}, 'draft', ${actor.staffId},
      ${time.now.toString()}, ${solved.search.seed}, ${solved.search.iterations},
      ${JSON.stringify(solved.cost)}::jsonb, ${dayKind(day.pack.pack.calendar, dayOf(day.on))},
      ${JSON.stringify(day.pairing.leftOut)}::jsonb)`.execute(tx);
}

async function insertRoutes(tx: Tx, { actor }: PlanWriting, plan: NewPlan): Promise<void> {
  for (const { pair, route } of plan.solved.routes) {
    const at = (second: number) => plan.day.dayStart * 60 + second;
    await sql`insert into day_plan_routes
        (institution_id, plan_id, team_no, officer_ids, leaves_at, returns_at, travel_seconds,
         waiting_seconds, base_lat, base_lng)
      values (${actor.institutionId}, ${plan.planId}, ${pair.teamNo},
        ${pair.officers.map((officer) => officer.id)}::uuid[],
        to_timestamp(${at(route.departAt)}::int8), to_timestamp(${at(route.arriveAt)}::int8),
        ${route.travelSeconds}, ${route.waitSeconds}, ${pair.base.lat}, ${pair.base.lng})`.execute(
      tx,
    );
  }
}

const rowsPerStatement = 500;

async function insertServed(
  tx: Tx,
  { actor }: PlanWriting,
  plan: NewPlan & { readonly decisionIds: readonly string[] },
): Promise<void> {
  const { day, solved, planId } = plan;
  for (let from = 0; from < solved.served.length; from += rowsPerStatement) {
    const rows = solved.served.slice(from, from + rowsPerStatement);
    const lawful = rows.map(({ visit, stop }) => {
      const start = day.dayStart + Math.floor(stop.startAt / 60);
      const window = visit.windows.find((each) => each.from <= start && start < each.until);
      assert(window, 'a planned start lies in a lawful window');
      return window;
    });
    const at = (second: number) => day.dayStart * 60 + second;
    await sql`insert into day_plan_visits
        (institution_id, cardholder_id, visit_id, plan_id, team_no, stop_no, arrives_at, starts_at,
         ends_at, travel_seconds, window_from, window_until, decision_id)
      select ${actor.institutionId}, cardholder_id, visit_id, ${planId}::uuid, team_no, stop_no,
        to_timestamp(arrives), to_timestamp(starts), to_timestamp(ends), travel_seconds,
        to_timestamp(window_from * 60), to_timestamp(window_until * 60), decision_id
      from unnest(
        ${rows.map(({ visit }) => visit.cardholderId)}::uuid[],
        ${rows.map(({ visit }) => visit.visitId)}::uuid[],
        ${rows.map(({ pair }) => pair.teamNo)}::int2[],
        ${rows.map(({ stopNo }) => stopNo)}::int2[],
        ${rows.map(({ stop }) => at(stop.arriveAt))}::int8[],
        ${rows.map(({ stop }) => at(stop.startAt))}::int8[],
        ${rows.map(({ stop }) => at(stop.departAt))}::int8[],
        ${rows.map(({ stop }) => stop.travelSeconds)}::int4[],
        ${lawful.map((window) => window.from)}::int8[],
        ${lawful.map((window) => window.until)}::int8[],
        ${plan.decisionIds.slice(from, from + rowsPerStatement)}::uuid[]
      ) as served (cardholder_id, visit_id, team_no, stop_no, arrives, starts, ends,
        travel_seconds, window_from, window_until, decision_id)`.execute(tx);
  }
}

async function insertUnserved(tx: Tx, { actor }: PlanWriting, plan: NewPlan): Promise<void> {
  const { solved, planId } = plan;
  for (let from = 0; from < solved.unserved.length; from += rowsPerStatement) {
    const rows = solved.unserved.slice(from, from + rowsPerStatement);
    await sql`insert into day_plan_visits
        (institution_id, cardholder_id, visit_id, plan_id, unserved_reason, unserved_rule)
      select ${actor.institutionId}, cardholder_id, visit_id, ${planId}::uuid, reason, rule
      from unnest(
        ${rows.map(({ visit }) => visit.cardholderId)}::uuid[],
        ${rows.map(({ visit }) => visit.visitId)}::uuid[],
        ${rows.map(({ reason }) => reason)}::text[],
        ${rows.map(({ rule }) => rule)}::text[]
      ) as unserved (cardholder_id, visit_id, reason, rule)`.execute(tx);
  }
}
