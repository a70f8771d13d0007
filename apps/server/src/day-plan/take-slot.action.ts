// SPDX-License-Identifier: Apache-2.0
// The person takes one of the offered slots: the visit leaves its old plan and enters the new one in
// one transaction, or nothing changes and he is told that the slot is taken.
import { assert } from '@fairvisit/domain/assert.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import type { Outcome } from '../http/handler.ts';
import { decideAndStore, type StoredDecision } from '../law/decide-act.action.ts';
import { minuteOf } from '../law/law-time.ts';
import { visitAct } from '../law/visit-act.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { lockDays } from './lock-day.query.ts';
import { type MovableVisit, movableVisit } from './movable-visit.query.ts';
import { overlaps } from './offer-slots.query.ts';
import { pairAsActor } from './pair-as-actor.ts';
import { removeFromPlans, routesWithout } from './remove-from-plans.action.ts';
import { amendedRoute, midnightOf, type StopKnown } from './route-times.ts';
import { type SlotFound, slotsOfDay } from './slots-of-day.query.ts';
import { mayStand } from './solve-day.ts';
import { daysOfVisits, standingPlan } from './standing-plan.query.ts';
import { type AmendedRoute, writeAmendment } from './write-amendment.action.ts';

export interface SlotToTake {
  readonly cardholderId: string;
  readonly visitId: string;
  readonly from: Temporal.Instant;
}

/** The published plan that now has the visit; taking the same slot again changes nothing. The caller holds the cardholder's row. */
export async function takeSlot(
  tx: Tx,
  writing: MessageWriting,
  wanted: SlotToTake,
): Promise<Outcome<{ readonly planId: string }>> {
  const { actor, ground, time } = writing;
  const { institutionId } = actor;
  const { cardholderId, visitId } = wanted;
  const on = dayAt(wanted.from, time.zone);
  const days = await daysOfVisits(tx, institutionId, [{ cardholderId, visitId }]);
  await lockDays(tx, institutionId, [...days, on]);
  const movable = await movableVisit(tx, { ground, institutionId, cardholderId, visitId });
  if (movable === null) return refuse({ code: 'visit.not-planned' });
  if (movable.wishedFrom?.equals(wanted.from)) {
    const plan = await standingPlan(tx, { ground, institutionId, on });
    assert(plan, 'a wish that was granted stands in a published plan');
    return ok({ planId: plan.planId });
  }
  const slots = await slotsOfDay(tx, { ground, institutionId, movable, on });
  const slot = slots.find((one) => one.from.equals(wanted.from));
  if (slot === undefined || overlaps(slot, movable.told)) return refuse({ code: 'slot.taken' });
  const stored = await askLaw(tx, writing, { movable, slot });
  if (!mayStand(movable.visit, stored.decision)) {
    const rule = stored.decision.hits[0]?.rule;
    return refuse({
      code: stored.decision.verdict === 'block' ? 'law.blocked' : 'law.required',
      ...(rule === undefined ? {} : { rule }),
      nextLawfulAt: stored.decision.nextLawfulAt,
      decision: stored.wire,
    });
  }
  const elsewhere = days.some((day) => !day.equals(on));
  if (elsewhere) {
    await removeFromPlans(tx, writing, { visits: [{ cardholderId, visitId }], reason: 'moved' });
  }
  const planId = await enterPlan(tx, writing, { movable, slot, stored, on });
  await writeVisit(tx, writing, { wanted, slot, planId });
  return ok({ planId });
}

interface Chosen {
  readonly movable: MovableVisit;
  readonly slot: SlotFound;
}

async function askLaw(
  tx: Tx,
  writing: MessageWriting,
  { movable, slot }: Chosen,
): Promise<StoredDecision> {
  const { visit, facts, pack, time } = movable;
  const [start, end] = minutesOf(slot, { movable, slot });
  return decideAndStore(tx, writing, {
    cardholderId: visit.cardholderId,
    actName: 'visit',
    act: visitAct({
      stage: 'planning',
      address: visit.address,
      start,
      minutes: end - start,
      decidedAt: minuteOf(time.now),
      proposedByCardholder: true,
    }),
    facts: { ...facts, actor: pairAsActor(slot.pair, true) },
    pack,
  });
}

/** Epoch minutes of the planned stay, rounded outwards. */
function minutesOf({ kept }: SlotFound, { movable, slot }: Chosen): readonly [number, number] {
  const stop = kept.stops.find((one) => one.visit === movable.visit.visitId);
  assert(stop, 'a slot has the stop it was found for');
  const midnight = midnightOf(dayAt(slot.from, movable.time.zone), movable.time.zone) / 60;
  return [midnight + Math.floor(stop.startAt / 60), midnight + Math.ceil(stop.departAt / 60)];
}

async function enterPlan(
  tx: Tx,
  writing: MessageWriting,
  {
    movable,
    slot,
    stored,
    on,
  }: Chosen & { readonly stored: StoredDecision; readonly on: Temporal.PlainDate },
): Promise<string> {
  const { plan, route } = slot;
  const midnight = midnightOf(on, movable.time.zone);
  const own: StopKnown = {
    cardholderId: movable.visit.cardholderId,
    visitId: movable.visit.visitId,
    windowFrom: slot.lawful.from,
    windowUntil: slot.lawful.until,
    decisionId: stored.decisionId,
  };
  const managerId = route.managerId ?? movable.approvedBy;
  const changed = amendedRoute({ ...route, managerId }, slot.kept, {
    stops: [...slot.stops, own],
    midnight,
  });
  const others: readonly AmendedRoute[] =
    plan === null
      ? []
      : routesWithout(plan, new Set([movable.visit.visitId]), movable.time.zone).filter(
          ({ teamNo }) => teamNo !== route.teamNo,
        );
  return writeAmendment(tx, writing, {
    on,
    from: plan,
    routes: [...others, changed].sort((a, b) => a.teamNo - b.teamNo),
    publishedBy: plan?.publishedBy ?? movable.approvedBy,
    reason: 'moved',
  });
}

async function writeVisit(
  tx: Tx,
  writing: MessageWriting,
  {
    wanted,
    slot,
    planId,
  }: { readonly wanted: SlotToTake; readonly slot: SlotFound; readonly planId: string },
): Promise<void> {
  const { actor, time } = writing;
  const { cardholderId, visitId } = wanted;
  const [from, until] = [slot.from.toString(), slot.until.toString()];
  await sql`update visits
    set state = 'planned', planned_from = ${from}, planned_until = ${until},
      wished_from = ${from}, wished_until = ${until}, changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${visitId} and state in ('proposed', 'planned')`.execute(tx);
  await writeAudit(tx, writing, {
    act: 'visit.move',
    thing: 'visit',
    thingId: visitId,
    cardholderId,
    detail: { planId, from, until },
  });
}
