// SPDX-License-Identifier: Apache-2.0
// A visit that was planned, published, announced and sent by the actions themselves, and is paid off
// before it happens: plan, notice, outbox and case tell the same story, and others keep their promises.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { makeDayPlan } from '../day-plan/make-day-plan.action.ts';
import { publishDayPlan } from '../day-plan/publish-day-plan.action.ts';
import type { Carriers, OutgoingMessage } from '../message/carrier.ts';
import { sendDue } from '../message/send-due.action.ts';
import { recordPayment } from './record-payment.action.ts';

describe.each(databases)('a payment before an announced visit on $name', (kind) => {
  let world: TestWorld;
  const visits: ProposedVisit[] = [];
  const carried: OutgoingMessage[] = [];
  const carrier = {
    send: async (message: OutgoingMessage) => {
      carried.push(message);
      return { kind: 'accepted' as const, peerId: message.messageId };
    },
  };
  const carriers: Carriers = { sms: carrier, email: carrier };
  beforeAll(async () => {
    world = await openWorld(kind);
    for (const gender of ['female', 'male', 'female'] as const) await anOfficer(world, { gender });
    for (let index = 0; index < 3; index += 1) {
      const position = { lat: 30.25 + index * 0.01, lng: 120.12 + index * 0.01 };
      visits.push(await aProposedVisit(world, { person: { position } }));
    }
    const made = await makeDayPlan(world.ground, world.staff.operations, {
      input: { idempotencyKey: 'plan-to-be-paid', on: '2026-09-10', seconds: 1 },
      budget: { seed: 7, iterations: 200 },
    });
    assert(made.ok && made.value.served === 3, 'all three visits are planned');
    const published = await publishDayPlan(world.ground, world.staff.supervisor, {
      planId: made.value.id,
      idempotencyKey: 'publish-to-be-paid',
    });
    assert(published.ok, 'the plan is published');
    await sendDue(world.ground, carriers, world.institutionId);
  }, 30_000);
  afterAll(async () => world.close());

  const inside = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);

  const planned = () =>
    inside(sql<{ visitId: string; from: string; until: string }>`
      select day_plan_visits.visit_id as "visitId", window_from::text as from,
        window_until::text as until
      from day_plan_visits
      join day_plans on day_plans.id = day_plan_visits.plan_id and day_plans.state = 'published'
      where day_plan_visits.team_no is not null
      order by day_plan_visits.visit_id limit 20`);

  it('takes it out of plan, notice and outbox at once, and tells the person', async () => {
    const [paid, ...others] = visits;
    assert(paid, 'the visits were built');
    const { accountId, cardholderId, visitId } = paid;
    expect(carried).toHaveLength(3);
    const before = await planned();
    expect(before).toHaveLength(3);
    const answer = await recordPayment(world.ground, world.staff.operations, {
      accountId,
      idempotencyKey: 'payment-before-visit',
      amount: '5000.00',
      valuedOn: '2026-09-07',
    });
    expect(answer).toMatchObject({ ok: true, value: { visitsCancelled: 1, isCaseClosed: true } });
    const after = await planned();
    expect(after).toEqual(before.filter((visit) => visit.visitId !== visitId));
    expect(after.map((visit) => visit.visitId).sort()).toEqual(
      others.map((visit) => visit.visitId).sort(),
    );
    expect(
      await inside(sql`select ended_reason from notices
      where cardholder_id = ${cardholderId} order by version limit 5`),
    ).toEqual([{ ended_reason: 'paid' }]);
    await sendDue(world.ground, carriers, world.institutionId);
    const messages = await inside(sql`select kind, state from messages
      where cardholder_id = ${cardholderId} order by kind, id limit 10`);
    expect(messages).toContainEqual({ kind: 'visit-notice', state: 'sent' });
    expect(messages).toContainEqual({ kind: 'visit-called-off', state: 'sent' });
    expect(messages).not.toContainEqual(expect.objectContaining({ state: 'queued' }));
    const told = carried.at(-1)?.text ?? '';
    expect(told).toContain('已取消');
    expect(told).not.toMatch(/5000|欠|逾期/);
    const untouched = await inside(sql`select distinct state from visits
      where id = any(${others.map((visit) => visit.visitId)}::uuid[]) order by state limit 5`);
    expect(untouched).toEqual([{ state: 'planned' }]);
  });
});
