// SPDX-License-Identifier: Apache-2.0
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { anAccount, aPerson } from '../../test-support/builders/person.ts';
import { aProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { casePageOf } from '../case/case-page.query.ts';
import { businessTime } from '../clock/business-clock.ts';
import { closeDispute } from './close-dispute.action.ts';
import { queueReminder } from './queue-reminder.action.ts';
import { type DisputeToRecord, disputesOpenMax, recordDispute } from './record-dispute.action.ts';

let serial = 0;

describe.each(databases)('disputes on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  function object(accountId: string, options: Partial<DisputeToRecord> = {}) {
    serial += 1;
    return recordDispute(world.ground, world.staff.operations, {
      accountId,
      idempotencyKey: `dispute-${serial}`,
      subject: 'amount',
      note: '',
      ...options,
    });
  }

  async function objected(accountId: string, options: Partial<DisputeToRecord> = {}) {
    const answer = await object(accountId, options);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  }

  function answered(accountId: string, disputeId: string) {
    serial += 1;
    return closeDispute(world.ground, world.staff.operations, {
      accountId,
      disputeId,
      idempotencyKey: `answer-${serial}`,
      note: '已核实，金额无误',
    });
  }

  const inside = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);

  async function remind(cardholderId: string) {
    serial += 1;
    const answer = await queueReminder(world.ground, world.staff.operations, {
      cardholderId,
      idempotencyKey: `reminder-${serial}`,
      channel: 'sms',
      dueAt: '2026-09-07T18:00:00+08:00',
    });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value.messageId;
  }

  /** The reminders of a person, each with what it names. */
  const remindersOf = (cardholderId: string) =>
    inside(sql<{ state: string; reason: string | null; due: string; named: number[] }>`
      select messages.state, messages.reason, messages.due_at::text as due,
        array_agg(message_accounts.overdue_minor::int4
          order by message_accounts.overdue_minor) as named
      from messages
      join message_accounts on message_accounts.message_id = messages.id
      where messages.cardholder_id = ${cardholderId} and messages.kind = 'payment-reminder'
      group by messages.id, messages.state, messages.reason, messages.due_at
      order by messages.state, messages.id limit 20`);

  async function threeItems() {
    const account = { overdueMinor: 10_001 };
    const person = await anUnreachableCase(world, { account });
    const due = { oldestUnpaidDueOn: '2026-07-19' };
    const second = await anAccount(world, person.cardholderId, { ...due, overdueMinor: 20_002 });
    const third = await anAccount(world, person.cardholderId, { ...due, overdueMinor: 30_003 });
    return { ...person, second, third };
  }

  const nowOf = (cardholderId: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const time = await businessTime(tx, world.ground, world.institutionId);
      const page = await casePageOf(tx, { actor: world.staff.operations, cardholderId, time });
      return page?.now;
    });

  it('takes a disputed account out of a reminder that waits, and leaves its counter (D08)', async () => {
    const { cardholderId, second } = await threeItems();
    await remind(cardholderId);
    expect(await objected(second)).toMatchObject({ messagesCancelled: 1 });
    const [first, anew] = await remindersOf(cardholderId);
    expect(first).toMatchObject({ state: 'cancelled', reason: 'disputed' });
    expect(anew).toMatchObject({ state: 'queued', named: [10_001, 30_003], due: first?.due });
    await inside(sql`update messages set state = 'sent', sent_at = due_at
      where cardholder_id = ${cardholderId} and state = 'queued'`);
    const counters = await inside(sql<{ accountId: string; times: number }>`
      select accounts.id as "accountId", count(messages.id) as times from accounts
      left join message_accounts on message_accounts.account_id = accounts.id
      left join messages on messages.id = message_accounts.message_id
        and messages.state in ('sent', 'delivered', 'answered')
      where accounts.cardholder_id = ${cardholderId}
      group by accounts.id order by accounts.id limit 5`);
    expect(counters.filter(({ times }) => times === 1)).toHaveLength(2);
    expect(counters.find(({ accountId }) => accountId === second)?.times).toBe(0);
  });

  it('keeps what is asked of an account less the part that is disputed', async () => {
    const { accountId, cardholderId } = await threeItems();
    await remind(cardholderId);
    await objected(accountId, { amount: '100.00', subject: 'fee' });
    expect((await remindersOf(cardholderId)).at(-1)?.named).toEqual([1, 20_002, 30_003]);
  });

  it('puts the account back when the objection is answered', async () => {
    const { cardholderId, second } = await threeItems();
    const { disputeId } = await objected(second);
    await remind(cardholderId);
    expect(await answered(second, disputeId)).toEqual({ ok: true, value: { disputeId } });
    const [first, anew] = await remindersOf(cardholderId);
    expect(first).toMatchObject({ state: 'cancelled', reason: 'dispute-closed' });
    expect(anew).toMatchObject({ named: [10_001, 20_002, 30_003] });
    expect(await answered(second, disputeId)).toMatchObject({
      refusal: { code: 'dispute.closed' },
    });
  });

  it('sends no reminder at all when everything is disputed', async () => {
    const { accountId, cardholderId } = await anUnreachableCase(world);
    await remind(cardholderId);
    await objected(accountId, { subject: 'fraud' });
    expect(await remindersOf(cardholderId)).toMatchObject([
      { state: 'cancelled', reason: 'disputed' },
    ]);
  });

  it('lets nobody ring or come about a claimed fraud, until it is answered (D33)', async () => {
    const { accountId, cardholderId, visitId } = await aProposedVisit(world);
    const { disputeId } = await objected(accountId, { subject: 'fraud' });
    expect(
      await inside(sql`select state, cancel_reason from visits
      where id = ${visitId} limit 1`),
    ).toEqual([{ state: 'cancelled', cancel_reason: 'disputed' }]);
    const now = await nowOf(cardholderId);
    for (const decision of [now?.call, now?.visit]) {
      expect(decision?.verdict).toBe('block');
      expect(decision?.hits.map((hit) => hit.rule)).toContain('CN-DIS-02');
    }
    await answered(accountId, disputeId);
    expect((await nowOf(cardholderId))?.call.hits.map((hit) => hit.rule)).not.toContain(
      'CN-DIS-02',
    );
  });

  it('keeps words and amount of an objection sealed', async () => {
    const { accountId, cardholderId } = await anUnreachableCase(world);
    await objected(accountId, { amount: '123.45', note: '不是本人消费' });
    const events = await inside(sql<{ codes: unknown }>`
      select codes from events where cardholder_id = ${cardholderId} and kind = 'dispute.opened'
      order by id limit 5`);
    expect(events).toMatchObject([{ codes: { subject: 'amount', isWhole: false } }]);
    expect(JSON.stringify(events)).not.toMatch(/123|12345|本人/);
  });

  it('refuses amounts that are none, accounts of others, and more than anybody can answer', async () => {
    const { accountId } = await anUnreachableCase(world);
    for (const amount of ['0', '-5', '1.234']) {
      expect(await object(accountId, { amount }), amount).toMatchObject({
        refusal: { code: 'request.malformed', field: 'amount' },
      });
    }
    const beta = 'beta' as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const other = { ...world, institutionId: beta };
    const foreign = await anAccount(other, (await aPerson(other)).cardholderId);
    const missing = await object(crypto.randomUUID());
    expect(missing).toMatchObject({ refusal: { code: 'thing.not-found' } });
    expect(await object(foreign)).toEqual(missing);
    const { disputeId } = await objected(accountId, { idempotencyKey: 'the-same-dispute' });
    expect(await objected(accountId, { idempotencyKey: 'the-same-dispute' })).toMatchObject({
      disputeId,
    });
    for (let count = 1; count < disputesOpenMax; count += 1) await objected(accountId);
    expect(await object(accountId)).toMatchObject({ refusal: { code: 'request.too-often' } });
  });
});
