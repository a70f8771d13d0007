// SPDX-License-Identifier: Apache-2.0
// A visit that was planned, published and announced by the actions themselves, and moved by the
// person: his page, the plan and the old link tell the same story.
import { assert } from '@fairvisit/domain/assert.ts';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anIdentityNumber } from '../../test-support/builders/link.ts';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { PortalBrowser } from '../../test-support/portal-browser.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { makeDayPlan } from '../day-plan/make-day-plan.action.ts';
import { publishDayPlan } from '../day-plan/publish-day-plan.action.ts';
import { buildServer } from '../http/serve.ts';

const on = '2026-09-10';

describe.each(databases)('a visit moved by the person on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  const visits: ProposedVisit[] = [];
  beforeAll(async () => {
    world = await openWorld(kind);
    app = await buildServer(world.ground, { uploadFolder: '/nowhere', consoleFolder: '/nowhere' });
    for (const gender of ['female', 'male', 'female'] as const) await anOfficer(world, { gender });
    for (let index = 0; index < 3; index += 1) {
      const position = { lat: 30.25 + index * 0.01, lng: 120.12 + index * 0.01 };
      const visit = await aProposedVisit(world, { person: { position } });
      await anIdentityNumber(world, visit.cardholderId, `00001219000229${index}23X`);
      visits.push(visit);
    }
    const made = await makeDayPlan(world.ground, world.staff.operations, {
      input: { idempotencyKey: 'plan-to-move', on, seconds: 1 },
      budget: { seed: 7, iterations: 200 },
    });
    assert(made.ok && made.value.served === 3, 'all three visits are planned');
    const published = await publishDayPlan(world.ground, world.staff.supervisor, {
      planId: made.value.id,
      idempotencyKey: 'publish-to-move',
    });
    assert(published.ok, 'the plan is published');
  }, 30_000);
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  /** His browser, after his first message reached him and he followed its link. */
  async function personOf(visit: ProposedVisit | undefined): Promise<PortalBrowser> {
    assert(visit, 'the visit was built');
    const messageId = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ id: string }>`
        update messages set state = 'sent', sent_at = made_at
        where cardholder_id = ${visit.cardholderId} and kind = 'visit-notice'
        returning id`.execute(tx);
      return found.rows[0]?.id;
    });
    assert(messageId, 'a published visit is announced');
    const person = new PortalBrowser(app);
    const token = world.ground.keyring.linkToken(world.institutionId, messageId);
    expect((await person.enter(token, '23x')).statusCode).toBe(403);
    const tail = `${visits.indexOf(visit)}23x`;
    expect((await person.enter(token, tail)).statusCode).toBe(200);
    return person;
  }

  const plannedNow = (visitId: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ from: string; day: string }>`
        select day_plan_visits.window_from::text as from, day_plans.plan_on::text as day
        from day_plan_visits
        join day_plans on day_plans.institution_id = day_plan_visits.institution_id
          and day_plans.id = day_plan_visits.plan_id and day_plans.state = 'published'
        where day_plan_visits.visit_id = ${visitId} and day_plan_visits.team_no is not null
        order by day_plans.plan_on limit 5`.execute(tx);
      return found.rows;
    });

  const reminders = (cardholderId: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ state: string; reason: string | null; noticeId: string }>`
        select state, reason, notice_id as "noticeId" from messages
        where cardholder_id = ${cardholderId} and kind = 'visit-reminder'
        order by state limit 10`.execute(tx);
      return found.rows;
    });

  it('offers other times, keeps the one he takes, and says so behind the old link (D22)', async () => {
    const visit = visits[0];
    const person = await personOf(visit);
    const before = (await person.get('/api/portal/page')).json();
    expect(before).toMatchObject({ visit: { state: 'planned' }, may: { move: true } });
    await person.post('/api/portal/confirm', {
      idempotencyKey: 'confirm-first-1',
      noticeId: before.visit.noticeId,
    });
    const told = before.visit.noticeId;
    expect(await reminders(visit?.cardholderId ?? '')).toMatchObject([
      { state: 'queued', noticeId: told },
    ]);
    const { slots } = (await person.get('/api/portal/slots')).json();
    expect(slots.length).toBeGreaterThan(1);
    const chosen = slots.at(-1);
    const body = {
      idempotencyKey: 'move-once-1',
      noticeId: before.visit.noticeId,
      from: chosen.from,
    };
    const moved = await person.post('/api/portal/move', body);
    expect(moved.json()).toMatchObject({
      visit: { state: 'planned', window: chosen, answer: 'confirmed' },
      change: { kind: 'moved', was: before.visit.window, reason: 'moved' },
      may: { confirm: false, move: true, decline: true },
    });
    expect(await reminders(visit?.cardholderId ?? '')).toEqual([
      { state: 'cancelled', reason: 'moved', noticeId: told },
      { state: 'queued', reason: null, noticeId: moved.json().visit.noticeId },
    ]);
    const { officers } = moved.json().visit;
    expect(officers.length).toBeGreaterThan(1);
    expect(await plannedNow(visit?.visitId ?? '')).toHaveLength(1);
    const again = await person.post('/api/portal/move', body);
    expect([again.statusCode, again.json()]).toEqual([200, moved.json()]);
    const stale = await person.post('/api/portal/move', {
      ...body,
      idempotencyKey: 'move-twice-1',
    });
    expect(stale.json().refusal.code).toBe('notice.superseded');
  });

  it('tells that a time which nobody offers is taken, and changes nothing', async () => {
    const person = await personOf(visits[1]);
    const before = (await person.get('/api/portal/page')).json();
    for (const [place, from] of ['2026-09-10T03:07:00Z', '2026-10-01T02:00:00Z'].entries()) {
      const refused = await person.post('/api/portal/move', {
        idempotencyKey: `move-nowhere-${place}`,
        noticeId: before.visit.noticeId,
        from,
      });
      expect([refused.statusCode, refused.json().refusal.code]).toEqual([409, 'slot.taken']);
    }
    expect((await person.get('/api/portal/page')).json()).toEqual(before);
  });

  it('leaves the plan without the visit that he declined, and the others as they were told', async () => {
    const person = await personOf(visits[2]);
    const others = await plannedNow(visits[1]?.visitId ?? '');
    const declined = await person.post('/api/portal/decline', {
      idempotencyKey: 'decline-planned',
    });
    expect(declined.json()).toMatchObject({
      visit: { state: 'called-off', window: null, officers: [], endedReason: 'declined' },
      change: { kind: 'called-off' },
      declinedUntil: '2027-03-06',
    });
    expect(await plannedNow(visits[2]?.visitId ?? '')).toEqual([]);
    expect(await plannedNow(visits[1]?.visitId ?? '')).toEqual(others);
    expect((await person.get('/api/portal/slots')).json()).toEqual({ slots: [] });
  });
});
