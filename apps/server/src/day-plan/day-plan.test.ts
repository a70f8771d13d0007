// SPDX-License-Identifier: Apache-2.0
import type { DayPlan } from '@fairvisit/api/visit.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { aPause } from '../../test-support/builders/person.ts';
import { aProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import type { Ground } from '../ground.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { replayDecision } from '../law/replay-decision.query.ts';
import { dayPlanHandlers } from './day-plan.routes.ts';
import { makeDayPlan } from './make-day-plan.action.ts';
import { publishDayPlan } from './publish-day-plan.action.ts';

const thursday = '2026-09-10';
const budget = { seed: 7, iterations: 300 };
let serial = 0;

describe.each(databases)('the plan of a day on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());
  // Each test has four officers and visits of its own; what an earlier one left is put away.
  beforeEach(async () => {
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update staff set is_active = false where role = 'officer'`.execute(tx);
      await sql`update visits set state = 'cancelled'`.execute(tx);
      await sql`update day_plans set state = 'superseded'`.execute(tx);
    });
    for (const gender of ['female', 'male', 'female', 'male'] as const) {
      await anOfficer(world, { gender });
    }
  });

  const make = async (on = thursday, ground: Ground = world.ground) => {
    serial += 1;
    return makeDayPlan(ground, world.staff.operations, {
      input: { idempotencyKey: `make-plan-${serial}`, on, seconds: 1 },
      budget,
    });
  };
  const made = async (on?: string): Promise<DayPlan> => {
    const outcome = await make(on);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };
  const publish = (planId: string, idempotencyKey = `publish-${planId}`) =>
    publishDayPlan(world.ground, world.staff.supervisor, { planId, idempotencyKey });
  const rows = async <Row>(query: (id: InstitutionId) => ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await query(world.institutionId).execute(tx);
      return found.rows;
    });

  it('sends pairs to every visit inside its lawful window, each start judged and stored', async () => {
    const visits = [];
    for (let index = 0; index < 6; index += 1) {
      const position = { lat: 30.25 + index * 0.01, lng: 120.12 + index * 0.008 };
      visits.push(await aProposedVisit(world, { person: { position } }));
    }
    const plan = await made();
    expect(plan).toMatchObject({ on: thursday, state: 'draft', served: 6, unserved: 0 });
    expect(plan.routes.every((route) => route.officers.length === 2)).toBe(true);
    for (const visit of plan.visits) {
      const moments = [visit.windowFrom, visit.arrivesAt, visit.startsAt, visit.endsAt];
      const [from = '', , starts = '', ends = ''] = moments.map((moment) => moment ?? '');
      expect(starts >= from && ends <= (visit.windowUntil ?? '')).toBe(true);
      expect(visit.decision).toMatchObject({ act: 'visit', verdict: 'allow' });
    }
    // Every stored answer comes out the same when it is asked again.
    const ids = await rows(
      (id) => sql<{ cardholderId: string; decisionId: string }>`
      select cardholder_id as "cardholderId", decision_id as "decisionId" from day_plan_visits
      where institution_id = ${id} and plan_id = ${plan.id} order by 1 limit 100`,
    );
    expect(ids).toHaveLength(6);
    const { institutionId } = world;
    for (const each of ids) {
      const replayed = await world.db.forInstitution(institutionId, async (tx) => {
        const pack = await institutionPack(tx, institutionId);
        return replayDecision(tx, { institutionId, pack, ...each });
      });
      expect(replayed?.again).toBe(replayed?.stored);
      expect(replayed).toMatchObject({ isSamePack: true, isSameCode: true });
    }
  });

  it('gives the same plan for the same seed and rounds', async () => {
    for (let index = 0; index < 5; index += 1) {
      await aProposedVisit(world, { person: { position: { lat: 30.2 + index / 50, lng: 120.1 } } });
    }
    const stops = (plan: DayPlan) => plan.visits.map((visit) => [visit.visitId, visit.startsAt]);
    const first = await made();
    const second = await made();
    expect(stops(second)).toEqual(stops(first));
    expect(second.id).not.toBe(first.id);
  });

  it('leaves everybody in peace on a public holiday, and names the rule', async () => {
    await aProposedVisit(world);
    await aProposedVisit(world);
    const plan = await made('2026-10-01');
    expect(plan).toMatchObject({ served: 0, unserved: 2, routes: [] });
    for (const visit of plan.visits) {
      expect(visit).toMatchObject({ unservedReason: 'law', unservedRule: 'CN-VIS-07' });
      expect(visit.unservedText?.zh).toContain('法定节假日');
    }
  });

  it('plans nothing for a day that a notice can no longer reach', async () => {
    await aProposedVisit(world);
    const plan = await made('2026-09-09');
    expect(plan.visits).toMatchObject([{ unservedReason: 'law', unservedRule: 'CN-VIS-06' }]);
  });

  it('sends nobody on a day off for which no supervisor gave his reason', async () => {
    await aProposedVisit(world);
    const plan = await made('2026-09-12');
    expect(plan.visits).toMatchObject([{ unservedReason: 'law', unservedRule: 'CN-VIS-07' }]);
  });

  it('plans what the law warns of only where the supervisor gave his reason for that rule', async () => {
    await aProposedVisit(world, { person: { protectiveBand: 'elderly' } });
    const later = await aProposedVisit(world);
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update cardholders set protective_band = 'elderly'
        where id = ${later.cardholderId}`.execute(tx);
    });
    const plan = await made();
    expect(plan.visits).toMatchObject([
      { unservedReason: null, decision: { verdict: 'warn' } },
      { visitId: later.visitId, unservedReason: 'law', unservedRule: 'FV-PROT-01' },
    ]);
  });

  it('says so when a place is unknown, and shows the others rounded', async () => {
    await aProposedVisit(world, { person: { position: null } });
    await aProposedVisit(world, { person: { position: { lat: 30.28765, lng: 120.16432 } } });
    const plan = await made();
    expect(plan.visits).toMatchObject([
      { unservedReason: null, position: { lat: 30.288, lng: 120.164 } },
      { unservedReason: 'no-coordinates', position: null },
    ]);
  });

  it('says so when no pair can meet a wish', async () => {
    await aProposedVisit(world, { person: { genderWish: 'female' } });
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update staff set gender = 'male' where role = 'officer'`.execute(tx);
    });
    const plan = await made();
    expect(plan.visits).toMatchObject([{ unservedReason: 'no-skill' }]);
  });

  it('never visits a person in data check, or at an address that was retired since', async () => {
    const checked = await aProposedVisit(world);
    const retired = await aProposedVisit(world);
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update accounts set data_check = 'late-with-nothing-owed'
        where cardholder_id = ${checked.cardholderId}`.execute(tx);
      await sql`update addresses set retired_at = '2026-09-07T00:00:00Z'
        where cardholder_id = ${retired.cardholderId}`.execute(tx);
    });
    const plan = await made();
    expect(plan).toMatchObject({ served: 0, unserved: 2 });
    expect(plan.visits.map((visit) => visit.unservedReason)).toEqual(['law', 'law']);
  });

  it('names the officers who stay in, with the reason', async () => {
    const late = await anOfficer(world, { trainingValidUntilOn: '2026-09-09' });
    await aProposedVisit(world);
    const plan = await made();
    expect(plan.officersLeftOut).toEqual([
      { id: late, name: '测试外访员', reason: 'training-over' },
    ]);
  });

  it('refuses a year whose calendar is not published, a past day and an empty list', async () => {
    expect(await make()).toMatchObject({
      ok: false,
      refusal: { code: 'plan.nothing-to-plan' },
    });
    expect(await make('2027-03-01')).toMatchObject({
      ok: false,
      refusal: { code: 'calendar.not-published' },
    });
    expect(await make('2026-09-06')).toMatchObject({
      ok: false,
      refusal: { code: 'request.malformed', field: 'on' },
    });
  });

  it('publishes a draft: its visits are planned, told two hours, under a manager’s name', async () => {
    const { visitId } = await aProposedVisit(world);
    const plan = await made();
    const published = await publish(plan.id);
    expect(published).toMatchObject({ ok: true, value: { state: 'published', served: 1 } });
    const [visit] = await rows(
      (id) => sql<Record<string, unknown>>`
      select state, extract(epoch from planned_until - planned_from)::int4 as seconds from visits
      where institution_id = ${id} and id = ${visitId} limit 1`,
    );
    expect(visit).toEqual({ state: 'planned', seconds: 7_200 });
    const managers = await rows(
      (id) => sql<{ manager: string }>`
      select responsible_manager_id as manager from day_plan_routes
      where institution_id = ${id} and plan_id = ${plan.id} order by team_no limit 5`,
    );
    expect(managers).toEqual([{ manager: world.staff.supervisor.staffId }]);
  });

  it('publishes once: the same key gets the first answer, another one is refused', async () => {
    await aProposedVisit(world);
    const plan = await made();
    const first = await publish(plan.id);
    expect(await publish(plan.id)).toEqual(first);
    expect(await publish(plan.id, 'another-key')).toMatchObject({
      ok: false,
      refusal: { code: 'plan.superseded', detail: { state: 'published' } },
    });
  });

  it('puts the visits of the earlier plan back when a new one takes its place', async () => {
    const kept = await aProposedVisit(world);
    const left = await aProposedVisit(world);
    const first = await made();
    await publish(first.id);
    await aPause(world, left.cardholderId, { fromOn: '2026-09-07', reason: 'hardship' });
    const second = await made();
    expect(second).toMatchObject({ served: 1, unserved: 1 });
    expect(await publish(second.id)).toMatchObject({ ok: true });
    const states = await rows(
      (id) => sql<{ id: string; state: string }>`
      select id, state from visits where institution_id = ${id} order by id limit 100`,
    );
    const byId = new Map(states.map((row) => [row.id, row.state]));
    expect([byId.get(kept.visitId), byId.get(left.visitId)]).toEqual(['planned', 'proposed']);
    const plans = await rows(
      (id) => sql<{ id: string; state: string }>`
      select id, state from day_plans where institution_id = ${id}
        and id in (${first.id}, ${second.id}) order by id limit 10`,
    );
    expect(new Map(plans.map((row) => [row.id, row.state]))).toEqual(
      new Map([
        [first.id, 'superseded'],
        [second.id, 'published'],
      ]),
    );
  });

  it('refuses to publish when a visit was cancelled since, or the law has changed its answer', async () => {
    const cancelled = await aProposedVisit(world);
    const paused = await aProposedVisit(world);
    const first = await made();
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update visits set state = 'cancelled', cancel_reason = 'pause'
        where id = ${cancelled.visitId}`.execute(tx);
    });
    expect(await publish(first.id)).toMatchObject({
      ok: false,
      refusal: { code: 'plan.superseded' },
    });
    const second = await made();
    await aPause(world, paused.cardholderId, { fromOn: '2026-09-07', reason: 'hardship' });
    expect(await publish(second.id)).toMatchObject({
      ok: false,
      refusal: { code: 'law.blocked', rule: expect.any(String), decision: { verdict: 'block' } },
    });
  });

  it('publishes nothing of another institution, nor what does not exist', async () => {
    await aProposedVisit(world);
    const plan = await made();
    const beta = 'beta' as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const stranger = { ...world.staff.supervisor, institutionId: beta };
    expect(
      await publishDayPlan(world.ground, stranger, {
        planId: plan.id,
        idempotencyKey: 'from-beta',
      }),
    ).toMatchObject({ ok: false, refusal: { code: 'thing.not-found' } });
  });

  it('shows the newest plan of a day, and the day a plan would be made for', async () => {
    await aProposedVisit(world);
    await made();
    const newest = await made();
    const call = {
      ground: world.ground,
      actor: world.staff.officer,
      params: undefined,
      body: undefined,
      upload: null,
    };
    const shown = await dayPlanHandlers['day-plan.newest']({ ...call, query: { on: thursday } });
    expect(shown).toMatchObject({
      ok: true,
      value: { plan: { id: newest.id, state: 'draft' }, nextWorkingDay: thursday },
    });
    const none = await dayPlanHandlers['day-plan.newest']({ ...call, query: { on: '2026-09-11' } });
    expect(none).toMatchObject({ ok: true, value: { plan: null } });
  });

  it('plans anew when a visit is cancelled while the plan is searched for', async () => {
    const cancelled = await aProposedVisit(world);
    const kept = await aProposedVisit(world);
    let cancelling: Promise<void> | null = null;
    const cancelOnce = () => {
      cancelling ??= world.db.forInstitution(world.institutionId, async (tx) => {
        await sql`update visits set state = 'cancelled' where id = ${cancelled.visitId}`.execute(
          tx,
        );
      });
      return world.ground.wall.now();
    };
    // The machine's clock is read first when the search begins, outside any transaction.
    const outcome = await makeDayPlan(
      { ...world.ground, wall: { now: cancelOnce } },
      world.staff.operations,
      {
        input: { idempotencyKey: 'while-searching', on: thursday, seconds: 1 },
        budget: { seed: 7, seconds: 1 },
      },
    );
    expect(cancelling).not.toBeNull();
    expect(outcome.ok && outcome.value.visits.map((visit) => visit.visitId)).toEqual([
      kept.visitId,
    ]);
  });

  it('leaves nothing behind when it breaks off between the search and the end', async () => {
    await aProposedVisit(world);
    let left = 3;
    const ground: Ground = {
      ...world.ground,
      ids: {
        ...world.ground.ids,
        randomBytes: (length) => {
          left -= 1;
          if (left < 0) throw new Error('the machine stops here');
          return world.ground.ids.randomBytes(length);
        },
      },
    };
    const count = () =>
      rows(
        (id) => sql<{ plans: number; visits: number; decisions: number }>`
        select (select count(*) from day_plans where institution_id = ${id}) as plans,
          (select count(*) from day_plan_visits where institution_id = ${id}) as visits,
          (select count(*) from decisions where institution_id = ${id}) as decisions
        limit 1`,
      );
    const before = await count();
    await expect(make(thursday, ground)).rejects.toThrow('the machine stops here');
    expect(await count()).toEqual(before);
  });
});
