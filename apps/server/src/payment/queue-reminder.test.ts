// SPDX-License-Identifier: Apache-2.0
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { aDispute } from '../../test-support/builders/dispute.ts';
import { anAccount, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import { queueReminder, type ReminderToQueue } from './queue-reminder.action.ts';
import { whyReminderFell } from './reminder-stands.query.ts';

let serial = 0;

describe.each(databases)('reminders on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  function remind(cardholderId: string, options: Partial<ReminderToQueue> = {}) {
    serial += 1;
    return queueReminder(world.ground, world.staff.operations, {
      cardholderId,
      idempotencyKey: `reminder-${serial}`,
      channel: 'letter',
      ...options,
    });
  }

  async function queued(cardholderId: string, options: Partial<ReminderToQueue> = {}) {
    const answer = await remind(cardholderId, options);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value.messageId;
  }

  const inside = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);

  const namedIn = (messageId: string) =>
    inside(sql<{ accountId: string; amount: number; currency: string }>`
      select account_id as "accountId", overdue_minor as amount, currency from message_accounts
      where message_id = ${messageId} order by account_id limit 50`);

  async function textOf(messageId: string): Promise<string> {
    const [row] = await inside(sql<{ sealed: Buffer }>`
      select content_sealed as sealed from messages where id = ${messageId} limit 1`);
    if (!row) throw new Error('the message is in the database');
    return world.ground.keyring.open(world.institutionId, {
      place: 'messages.content_sealed',
      row: messageId,
      bytes: row.sealed,
    });
  }

  /** Cards A 1 200.00 and B 88.50, as in D04. */
  async function twoDebts() {
    const account = { overdueMinor: 120_000 };
    const person = await anUnreachableCase(world, { account });
    const second = await anAccount(world, person.cardholderId, {
      oldestUnpaidDueOn: '2026-07-20',
      overdueMinor: 8_850,
    });
    return { ...person, second };
  }

  it('prints two debts each with its own amount, stored as printed (D04)', async () => {
    const { accountId, cardholderId, second } = await twoDebts();
    const messageId = await queued(cardholderId);
    expect(await namedIn(messageId)).toEqual(
      [
        { accountId, amount: 120_000, currency: 'CNY' },
        { accountId: second, amount: 8_850, currency: 'CNY' },
      ].sort((left, right) => (left.accountId < right.accountId ? -1 : 1)),
    );
    const { text } = JSON.parse(await textOf(messageId));
    const amounts = [...text.matchAll(/CNY ([\d,.]+\d)/g)].map((match: string[]) => match[1]);
    expect(amounts.sort()).toEqual(['1,200.00', '1,288.50', '88.50']);
    expect(text).toContain('王试');
  });

  it('says no amount, account or name in an SMS', async () => {
    const { cardholderId } = await twoDebts();
    const messageId = await queued(cardholderId, { channel: 'sms' });
    expect(await namedIn(messageId)).toHaveLength(2);
    const text = await textOf(messageId);
    expect(text).toContain('测试银行');
    expect(text).not.toMatch(/\d{2,}|王试|CNY/);
  });

  it('never adds two currencies', async () => {
    const { cardholderId } = await twoDebts();
    await anAccount(world, cardholderId, {
      oldestUnpaidDueOn: '2026-07-20',
      overdueMinor: 5_000,
      currency: 'USD',
    });
    const { text } = JSON.parse(await textOf(await queued(cardholderId)));
    expect(text.match(/合计.*/g)).toEqual(['合计：CNY 1,288.50', '合计：USD 50.00']);
  });

  it('leaves out what is disputed, and an account that is quiet or in doubt', async () => {
    const { accountId, cardholderId, second } = await twoDebts();
    await aDispute(world, { cardholderId, accountId }, { amountMinor: 20_000 });
    const due = { oldestUnpaidDueOn: '2026-07-20' };
    await anAccount(world, cardholderId, { ...due, overdueMinor: 1_000 });
    await anAccount(world, cardholderId, { ...due, dataCheck: 'late-with-nothing-owed' });
    await anAccount(world, cardholderId, { oldestUnpaidDueOn: '2026-09-05' });
    const messageId = await queued(cardholderId);
    const named = await namedIn(messageId);
    expect(new Map(named.map((one) => [one.accountId, one.amount]))).toEqual(
      new Map([
        [accountId, 100_000],
        [second, 8_850],
      ]),
    );
    const text = await textOf(messageId);
    expect(text).toContain('异议');
    expect(text).not.toContain('200.00');
  });

  it('refuses when nothing is due, or all of it is disputed', async () => {
    const nothingDue = { ok: false, refusal: { code: 'reminder.nothing-due' } };
    const { cardholderId } = await aPerson(world);
    await anAccount(world, cardholderId);
    expect(await remind(cardholderId)).toEqual(nothingDue);
    const person = await anUnreachableCase(world);
    await aDispute(world, person);
    expect(await remind(person.cardholderId)).toEqual(nothingDue);
  });

  it('refuses a way that does not exist, and hours that cannot be', async () => {
    const { cardholderId, contactPointId } = await twoDebts();
    const noWay = { refusal: { code: 'message.no-way', field: 'channel' } };
    expect(await remind(cardholderId, { channel: 'email' })).toMatchObject(noWay);
    await inside(sql`update contact_points set is_frozen = true where id = ${contactPointId}`);
    expect(await remind(cardholderId, { channel: 'sms' })).toMatchObject(noWay);
    for (const dueAt of ['2026-09-07T08:59:59+08:00', '2026-09-21T09:00:01+08:00']) {
      expect(await remind(cardholderId, { dueAt }), dueAt).toMatchObject({
        refusal: { code: 'request.malformed', field: 'dueAt' },
      });
    }
  });

  it('queues a reminder that is asked for twice once', async () => {
    const { cardholderId } = await twoDebts();
    const once = { channel: 'sms', idempotencyKey: `reminder-of-${cardholderId}` } as const;
    const [first, second] = await Promise.all([
      remind(cardholderId, once),
      remind(cardholderId, once),
    ]);
    expect(second).toEqual(first);
    const kept = await inside(sql`select id from messages
      where cardholder_id = ${cardholderId} order by id limit 5`);
    expect(kept).toHaveLength(1);
  });

  it('does not stand any more when figures changed by another way than a message', async () => {
    const { accountId, cardholderId } = await twoDebts();
    const messageId = await queued(cardholderId, { channel: 'sms' });
    const why = () =>
      world.db.forInstitution(world.institutionId, async (tx) => {
        const { ground, institutionId } = world;
        const time = await businessTime(tx, ground, institutionId);
        return whyReminderFell(tx, { institutionId, cardholderId, messageId, time });
      });
    expect(await why()).toBeNull();
    await inside(sql`update accounts set overdue_minor = 119999 where id = ${accountId}`);
    expect(await why()).toBe('figures-changed');
    await inside(sql`update accounts set overdue_minor = 0, oldest_unpaid_due_on = null
      where cardholder_id = ${cardholderId}`);
    expect(await why()).toBe('paid');
  });

  it('does not tell the person of another institution from one who does not exist', async () => {
    const beta = 'beta' as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const foreign = await aPerson({ ...world, institutionId: beta });
    const missing = await remind(crypto.randomUUID());
    expect(missing).toMatchObject({ ok: false, refusal: { code: 'thing.not-found' } });
    expect(await remind(foreign.cardholderId)).toEqual(missing);
  });
});
