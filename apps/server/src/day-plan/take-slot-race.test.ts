// SPDX-License-Identifier: Apache-2.0
// Twenty people choose another time in one moment. Whoever is too late is told so, and the plans that
// come out of it can be driven, with every promise in them.
import { assert } from '@fairvisit/domain/assert.ts';
import { findViolations } from '@fairvisit/planner/check.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaign } from '../../../../tools/campaign.ts';
import {
  aPublishedPlan,
  aQuietHouse,
  asHolder,
  openNoticeWorld,
} from '../../test-support/builders/notice.ts';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { type PublishedDay, publishedDays } from '../../test-support/published-days.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import { offerSlots, type Slot } from './offer-slots.query.ts';
import { takeSlot } from './take-slot.action.ts';

const people = 20;
const rounds = campaign({ sample: 2, full: 20 });

describe.each(databases)('twenty who move at once on $name', (kind) => {
  let world: TestWorld;
  let visits: ProposedVisit[];
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
    await aQuietHouse(world);
    for (const gender of ['female', 'male'] as const) await anOfficer(world, { gender });
    visits = [];
    for (let index = 0; index < people; index += 1) {
      const position = { lat: 30.24 + (index % 5) * 0.012, lng: 120.12 + (index % 7) * 0.009 };
      const genderWish = index % 6 === 0 ? ('female' as const) : null;
      visits.push(await aProposedVisit(world, { person: { position, genderWish } }));
    }
    await aPublishedPlan(world);
  });
  afterAll(async () => world.close());

  const take = ({ cardholderId, visitId }: ProposedVisit, from: Temporal.Instant) =>
    asHolder({ world, cardholderId }, (tx, writing) =>
      takeSlot(tx, writing, { cardholderId, visitId, from }),
    );
  const slotsFor = ({ cardholderId, visitId }: ProposedVisit): Promise<readonly Slot[]> =>
    world.db.forInstitution(world.institutionId, (tx) =>
      offerSlots(tx, {
        ground: world.ground,
        institutionId: world.institutionId,
        cardholderId,
        visitId,
      }),
    );
  const toldOf = () =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ id: string; from: Temporal.Instant; until: Temporal.Instant }>`
        select id, planned_from as "from", planned_until as "until" from visits
        where state = 'planned' order by id limit 100`.execute(tx);
      return new Map(found.rows.map(({ id, from, until }) => [id, `${from} ${until}`]));
    });

  it('leaves plans that the checker accepts, and everybody where he chose or was', async () => {
    expect(faultsOf(await publishedDays(world))).toEqual([]);
    let won = 0;
    let late = 0;
    for (let round = 0; round < rounds; round += 1) {
      const before = await toldOf();
      const wishes: { readonly visit: ProposedVisit; readonly slot: Slot }[] = [];
      for (const [index, visit] of visits.entries()) {
        if (!before.has(visit.visitId)) continue;
        const slots = await slotsFor(visit);
        // Few different ones, so that they get into each other's way.
        const slot = slots[(index + round) % Math.min(4, Math.max(slots.length, 1))];
        if (slot !== undefined) wishes.push({ visit, slot });
      }
      expect(wishes.length).toBeGreaterThan(people / 2);
      const answers = await Promise.all(wishes.map(({ visit, slot }) => take(visit, slot.from)));
      const after = await toldOf();
      for (const [index, { visit, slot }] of wishes.entries()) {
        const answer = answers[index];
        assert(answer, 'everybody is answered');
        if (answer.ok) won += 1;
        else {
          late += 1;
          expect(answer.refusal.code).toBe('slot.taken');
        }
        const chosen = `${slot.from} ${slot.until}`;
        expect(after.get(visit.visitId)).toBe(answer.ok ? chosen : before.get(visit.visitId));
      }
      expect(after.size).toBe(before.size);
      const days = await publishedDays(world);
      expect(faultsOf(days)).toEqual([]);
      expect(days.flatMap(({ plan }) => plan.routes.flatMap(({ stops }) => stops))).toHaveLength(
        after.size,
      );
    }
    expect(won).toBeGreaterThan(rounds);
    expect(late).toBeGreaterThan(0);
  });

  it('would be found out by the checker: a stop a minute late, a told window an hour off', async () => {
    const [day] = await publishedDays(world);
    assert(day, 'a day is published');
    const [route, ...others] = day.plan.routes;
    const [stop, ...rest] = route?.stops ?? [];
    assert(route && stop, 'the day has a route with a stop');
    const late = { ...stop, startAt: stop.startAt + 60 };
    const shifted = { ...day.plan, routes: [{ ...route, stops: [late, ...rest] }, ...others] };
    expect(findViolations(day.problem, shifted)).not.toEqual([]);
    const elsewhere = day.problem.visits.map((visit) =>
      visit.id === stop.visit
        ? { ...visit, windows: visit.windows.map(({ until }) => ({ from: until, until })) }
        : visit,
    );
    expect(findViolations({ ...day.problem, visits: elsewhere }, day.plan)).toMatchObject([
      { code: 'window', visit: stop.visit },
    ]);
  });

  it('mixes with twenty who stay away: nobody is lost, nobody is told another time', async () => {
    const before = await toldOf();
    const planned = visits.filter(({ visitId }) => before.has(visitId));
    const leaving = planned.filter((_, index) => index % 2 === 0);
    const moving = planned.filter((_, index) => index % 4 === 1);
    const wishes = await Promise.all(moving.map(slotsFor));
    const gone = leaving.map(({ cardholderId }) =>
      asHolder({ world, cardholderId }, (tx, writing) =>
        callOffVisits(tx, writing, { cardholderId, reason: 'declined' }),
      ),
    );
    const taken = moving.map(async (visit, index) => {
      const from = wishes[index]?.at(-1)?.from;
      return from === undefined ? null : take(visit, from);
    });
    await Promise.all([...gone, ...taken]);
    const after = await toldOf();
    expect(after.size).toBe(before.size - leaving.length);
    for (const { visitId } of planned.filter((_, index) => index % 4 === 3)) {
      expect(after.get(visitId)).toBe(before.get(visitId));
    }
    const days = await publishedDays(world);
    expect(faultsOf(days)).toEqual([]);
    const inPlans = days.flatMap(({ problem }) => problem.visits.map(({ id }) => id));
    expect(inPlans.sort()).toEqual([...after.keys()].sort());
  });
});

function faultsOf(days: readonly PublishedDay[]): readonly string[] {
  assert(days.length > 0, 'a checker that looks at nothing finds nothing');
  return days.flatMap(({ on, problem, plan }) =>
    findViolations(problem, plan).map(
      ({ code, team, visit, found }) => `${on} ${code} ${team} ${visit} ${found}`,
    ),
  );
}
