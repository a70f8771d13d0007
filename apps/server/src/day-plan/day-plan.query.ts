// SPDX-License-Identifier: Apache-2.0
// A plan as it stands on the screen: names masked, positions rounded to about a hundred metres, each
// unserved visit with its reason in words.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { Pack } from '@fairvisit/law/pack.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { type DecisionRow, decisionOfRow } from '../law/decision-row.ts';
import { toWire } from '../law/decision-wire.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { minuteOf } from '../law/law-time.ts';
import { openPosition, roundedPosition } from './open-position.ts';

interface PlanAsked {
  readonly ground: Pick<Ground, 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly planId: string;
}

export async function dayPlanOf(tx: Tx, asked: PlanAsked): Promise<DayPlan> {
  const { pack } = await institutionPack(tx, asked.institutionId);
  const head = await planRow(tx, asked);
  const routes = await routeRows(tx, asked);
  const visits = await visitRows(tx, asked);
  const officerIds = [
    ...routes.flatMap((route) => route.officerIds),
    ...head.leftOut.map((officer) => officer.id),
  ];
  const officers = await officerRows(tx, asked.institutionId, officerIds);
  const nameOf = (id: string) => officers.get(id)?.name ?? '';
  return {
    id: head.id,
    on: head.on.toString(),
    state: head.state,
    madeAt: head.madeAt.toString(),
    madeBy: head.madeBy,
    publishedAt: head.publishedAt?.toString() ?? null,
    amendedFrom: head.amendedFrom,
    amendReason: head.amendReason,
    served: visits.filter((visit) => visit.teamNo !== null).length,
    unserved: visits.filter((visit) => visit.teamNo === null).length,
    travelSeconds: routes.reduce((sum, route) => sum + route.travelSeconds, 0),
    routes: routes.map(({ officerIds: ids, baseLat, baseLng, ...route }) => ({
      ...route,
      leavesAt: route.leavesAt.toString(),
      returnsAt: route.returnsAt.toString(),
      officers: ids.map((id) => ({
        id,
        name: nameOf(id),
        badgeNo: officers.get(id)?.badgeNo ?? '',
      })),
      base: roundedPosition({ lat: baseLat, lng: baseLng }),
    })),
    officersLeftOut: head.leftOut.map(({ id, reason }) => ({ id, name: nameOf(id), reason })),
    visits: visits.map((visit) => planVisitOf(visit, asked, pack)),
  };
}

/** The newest plan of a day: a draft that may be published, else what is published. */
export async function newestDayPlanId(
  tx: Tx,
  institutionId: InstitutionId,
  on: string,
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from day_plans
    where institution_id = ${institutionId} and plan_on = ${on}
    order by array_position(array['draft', 'published', 'superseded'], state), made_at desc, id desc
    limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}

interface PlanRow {
  readonly id: string;
  readonly on: Temporal.PlainDate;
  readonly state: DayPlan['state'];
  readonly madeAt: Temporal.Instant;
  readonly madeBy: string | null;
  readonly publishedAt: Temporal.Instant | null;
  readonly amendedFrom: string | null;
  readonly amendReason: string | null;
  readonly leftOut: readonly Omit<DayPlan['officersLeftOut'][number], 'name'>[];
}

async function planRow(tx: Tx, { institutionId, planId }: PlanAsked): Promise<PlanRow> {
  const found = await sql<PlanRow>`
    select day_plans.id, day_plans.plan_on as on, day_plans.state, day_plans.made_at as "madeAt",
      staff.name as "madeBy", day_plans.published_at as "publishedAt",
      day_plans.amends_plan_id as "amendedFrom", day_plans.amend_reason as "amendReason",
      day_plans.officers_left_out as "leftOut"
    from day_plans
    left join staff on staff.institution_id = day_plans.institution_id
      and staff.id = day_plans.made_by
    where day_plans.institution_id = ${institutionId} and day_plans.id = ${planId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'a plan that is shown exists');
  return row;
}

interface RouteRow {
  readonly teamNo: number;
  readonly officerIds: readonly string[];
  readonly leavesAt: Temporal.Instant;
  readonly returnsAt: Temporal.Instant;
  readonly travelSeconds: number;
  readonly waitingSeconds: number;
  readonly baseLat: number;
  readonly baseLng: number;
}

async function routeRows(tx: Tx, { institutionId, planId }: PlanAsked): Promise<RouteRow[]> {
  const found = await sql<RouteRow>`
    select team_no as "teamNo", officer_ids as "officerIds", leaves_at as "leavesAt",
      returns_at as "returnsAt", travel_seconds as "travelSeconds",
      waiting_seconds as "waitingSeconds", base_lat as "baseLat", base_lng as "baseLng"
    from day_plan_routes
    where institution_id = ${institutionId} and plan_id = ${planId}
    order by team_no
    limit 500`.execute(tx);
  return found.rows;
}

interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly badgeNo: string | null;
}

async function officerRows(
  tx: Tx,
  institutionId: InstitutionId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StaffRow>> {
  const found = await sql<StaffRow>`
    select id, name, badge_no as "badgeNo" from staff
    where institution_id = ${institutionId} and id = any(${ids}::uuid[])
    order by id
    limit 2000`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, row]));
}

type PlanVisit = DayPlan['visits'][number];
type Moments = 'arrivesAt' | 'startsAt' | 'endsAt' | 'windowFrom' | 'windowUntil';
type Told = 'toldFrom' | 'toldUntil';

interface VisitRow
  extends Omit<
      PlanVisit,
      Moments | 'nameMasked' | 'position' | 'unservedText' | 'decision' | 'told'
    >,
    Readonly<Record<Moments | Told, Temporal.Instant | null>>,
    Omit<DecisionRow, 'act'> {
  readonly nameMasked: string | null;
  readonly addressId: string;
  readonly positionSealed: Uint8Array | null;
  readonly act: string | null;
}

async function visitRows(tx: Tx, { institutionId, planId }: PlanAsked): Promise<VisitRow[]> {
  const found = await sql<VisitRow>`
    select planned.visit_id as "visitId", planned.cardholder_id as "cardholderId",
      cardholder_names.name_masked as "nameMasked", communities.name as community,
      communities.street, planned.team_no as "teamNo", planned.stop_no as "stopNo",
      planned.arrives_at as "arrivesAt", planned.starts_at as "startsAt",
      planned.ends_at as "endsAt", planned.travel_seconds as "travelSeconds",
      planned.window_from as "windowFrom", planned.window_until as "windowUntil",
      visits.priority_step as "priorityStep", visits.priority_reasons as "priorityReasons",
      visits.planned_from as "toldFrom", visits.planned_until as "toldUntil", visits.manner,
      notices.answer, exists (select 1 from notice_proofs
        where notice_proofs.institution_id = notices.institution_id
          and notice_proofs.cardholder_id = notices.cardholder_id
          and notice_proofs.notice_id = notices.id) as "isProven",
      planned.unserved_reason as "unservedReason", planned.unserved_rule as "unservedRule",
      addresses.id as "addressId", addresses.position_sealed as "positionSealed",
      decisions.act, decisions.act_at, decisions.verdict, decisions.hits,
      decisions.next_lawful_at, decisions.never, decisions.records
    from day_plan_visits as planned
    join visits on visits.institution_id = planned.institution_id
      and visits.cardholder_id = planned.cardholder_id and visits.id = planned.visit_id
    join addresses on addresses.institution_id = visits.institution_id
      and addresses.cardholder_id = visits.cardholder_id and addresses.id = visits.address_id
    left join notices on notices.institution_id = planned.institution_id
      and notices.cardholder_id = planned.cardholder_id and notices.visit_id = planned.visit_id
      and notices.ended_at is null
    left join communities on communities.institution_id = addresses.institution_id
      and communities.code = addresses.community_code
    left join cardholder_names on cardholder_names.institution_id = planned.institution_id
      and cardholder_names.cardholder_id = planned.cardholder_id
    left join decisions on decisions.institution_id = planned.institution_id
      and decisions.cardholder_id = planned.cardholder_id and decisions.id = planned.decision_id
    where planned.institution_id = ${institutionId} and planned.plan_id = ${planId}
    order by planned.team_no nulls last, planned.stop_no, visits.priority_step desc, planned.visit_id
    limit 5000`.execute(tx);
  return found.rows;
}

function planVisitOf(row: VisitRow, asked: PlanAsked, pack: Pack): PlanVisit {
  const { act, act_at, verdict, hits, next_lawful_at, never, records, ...rest } = row;
  const { addressId, positionSealed, toldFrom, toldUntil, ...shown } = rest;
  const position = openPosition(asked.ground, {
    institutionId: asked.institutionId,
    addressId,
    bytes: positionSealed,
  });
  const rule = pack.rules.find((each) => each.id === row.unservedRule);
  const decided =
    act === null ? null : { act, act_at, verdict, hits, next_lawful_at, never, records };
  return {
    ...shown,
    nameMasked: row.nameMasked ?? '',
    arrivesAt: row.arrivesAt?.toString() ?? null,
    startsAt: row.startsAt?.toString() ?? null,
    endsAt: row.endsAt?.toString() ?? null,
    windowFrom: row.windowFrom?.toString() ?? null,
    windowUntil: row.windowUntil?.toString() ?? null,
    position: position === null ? null : roundedPosition(position),
    told: toldFrom && toldUntil ? { from: toldFrom.toString(), until: toldUntil.toString() } : null,
    unservedText: rule === undefined ? null : { zh: rule.text.zh, en: rule.text.en },
    decision:
      decided === null
        ? null
        : toWire(decisionOfRow(decided, pack), {
            actName: decided.act,
            act: { start: minuteOf(decided.act_at) },
            pack,
          }),
  };
}
