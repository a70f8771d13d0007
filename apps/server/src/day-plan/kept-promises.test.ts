// SPDX-License-Identifier: Apache-2.0
// Plans are made while people answer. Whatever comes first, nobody who agreed to an hour loses it to
// a plan that did not know of it.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnnouncedVisit,
  anAnswer,
  aPublishedPlan,
  aQuietHouse,
  asHolder,
  noticeNow,
  openNoticeWorld,
} from '../../test-support/builders/notice.ts';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { aProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import { dayPlanOf, newestDayPlanId } from './day-plan.query.ts';
import { makeDayPlan } from './make-day-plan.action.ts';
import { offerSlots, type Slot } from './offer-slots.query.ts';
import { publishDayPlan } from './publish-day-plan.action.ts';
import { takeSlot } from './take-slot.action.ts';

const thursday = '2026-09-10';
let serial = 0;

describe.each(databases)('promises on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => aQuietHouse(world));

  const within = <Value>(work: Parameters<typeof world.db.forInstitution<Value>>[1]) =>
    world.db.forInstitution(world.institutionId, work);

  async function announced(count: number): Promise<readonly AnnouncedVisit[]> {
    const visits = [];
    for (let index = 0; index < count; index += 1) {
      const position = { lat: 30.25 + index * 0.01, lng: 120.12 + index * 0.008 };
      visits.push(await aProposedVisit(world, { person: { position } }));
    }
    const planId = await aPublishedPlan(world);
    const told: AnnouncedVisit[] = [];
    for (const visit of visits) {
      const { noticeId } = await noticeNow(world, visit);
      told.push({ ...visit, planId, noticeId });
    }
    return told;
  }

  async function aDraft(): Promise<string> {
    serial += 1;
    const made = await makeDayPlan(world.ground, world.staff.operations, {
      input: { idempotencyKey: `make-kept-${serial}`, on: thursday, seconds: 1 },
      budget: { seed: 3, iterations: 60 },
    });
    assert(made.ok, 'a draft of the day is made');
    return made.value.id;
  }

  const publish = (planId: string) =>
    publishDayPlan(world.ground, world.staff.supervisor, {
      planId,
      idempotencyKey: `publish-kept-${planId}`,
    });
  const planOf = (planId: string) =>
    within((tx) =>
      dayPlanOf(tx, { ground: world.ground, institutionId: world.institutionId, planId }),
    );
  const planNow = async () => {
    const planId = await within((tx) => newestDayPlanId(tx, world.institutionId, thursday));
    assert(planId, 'the day has a plan');
    return planOf(planId);
  };
  const stateOf = async (planId: string) => (await planOf(planId)).state;
  const confirm = (visit: AnnouncedVisit) =>
    anAnswer(world, visit, { answer: { kind: 'confirmed' } });

  /** He was told another hour than any plan of the day has him at. */
  async function toldAnHourOfTheAfternoon({ visitId }: AnnouncedVisit): Promise<void> {
    const [from, until] = ['2026-09-10T15:30:00+08:00', '2026-09-10T17:30:00+08:00'];
    await within(async (tx) => {
      await sql`update notices set window_from = ${from}, window_until = ${until}
        where visit_id = ${visitId} and ended_at is null`.execute(tx);
      await sql`update visits set planned_from = ${from}, planned_until = ${until}
        where id = ${visitId}`.execute(tx);
    });
  }

  const firstSlot = async ({ cardholderId, visitId }: AnnouncedVisit): Promise<Slot> => {
    const [slot] = await within((tx) =>
      offerSlots(tx, {
        ground: world.ground,
        institutionId: world.institutionId,
        cardholderId,
        visitId,
      }),
    );
    assert(slot, 'another time is offered');
    return slot;
  };
  const take = ({ cardholderId, visitId }: AnnouncedVisit, { from }: Slot) =>
    asHolder({ world, cardholderId }, (tx, writing) =>
      takeSlot(tx, writing, { cardholderId, visitId, from }),
    );

  it('drops a draft that has somebody at another hour than he now agrees to', async () => {
    const [visit] = await announced(2);
    assert(visit, 'a visit is announced');
    await toldAnHourOfTheAfternoon(visit);
    const draft = await aDraft();
    const start = (await planOf(draft)).visits.find((one) => one.visitId === visit.visitId);
    expect((start?.startsAt ?? '') < '2026-09-10T07:30:00Z').toBe(true);
    expect(await confirm(visit)).toMatchObject({ ok: true });
    expect(await stateOf(draft)).toBe('superseded');
    expect(await publish(draft)).toMatchObject({
      ok: false,
      refusal: { code: 'plan.superseded' },
    });
    const anew = await publish(await aDraft());
    assert(anew.ok, 'a draft that knows of the promise is published');
    const kept = anew.value.visits.find((one) => one.visitId === visit.visitId);
    expect(kept?.told?.from).toBe('2026-09-10T07:30:00Z');
    expect((kept?.startsAt ?? '') >= '2026-09-10T07:30:00Z').toBe(true);
  });

  it('keeps a draft that has him at the hour he agrees to', async () => {
    const [visit] = await announced(2);
    assert(visit, 'a visit is announced');
    const draft = await aDraft();
    expect(await confirm(visit)).toMatchObject({ ok: true });
    expect(await stateOf(draft)).toBe('draft');
    expect(await publish(draft)).toMatchObject({ ok: true });
  });

  it('drops a draft without him, yet lets one stand that was made knowing of his yes', async () => {
    const [visit] = await announced(1);
    assert(visit, 'a visit is announced');
    await within(async (tx) => {
      await sql`update staff set is_active = false where role = 'officer'`.execute(tx);
    });
    const unknowing = await aDraft();
    expect(await planOf(unknowing)).toMatchObject({ served: 0, unserved: 1 });
    await confirm(visit);
    expect(await stateOf(unknowing)).toBe('superseded');
    // Nobody can go: whoever answers for it may say so, and the person is told.
    expect(await publish(await aDraft())).toMatchObject({ ok: true, value: { served: 0 } });
    expect(await noticeNow(world, visit)).toMatchObject({ endedReason: 'replanned' });
  });

  it('gives the same plan to somebody who takes his slot a second time', async () => {
    const [visit] = await announced(2);
    assert(visit, 'a visit is announced');
    const slot = await firstSlot(visit);
    const first = await take(visit, slot);
    expect(first).toMatchObject({ ok: true });
    const plans = () =>
      within(
        async (tx) => (await sql`select id from day_plans limit 1000`.execute(tx)).rows.length,
      );
    const before = await plans();
    expect(await take(visit, slot)).toEqual(first);
    expect(await plans()).toBe(before);
    const after = await firstSlot(visit);
    expect(after.from.equals(slot.from)).toBe(false);
  });

  it('says that it is arranged when the agreed hour is chosen again by the newer link', async () => {
    const [visit] = await announced(2);
    assert(visit, 'a visit is announced');
    const { from } = await firstSlot(visit);
    expect(await anAnswer(world, visit, { answer: { kind: 'moved', from } })).toMatchObject({
      ok: true,
    });
    const { noticeId } = await noticeNow(world, visit);
    const again = { ...visit, noticeId };
    expect(await anAnswer(world, again, { answer: { kind: 'moved', from } })).toMatchObject({
      ok: false,
      refusal: { code: 'visit.already-arranged' },
    });
    expect((await noticeNow(world, visit)).noticeId).toBe(noticeId);
  });

  it('still shows who found no place and who stays at home when somebody else is called off', async () => {
    await anOfficer(world);
    const nowhere = await aProposedVisit(world, { person: { position: null } });
    const [first, second] = await announced(2);
    assert(first && second, 'two visits are announced');
    const before = await planNow();
    expect(before).toMatchObject({ served: 2, unserved: 1 });
    expect(before.officersLeftOut).toHaveLength(1);
    await callOff(first);
    const after = await planNow();
    expect(after).toMatchObject({
      amendedFrom: before.id,
      amendReason: 'declined',
      served: 1,
      unserved: 1,
      officersLeftOut: before.officersLeftOut,
    });
    expect(after.visits.at(-1)).toMatchObject({
      visitId: nowhere.visitId,
      unservedReason: 'no-coordinates',
    });
    await callOff(nowhere);
    await callOff(second);
    expect(await planNow()).toMatchObject({ served: 0, unserved: 0 });
  });

  it('never loses a slot to a plan that is made in the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      await aQuietHouse(world);
      const [visit] = await announced(3);
      assert(visit, 'a visit is announced');
      const slot = await firstSlot(visit);
      const [taken, draft] = await Promise.all([
        anAnswer(world, visit, { answer: { kind: 'moved', from: slot.from } }),
        aDraft(),
      ]);
      expect(taken).toMatchObject({ ok: true });
      const published = await publish(draft);
      if (!published.ok) expect(published.refusal.code).toBe('plan.superseded');
      const told = await within(async (tx) => {
        const found = await sql<{ state: string }>`
          select state from visits
          where id = ${visit.visitId} and planned_from = ${slot.from.toString()}
          limit 1`.execute(tx);
        return found.rows;
      });
      expect(told).toMatchObject([{ state: 'planned' }]);
    }
  });

  async function callOff({ cardholderId }: { readonly cardholderId: string }): Promise<void> {
    await asHolder({ world, cardholderId }, (tx, writing) =>
      callOffVisits(tx, writing, { cardholderId, reason: 'declined' }),
    );
  }
});
