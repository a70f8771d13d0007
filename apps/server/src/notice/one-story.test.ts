// SPDX-License-Identifier: Apache-2.0
// Whatever people answer, in whatever order, the officers' plan, the notices and the persons' own
// pages tell one story, and nobody's time changes because somebody else moved.
import { assert } from '@fairvisit/domain/assert.ts';
import type { CardholderId } from '@fairvisit/domain/ids.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaign } from '../../../../tools/campaign.ts';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { portalPageOf } from '../cardholder/portal-page.query.ts';
import { businessTime } from '../clock/business-clock.ts';
import { openComplaint } from '../complaint/open-complaint.action.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import { makeDayPlan } from '../day-plan/make-day-plan.action.ts';
import { offerSlots } from '../day-plan/offer-slots.query.ts';
import { publishDayPlan } from '../day-plan/publish-day-plan.action.ts';
import type { NoticeAnswer } from './answer-given.ts';
import { answerNotice } from './answer-notice.action.ts';

const thursday = '2026-09-10';
const people = 5;
const runs = campaign({ sample: 2, full: 200 });
let serial = 0;

type Step = {
  readonly who: number;
  readonly does: 'confirmed' | 'moved' | 'declined' | 'other-channel' | 'complaint';
  /** Which of the offered slots. */
  readonly pick: number;
};

const steps = fc.array(
  fc.record({
    who: fc.nat({ max: people - 1 }),
    does: fc.constantFrom<Step['does'][]>(
      'confirmed',
      'moved',
      'moved',
      'declined',
      'other-channel',
      'complaint',
    ),
    pick: fc.nat({ max: 20 }),
  }),
  { minLength: 4, maxLength: 9 },
);

describe.each(databases)('one story on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const within = <Value>(work: Parameters<typeof world.db.forInstitution<Value>>[1]) =>
    world.db.forInstitution(world.institutionId, work);

  it('is told by plan, notice and page after every answer', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (answers) => {
        const visits = await aPublishedDay();
        expect(await storyFaults(visits)).toEqual([]);
        for (const answer of answers) {
          const before = await toldWindows();
          const visit = visits[answer.who];
          assert(visit, 'a step names one of the people');
          await answered(visit, answer);
          const after = await toldWindows();
          for (const other of visits) {
            if (other === visit) continue;
            expect(after.get(other.visitId)).toBe(before.get(other.visitId));
          }
          expect(await storyFaults(visits)).toEqual([]);
        }
      }),
      { numRuns: runs, seed: 20_260_910 },
    );
  });

  async function aPublishedDay(): Promise<readonly ProposedVisit[]> {
    serial += 1;
    await within(async (tx) => {
      await sql`update staff set is_active = false where role = 'officer'`.execute(tx);
      await sql`update notices set ended_at = now(), ended_reason = 'test'
        where ended_at is null`.execute(tx);
      await sql`update visits set state = 'cancelled'`.execute(tx);
      await sql`update day_plans set state = 'superseded'`.execute(tx);
    });
    for (const gender of ['female', 'male'] as const) await anOfficer(world, { gender });
    const visits: ProposedVisit[] = [];
    for (let index = 0; index < people; index += 1) {
      const position = { lat: 30.25 + index * 0.01, lng: 120.12 + index * 0.008 };
      visits.push(await aProposedVisit(world, { person: { position } }));
    }
    const made = await makeDayPlan(world.ground, world.staff.operations, {
      input: { idempotencyKey: `story-make-${serial}`, on: thursday, seconds: 1 },
      budget: { seed: serial, iterations: 100 },
    });
    assert(made.ok, 'the plan of the story is made');
    const published = await publishDayPlan(world.ground, world.staff.supervisor, {
      planId: made.value.id,
      idempotencyKey: `story-publish-${serial}`,
    });
    assert(published.ok, 'the plan of the story is published');
    return visits;
  }

  async function answered({ cardholderId, visitId }: ProposedVisit, step: Step): Promise<void> {
    await within(async (tx) => {
      await lockCardholder(tx, world.institutionId, cardholderId);
      const time = await businessTime(tx, world.ground, world.institutionId);
      const { noticeId, messageId } = await newestNotice(visitId);
      const actor = actorOf(cardholderId, { noticeId, messageId });
      const writing = { ground: world.ground, actor, time };
      if (step.does === 'complaint') {
        await openComplaint(tx, writing, {
          cardholderId,
          subject: 'contact',
          via: 'portal',
          words: '请不要再来',
        });
        return;
      }
      const answer = await answerOf(step, { cardholderId, visitId });
      if (answer === null) return;
      await answerNotice(tx, writing, {
        cardholderId,
        noticeId,
        messageId,
        via: 'portal',
        isIdentityChecked: true,
        answer,
      });

      async function newestNotice(id: string) {
        const found = await sql<{ noticeId: string; messageId: string | null }>`
          select notices.id as "noticeId", (select messages.id from messages
            where messages.notice_id = notices.id order by made_at limit 1) as "messageId"
          from notices where visit_id = ${id} order by version desc limit 1`.execute(tx);
        const [row] = found.rows;
        assert(row, 'a published visit has a notice');
        return row;
      }

      async function answerOf(
        { does, pick }: Step,
        visit: { readonly cardholderId: string; readonly visitId: string },
      ): Promise<NoticeAnswer | null> {
        if (does === 'other-channel') return { kind: does, channel: 'call' };
        if (does !== 'moved') return does === 'complaint' ? null : { kind: does };
        const { ground, institutionId } = world;
        const slots = await offerSlots(tx, { ground, institutionId, ...visit });
        const slot = slots[pick % Math.max(slots.length, 1)];
        return slot === undefined ? null : { kind: 'moved', from: slot.from };
      }
    });
  }

  function actorOf(
    cardholderId: string,
    came: { readonly noticeId: string; readonly messageId: string | null },
  ) {
    const { institutionId } = world;
    return {
      kind: 'cardholder',
      institutionId,
      cardholderId: cardholderId as CardholderId,
      ...came,
    } as const;
  }

  async function toldWindows(): Promise<ReadonlyMap<string, string>> {
    const rows = await within(async (tx) => {
      const found = await sql<{ id: string; from: Temporal.Instant; until: Temporal.Instant }>`
        select id, planned_from as "from", planned_until as "until" from visits
        where state = 'planned' order by id limit 100`.execute(tx);
      return found.rows;
    });
    return new Map(rows.map(({ id, from, until }) => [id, `${from} ${until}`]));
  }

  /** Each line is something that two of the three tell differently. */
  async function storyFaults(visits: readonly ProposedVisit[]): Promise<readonly string[]> {
    const rows = await within(async (tx) => {
      const found = await sql<StoryRow>`
        select visits.id, visits.cardholder_id as "cardholderId", visits.state,
          visits.planned_from as "from", visits.planned_until as "until",
          stop.starts_at as "startsAt", stop.ends_at as "endsAt", stop.officers,
          notices.window_from as "noticeFrom", notices.window_until as "noticeUntil",
          notices.officer_ids as "noticeOfficers"
        from visits
        left join notices on notices.visit_id = visits.id and notices.ended_at is null
        left join lateral (
          select day_plan_visits.starts_at, day_plan_visits.ends_at,
            day_plan_routes.officer_ids as officers
          from day_plan_visits
          join day_plans on day_plans.id = day_plan_visits.plan_id
            and day_plans.state = 'published'
          join day_plan_routes on day_plan_routes.plan_id = day_plan_visits.plan_id
            and day_plan_routes.team_no = day_plan_visits.team_no
          where day_plan_visits.visit_id = visits.id
          limit 2) as stop on true
        where visits.id = any(${visits.map(({ visitId }) => visitId)}::uuid[])
        order by visits.id limit 100`.execute(tx);
      return found.rows;
    });
    expect(rows).toHaveLength(visits.length);
    const faults = rows.flatMap(planFaults);
    for (const row of rows) {
      const page = await within(async (tx) => {
        const found = await sql<{ id: string }>`select id from notices
          where visit_id = ${row.id} order by version limit 1`.execute(tx);
        const noticeId = found.rows[0]?.id ?? '';
        return portalPageOf(
          tx,
          world.ground,
          actorOf(row.cardholderId, { noticeId, messageId: null }),
        );
      });
      const isPlanned = row.state === 'planned';
      if ((page.visit?.state === 'planned') !== isPlanned) {
        faults.push(`${row.id}: the page says ${page.visit?.state}, the visit is ${row.state}`);
      }
      if (isPlanned && page.visit?.window?.from !== row.from?.toString()) {
        faults.push(`${row.id}: the page tells another time`);
      }
    }
    return faults;
  }
});

interface StoryRow {
  readonly id: string;
  readonly cardholderId: string;
  readonly state: string;
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
  readonly officers: readonly string[] | null;
  readonly noticeFrom: Temporal.Instant | null;
  readonly noticeUntil: Temporal.Instant | null;
  readonly noticeOfficers: readonly string[] | null;
}

function planFaults(row: StoryRow): string[] {
  const { id, from, until, startsAt, endsAt } = row;
  if (row.state !== 'planned') {
    const stays = [
      startsAt === null ? null : `${id}: ${row.state}, and still in a published plan`,
      row.noticeFrom === null ? null : `${id}: ${row.state}, and its notice stands`,
    ];
    return stays.filter((fault) => fault !== null);
  }
  if (!from || !until || !startsAt || !endsAt) return [`${id}: planned, and in no published plan`];
  const isInside = startsAt.epochMilliseconds >= from.epochMilliseconds;
  const endsInside = endsAt.epochMilliseconds <= until.epochMilliseconds;
  return [
    ...(isInside && endsInside
      ? []
      : [`${id}: the officers come outside the window that was told`]),
    ...(row.noticeFrom?.equals(from) && row.noticeUntil?.equals(until)
      ? []
      : [`${id}: the notice tells another window`]),
    ...(row.noticeOfficers?.join() === row.officers?.join()
      ? []
      : [`${id}: the notice names other officers`]),
  ];
}
