// SPDX-License-Identifier: Apache-2.0
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import { dayPlanOf, newestDayPlanId } from './day-plan.query.ts';
import { makeDayPlan } from './make-day-plan.action.ts';
import { offerSlots, type Slot } from './offer-slots.query.ts';
import { publishDayPlan } from './publish-day-plan.action.ts';
import { takeSlot } from './take-slot.action.ts';

const thursday = '2026-09-10';
let serial = 0;

describe.each(databases)('moving a visit on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => {
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update staff set is_active = false where role = 'officer'`.execute(tx);
      await sql`update visits set state = 'cancelled'`.execute(tx);
      await sql`update day_plans set state = 'superseded'`.execute(tx);
      await sql`update notices set ended_at = now(), ended_reason = 'test'
        where ended_at is null`.execute(tx);
    });
    for (const gender of ['female', 'male'] as const) await anOfficer(world, { gender });
  });

  async function aPublishedDay(
    count: number,
    positions: readonly { readonly lat: number; readonly lng: number }[] = [],
  ): Promise<readonly ProposedVisit[]> {
    const visits: ProposedVisit[] = [];
    for (let index = 0; index < count; index += 1) {
      const position = positions[index] ?? {
        lat: 30.25 + index * 0.01,
        lng: 120.12 + index * 0.008,
      };
      visits.push(await aProposedVisit(world, { person: { position } }));
    }
    serial += 1;
    const made = await makeDayPlan(world.ground, world.staff.operations, {
      input: { idempotencyKey: `make-slot-${serial}`, on: thursday, seconds: 1 },
      budget: { seed: 7, iterations: 200 },
    });
    assert(made.ok, 'the plan of the test is made');
    expect(made.value.served).toBe(count);
    const published = await publishDayPlan(world.ground, world.staff.supervisor, {
      planId: made.value.id,
      idempotencyKey: `publish-slot-${serial}`,
    });
    assert(published.ok, 'the plan of the test is published');
    return visits;
  }

  const slotsFor = ({ cardholderId, visitId }: ProposedVisit) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      offerSlots(tx, {
        ground: world.ground,
        institutionId: world.institutionId,
        cardholderId,
        visitId,
      }),
    );

  const take = ({ cardholderId, visitId }: ProposedVisit, from: Slot['from']) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      await lockCardholder(tx, world.institutionId, cardholderId);
      const time = await businessTime(tx, world.ground, world.institutionId);
      const writing = { ground: world.ground, actor: world.system, time };
      return takeSlot(tx, writing, { cardholderId, visitId, from });
    });

  const planOf = (on: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const planId = await newestDayPlanId(tx, world.institutionId, on);
      if (planId === null) return null;
      const { ground, institutionId } = world;
      return dayPlanOf(tx, { ground, institutionId, planId });
    });

  const toldOf = async () =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ id: string; from: Temporal.Instant; until: Temporal.Instant }>`
        select id, planned_from as "from", planned_until as "until" from visits
        where state = 'planned' order by id limit 100`.execute(tx);
      return new Map(
        found.rows.map(({ id, from, until }) => [id, `${from.toString()} ${until.toString()}`]),
      );
    });

  it('offers lawful times within the notice period, on working days, apart from the present one', async () => {
    const [first] = await aPublishedDay(3);
    assert(first, 'the day has a visit');
    const slots = await slotsFor(first);
    expect(slots.length).toBeGreaterThan(5);
    const days = slots.map(({ from }) => from.toZonedDateTimeISO('Asia/Shanghai').toPlainDate());
    for (const day of days) {
      expect(Temporal.PlainDate.compare(day, Temporal.PlainDate.from('2026-09-10'))).not.toBe(-1);
      expect(Temporal.PlainDate.compare(day, Temporal.PlainDate.from('2026-09-21'))).not.toBe(1);
      // A Sunday on which people work, made up for a feast (调休).
      if (day.toString() !== '2026-09-20') expect(day.dayOfWeek).toBeLessThan(6);
    }
    const told = (await toldOf()).get(first.visitId) ?? '';
    const [from = '', until = ''] = told.split(' ');
    for (const slot of slots) {
      const isApart = slot.until.toString() <= from || slot.from.toString() >= until;
      expect(isApart).toBe(true);
    }
  });

  it('moves a visit to a day that nobody planned, and leaves every other promise alone', async () => {
    const visits = await aPublishedDay(4);
    const [first] = visits;
    assert(first, 'the day has a visit');
    const before = await toldOf();
    const slot = (await slotsFor(first)).find((one) => one.from.toString() > '2026-09-11');
    assert(slot, 'another day is offered');
    const taken = await take(first, slot.from);
    assert(taken.ok, 'an offered slot can be taken');
    const after = await toldOf();
    expect(after.get(first.visitId)).toBe(`${slot.from.toString()} ${slot.until.toString()}`);
    for (const { visitId } of visits.slice(1)) expect(after.get(visitId)).toBe(before.get(visitId));
    const old = await planOf(thursday);
    expect(old).toMatchObject({ state: 'published', served: 3 });
    const on = slot.from.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    const plan = await planOf(on);
    expect(plan).toMatchObject({ id: taken.value.planId, state: 'published', served: 1 });
    expect(plan?.visits[0]?.visitId).toBe(first.visitId);
    expect(plan?.routes[0]?.officers).toHaveLength(2);
  });

  it('takes a slot of the same day between promises that stand', async () => {
    const visits = await aPublishedDay(2);
    const [first] = visits;
    assert(first, 'the day has a visit');
    const before = await toldOf();
    // A newcomer does not part those who are told to come together.
    for (const gender of ['female', 'male'] as const) await anOfficer(world, { gender });
    const slot = (await slotsFor(first)).find((one) => one.from.toString() < '2026-09-10T16');
    assert(slot, 'another time of the day is offered');
    expect(await take(first, slot.from)).toMatchObject({ ok: true });
    const after = await toldOf();
    expect(after.get(visits[1]?.visitId ?? '')).toBe(before.get(visits[1]?.visitId ?? ''));
    expect(await planOf(thursday)).toMatchObject({ served: 2, state: 'published' });
  });

  it('sends another pair on a day that somebody else chose first, and nobody has planned', async () => {
    const apart = [
      { lat: 30.05, lng: 120.15 },
      { lat: 30.5, lng: 120.15 },
    ];
    const [north, south] = await aPublishedDay(2, apart);
    assert(north && south, 'the day has two visits');
    const isFridayMorning = ({ from }: Slot) =>
      from.toString() > '2026-09-11' && from.toString() < '2026-09-11T03';
    const slot = (await slotsFor(north)).find(isFridayMorning);
    assert(slot, 'Friday morning is offered');
    expect(await take(north, slot.from)).toMatchObject({ ok: true });
    // One pair cannot be at both ends of the town.
    expect((await slotsFor(south)).some(isFridayMorning)).toBe(false);
    for (const gender of ['female', 'male'] as const) await anOfficer(world, { gender });
    const also = (await slotsFor(south)).find(isFridayMorning);
    assert(also, 'with another pair it is offered');
    expect(await take(south, also.from)).toMatchObject({ ok: true });
    const plan = await planOf('2026-09-11');
    expect(plan).toMatchObject({ served: 2, state: 'published' });
    const officers = plan?.routes.flatMap((route) => route.officers.map(({ id }) => id));
    expect(new Set(officers).size).toBe(4);
  });

  it('keeps the window a person agreed to when the day is planned anew', async () => {
    const [first] = await aPublishedDay(2);
    assert(first, 'the day has a visit');
    const slot = (await slotsFor(first)).find((one) => one.from.toString() < '2026-09-10T16');
    assert(slot, 'another time of the day is offered');
    expect(await take(first, slot.from)).toMatchObject({ ok: true });
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update notices set window_from = ${slot.from.toString()},
          window_until = ${slot.until.toString()}, answer = 'confirmed', answered_at = now(),
          is_wished = true
        where visit_id = ${first.visitId} and ended_at is null`.execute(tx);
    });
    const told = await toldOf();
    const another = await aProposedVisit(world);
    const made = await makeDayPlan(world.ground, world.staff.operations, {
      input: { idempotencyKey: 'make-again', on: thursday, seconds: 1 },
      budget: { seed: 11, iterations: 200 },
    });
    assert(made.ok, 'the day is planned anew');
    expect(made.value.visits.map((visit) => visit.visitId)).toContain(another.visitId);
    const own = made.value.visits.find((visit) => visit.visitId === first.visitId);
    expect(own).toMatchObject({ answer: 'confirmed', unservedReason: null });
    expect((own?.startsAt ?? '') >= slot.from.toString()).toBe(true);
    expect((own?.endsAt ?? '') <= slot.until.toString()).toBe(true);
    const published = await publishDayPlan(world.ground, world.staff.supervisor, {
      planId: made.value.id,
      idempotencyKey: 'publish-again',
    });
    expect(published).toMatchObject({ ok: true });
    expect((await toldOf()).get(first.visitId)).toBe(told.get(first.visitId));
  });

  it('refuses a time that was not offered, and a visit that is gone', async () => {
    const [first] = await aPublishedDay(1);
    assert(first, 'the day has a visit');
    const nobodyOffered = Temporal.Instant.from('2026-09-11T03:10:00+08:00');
    expect(await take(first, nobodyOffered)).toMatchObject({
      ok: false,
      refusal: { code: 'slot.taken' },
    });
    const [slot] = await slotsFor(first);
    await callOff(first);
    expect(await slotsFor(first)).toEqual([]);
    assert(slot, 'a slot was offered before');
    expect(await take(first, slot.from)).toMatchObject({
      ok: false,
      refusal: { code: 'visit.not-planned' },
    });
  });

  it('leaves a day empty when its last visit is called off, and others as they were', async () => {
    const visits = await aPublishedDay(2);
    const before = await toldOf();
    const [first, second] = visits;
    assert(first && second, 'the day has two visits');
    await callOff(first);
    expect(await planOf(thursday)).toMatchObject({ state: 'published', served: 1 });
    expect((await toldOf()).get(second.visitId)).toBe(before.get(second.visitId));
    await callOff(second);
    expect(await planOf(thursday)).toMatchObject({ state: 'published', served: 0, routes: [] });
  });

  it('gives the last gap to one of many who reach for it together', async () => {
    const visits = await aPublishedDay(6);
    const offered = await Promise.all(visits.map(slotsFor));
    const common = offered[0]?.find((slot) =>
      offered.every((slots) => slots.some((one) => one.from.equals(slot.from))),
    );
    assert(common, 'all are offered one time');
    const answers = await Promise.all(visits.map((visit) => take(visit, common.from)));
    const won = answers.filter((answer) => answer.ok).length;
    expect(won).toBeGreaterThan(0);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.refusal.code).toBe('slot.taken');
    }
    const on = common.from.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    const plan = await planOf(on);
    const atThatTime = plan?.visits.filter((visit) => visit.teamNo !== null) ?? [];
    const ends = atThatTime.map((visit) => [visit.teamNo, visit.startsAt, visit.endsAt] as const);
    for (const [team, starts, end] of ends) {
      const clash = ends.filter(
        ([other, from, until]) =>
          other === team && (from ?? '') < (end ?? '') && (starts ?? '') < (until ?? ''),
      );
      expect(clash).toHaveLength(1);
    }
  });

  async function callOff({ cardholderId }: ProposedVisit): Promise<void> {
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await lockCardholder(tx, world.institutionId, cardholderId);
      const time = await businessTime(tx, world.ground, world.institutionId);
      const writing = { ground: world.ground, actor: world.system, time };
      await callOffVisits(tx, writing, { cardholderId, reason: 'declined' });
    });
  }
});
