// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anUnreachableCase, type VisitCase } from '../../test-support/builders/case.ts';
import { aPayment } from '../../test-support/builders/payment.ts';
import { anAccount } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import type { Carriers, OutgoingMessage } from '../message/carrier.ts';
import { sendDue } from '../message/send-due.action.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { queueReminder } from './queue-reminder.action.ts';
import { recordPayment } from './record-payment.action.ts';
import { reversePayment } from './reverse-payment.action.ts';

let serial = 0;

describe.each(databases)('a payment and a reminder that meet on $name', (kind) => {
  let world: TestWorld;
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
  });
  afterAll(async () => world.close());
  beforeEach(() => standAt('2026-09-07T09:00:00+08:00'));

  async function inside<Row>(query: ReturnType<typeof sql<Row>>) {
    const { db, institutionId } = world;
    return db.forInstitution(institutionId, async (tx) => (await query.execute(tx)).rows);
  }

  async function standAt(text: string) {
    await inside(sql`update business_clocks set standing_at = ${text}`);
  }

  async function pay(accountId: string, amount: string, valuedOn = '2026-09-07') {
    const { ground, staff } = world;
    serial += 1;
    const answer = await recordPayment(ground, staff.operations, {
      accountId,
      idempotencyKey: `payment-${serial}`,
      amount,
      valuedOn,
    });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  }

  /** Queued now, due at 18:00. */
  async function remindAtSix(cardholderId: string) {
    const { ground, staff } = world;
    serial += 1;
    const answer = await queueReminder(ground, staff.operations, {
      cardholderId,
      idempotencyKey: `reminder-${serial}`,
      channel: 'sms',
      dueAt: '2026-09-07T18:00:00+08:00',
    });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value.messageId;
  }

  const sent = (messageId: string) =>
    inside(sql`update messages set state = 'sent', sent_at = '2026-09-07T18:00:00+08:00'
      where id = ${messageId}`);

  const messagesOf = (cardholderId: string, messageKind: string) =>
    inside(sql<{ id: string; state: string; reason: string | null; due: string }>`
      select id, state, reason, due_at::text as due from messages
      where cardholder_id = ${cardholderId} and kind = ${messageKind}
      order by state, id limit 20`);

  const aLateCase = async (): Promise<VisitCase> => anUnreachableCase(world);

  it('cancels the reminder as paid when the payment comes a second before (D05)', async () => {
    const { accountId, cardholderId } = await aLateCase();
    const messageId = await remindAtSix(cardholderId);
    await standAt('2026-09-07T17:59:59+08:00');
    expect(await pay(accountId, '5000.00')).toMatchObject({ messagesCancelled: 1 });
    expect(await messagesOf(cardholderId, 'payment-reminder')).toMatchObject([
      { id: messageId, state: 'cancelled', reason: 'paid' },
    ]);
    expect(await messagesOf(cardholderId, 'paid-thanks')).toEqual([]);
  });

  it('keeps what was sent and drafts an apology when it comes a second after (D05)', async () => {
    const { accountId, cardholderId } = await aLateCase();
    const messageId = await remindAtSix(cardholderId);
    await sent(messageId);
    await standAt('2026-09-07T18:00:01+08:00');
    expect(await pay(accountId, '5000.00', '2026-09-05')).toMatchObject({ messagesCancelled: 0 });
    expect(await messagesOf(cardholderId, 'payment-reminder')).toMatchObject([
      { id: messageId, state: 'sent' },
    ]);
    expect(await messagesOf(cardholderId, 'paid-thanks')).toMatchObject([
      { state: 'held', reason: 'review' },
    ]);
    await pay(accountId, '1.00');
    expect(await messagesOf(cardholderId, 'paid-thanks')).toHaveLength(1);
  });

  it('apologises for nothing when the reminder was right, or part of it still is', async () => {
    const right = await aLateCase();
    await sent(await remindAtSix(right.cardholderId));
    await standAt('2026-09-08T09:00:00+08:00');
    await pay(right.accountId, '5000.00', '2026-09-08');
    expect(await messagesOf(right.cardholderId, 'paid-thanks')).toEqual([]);
    await standAt('2026-09-07T09:00:00+08:00');
    const partly = await aLateCase();
    const second = await anAccount(world, partly.cardholderId, {
      oldestUnpaidDueOn: '2026-07-19',
    });
    await sent(await remindAtSix(partly.cardholderId));
    await pay(partly.accountId, '5000.00', '2026-09-05');
    expect(await messagesOf(partly.cardholderId, 'paid-thanks')).toEqual([]);
    await pay(second, '5000.00', '2026-09-05');
    expect(await messagesOf(partly.cardholderId, 'paid-thanks')).toHaveLength(1);
  });

  it('queues a reminder anew for what a part payment leaves', async () => {
    const { accountId, cardholderId } = await aLateCase();
    await remindAtSix(cardholderId);
    expect(await pay(accountId, '1234.56')).toMatchObject({ messagesCancelled: 1 });
    const [first, anew] = await messagesOf(cardholderId, 'payment-reminder');
    expect(first).toMatchObject({ state: 'cancelled', reason: 'paid' });
    expect(anew).toMatchObject({ state: 'queued', due: first?.due });
    expect(
      await inside(sql`select overdue_minor as amount from message_accounts
      where message_id = ${anew?.id} order by account_id limit 5`),
    ).toEqual([{ amount: 376_544 }]);
  });

  it('queues a reminder anew when a payment is charged back', async () => {
    const { ground, staff } = world;
    const { accountId, cardholderId } = await aLateCase();
    const { paymentId } = await pay(accountId, '1000.00');
    await remindAtSix(cardholderId);
    await reversePayment(ground, staff.operations, {
      accountId,
      paymentId,
      reversedOn: '2026-09-07',
      idempotencyKey: `reversal-${paymentId}`,
    });
    const [first, anew] = await messagesOf(cardholderId, 'payment-reminder');
    expect(first).toMatchObject({ state: 'cancelled', reason: 'reversed' });
    expect(
      await inside(sql`select overdue_minor as amount from message_accounts
      where message_id = ${anew?.id} order by account_id limit 5`),
    ).toEqual([{ amount: 500_000 }]);
  });

  it('leaves one consistent story when both come at the same instant', async () => {
    for (let round = 0; round < 6; round += 1) {
      await standAt('2026-09-07T09:00:00+08:00');
      const { accountId, cardholderId } = await aLateCase();
      const messageId = await remindAtSix(cardholderId);
      await standAt('2026-09-07T18:00:00+08:00');
      const before = carried.length;
      const send = () => sendDue(world.ground, carriers, world.institutionId);
      const settle = () => pay(accountId, '5000.00', '2026-09-05');
      await Promise.all(round % 2 === 0 ? [send(), settle()] : [settle(), send()]);
      const wentOut = carried.slice(before).some((message) => message.messageId === messageId);
      expect(await messagesOf(cardholderId, 'payment-reminder')).toMatchObject([
        wentOut ? { state: 'sent' } : { state: 'cancelled', reason: 'paid' },
      ]);
      expect(await messagesOf(cardholderId, 'paid-thanks')).toHaveLength(wentOut ? 1 : 0);
      expect(
        await inside(sql`select channel from contacts
        where cardholder_id = ${cardholderId} and message_id = ${messageId}
        order by id limit 5`),
      ).toHaveLength(wentOut ? 1 : 0);
    }
  });

  it('takes a reminder back at night when the case closes by itself', async () => {
    const { accountId, cardholderId } = await aLateCase();
    await remindAtSix(cardholderId);
    const account = { cardholderId, accountId };
    await aPayment(world, account, { amountMinor: 500_000, valuedOn: '2026-09-07' });
    const night = await runNightly(world.ground, world.system, {
      on: Temporal.PlainDate.from('2026-09-08'),
    });
    expect(night).toMatchObject({ ok: true, value: { closed: 1 } });
    expect(await messagesOf(cardholderId, 'payment-reminder')).toMatchObject([
      { state: 'cancelled', reason: 'paid' },
    ]);
  });

  it('sends no reminder that a file has overtaken', async () => {
    const { accountId, cardholderId } = await aLateCase();
    const messageId = await remindAtSix(cardholderId);
    await inside(sql`update accounts set overdue_minor = 0, oldest_unpaid_due_on = null
      where id = ${accountId}`);
    await standAt('2026-09-07T18:00:00+08:00');
    await sendDue(world.ground, carriers, world.institutionId);
    expect(carried.map((message) => message.messageId)).not.toContain(messageId);
    expect(await messagesOf(cardholderId, 'payment-reminder')).toMatchObject([
      { state: 'cancelled', reason: 'paid' },
    ]);
  });

  it('leaves a reminder that is in a carrier’s hands, and apologises for it', async () => {
    const { accountId, cardholderId } = await aLateCase();
    const messageId = await remindAtSix(cardholderId);
    await inside(sql`update messages set claimed_at = '2026-11-25T01:00:00Z'
      where id = ${messageId}`);
    expect(await pay(accountId, '5000.00', '2026-09-05')).toMatchObject({ messagesCancelled: 0 });
    expect(await messagesOf(cardholderId, 'payment-reminder')).toMatchObject([{ state: 'queued' }]);
    expect(await messagesOf(cardholderId, 'paid-thanks')).toMatchObject([
      { state: 'held', reason: 'review' },
    ]);
  });
});
