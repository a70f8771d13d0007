// SPDX-License-Identifier: Apache-2.0
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase, type VisitCase } from '../../test-support/builders/case.ts';
import { aDispute } from '../../test-support/builders/dispute.ts';
import { anAccount } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { textOfPdf } from '../../test-support/pdf-text.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { queueMessage } from '../message/queue-message.action.ts';
import { queueReminder } from '../payment/queue-reminder.action.ts';
import { openLetter } from './open-letter.action.ts';

let serial = 0;

describe.each(databases)('the letter of a message on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const inside = <T>(work: (tx: Tx) => Promise<T>) =>
    world.db.forInstitution(world.institutionId, work);
  const remind = async (cardholderId: string) => {
    serial += 1;
    const queued = await queueReminder(world.ground, world.staff.operations, {
      cardholderId,
      idempotencyKey: `letter-${serial}`,
      channel: 'letter',
    });
    assert(queued.ok, `a reminder is queued (${queued.ok ? '' : queued.refusal.code})`);
    return queued.value.messageId;
  };
  const open = (messageId: string) =>
    openLetter(world.ground, world.staff.operations, { messageId });
  const textOf = async (messageId: string) => {
    const opened = await open(messageId);
    assert(opened.ok, `the letter opens (${opened.ok ? '' : opened.refusal.code})`);
    return textOfPdf(opened.value.bytes);
  };
  /** Whose name and address are written in Latin letters, as his language is. */
  const anEnglishCase = async (): Promise<VisitCase> => {
    const person = await anUnreachableCase(world, { person: { name: 'Zoë Brown' } });
    const text = 'Room 1101, 478 Demo Road, Hangzhou';
    const place = 'addresses.text_sealed';
    const sealed = world.ground.keyring.seal(world.institutionId, {
      place,
      row: person.addressId,
      text,
    });
    await inside(async (tx) => {
      await sql`update cardholders set language = 'en' where id = ${person.cardholderId}`.execute(
        tx,
      );
      await sql`update addresses set text_sealed = ${sealed} where id = ${person.addressId}`.execute(
        tx,
      );
    });
    return person;
  };
  it('prints two debts as they were stored, and their sum (D04)', async () => {
    const person = await anUnreachableCase(world, { account: { overdueMinor: 120_000 } });
    await anAccount(world, person.cardholderId, {
      oldestUnpaidDueOn: '2026-07-20',
      overdueMinor: 8_850,
    });
    const text = await textOf(await remind(person.cardholderId));
    expect(text).toMatch(/2026年7月19日 +CNY 1,200\.00/);
    expect(text).toMatch(/2026年7月20日 +CNY 88\.50/);
    expect(text).toMatch(/合计 +CNY 1,288\.50/);
    expect(text).toContain('杭州市西湖区演示路');
  });

  it('is in the cardholder’s language throughout, whatever the clerk’s is (D07)', async () => {
    const person = await anEnglishCase();
    const text = await textOf(await remind(person.cardholderId));
    expect(text).toContain('Dear Zoë Brown,');
    expect(text).toContain('Test Bank');
    expect(text).toContain('7 Sep 2026');
    expect(text).not.toMatch(/[\p{Script=Han}\u3000-\u303f\uff01-\uff5e]/u);
  });

  it('goes without what is disputed, names the pause and not its amount (D08)', async () => {
    const person = await anUnreachableCase(world, { account: { overdueMinor: 10_000 } });
    const second = await anAccount(world, person.cardholderId, {
      oldestUnpaidDueOn: '2026-07-20',
      overdueMinor: 76_777,
    });
    await anAccount(world, person.cardholderId, {
      oldestUnpaidDueOn: '2026-07-21',
      overdueMinor: 25_000,
    });
    const account = { cardholderId: person.cardholderId, accountId: second };
    await aDispute(world, account, { subject: 'fraud' });
    const text = await textOf(await remind(person.cardholderId));
    expect(text).toMatch(/合计 +CNY 350\.00/);
    expect(text).toContain('核实');
    expect(text).not.toMatch(/767\.77|1,117\.77/);
    expect(text).not.toContain(second.slice(-4));
  });

  it('is printed alike each time, and each opening is written down', async () => {
    const person = await anUnreachableCase(world);
    const messageId = await remind(person.cardholderId);
    const [first, second] = [await open(messageId), await open(messageId)];
    assert(first.ok && second.ok, 'the letter opens twice');
    expect(Buffer.from(second.value.bytes).equals(Buffer.from(first.value.bytes))).toBe(true);
    expect(first.value.fileName).toBe(`letter-${messageId.slice(-12)}.pdf`);
    const audits = await inside((tx) =>
      sql<{ n: number }>`select count(*) as n from audit_entries
        where act = 'letter.open' and thing_id = ${messageId} limit 1`.execute(tx),
    );
    expect(audits.rows[0]?.n).toBe(2);
  });

  it('is not printed once taken back, while a supervisor has to read it, or for others', async () => {
    const person = await anUnreachableCase(world);
    const messageId = await remind(person.cardholderId);
    for (const [state, reason] of [
      ['cancelled', 'paid'],
      ['held', 'review'],
    ]) {
      await inside((tx) =>
        sql`update messages set state = ${state}, reason = ${reason}
          where id = ${messageId}`.execute(tx),
      );
      expect(await open(messageId)).toMatchObject({
        ok: false,
        refusal: { code: 'message.move-not-allowed' },
      });
    }
    await inside((tx) =>
      sql`update messages set channel = 'phone' where id = ${messageId}`.execute(tx),
    );
    expect(await open(messageId)).toMatchObject({
      ok: false,
      refusal: { code: 'thing.not-found' },
    });
  });

  it('is not printed once a file changed what is due, or its time has passed', async () => {
    const person = await anUnreachableCase(world, { account: { overdueMinor: 40_000 } });
    const messageId = await remind(person.cardholderId);
    const refused = (reason: string) => ({
      ok: false,
      refusal: { code: 'message.move-not-allowed', detail: { state: 'held', reason } },
    });
    const owe = (minor: number) =>
      inside((tx) =>
        sql`update accounts set overdue_minor = ${minor}
          where cardholder_id = ${person.cardholderId}`.execute(tx),
      );
    await owe(30_000);
    expect(await open(messageId)).toMatchObject(refused('figures-changed'));
    await owe(40_000);
    expect(await open(messageId)).toMatchObject({ ok: true });
    await inside((tx) =>
      sql`update messages set expires_at = made_at where id = ${messageId}`.execute(tx),
    );
    expect(await open(messageId)).toMatchObject(refused('expired'));
    // What was posted stays in the file, as a copy.
    await inside((tx) =>
      sql`update messages set state = 'sent', reason = null where id = ${messageId}`.execute(tx),
    );
    expect(await open(messageId)).toMatchObject({ ok: true });
  });

  it('is not printed when its words lack a part, or its amounts are not the stored ones', async () => {
    const person = await anUnreachableCase(world);
    const messageId = await remind(person.cardholderId);
    const rewrite = async (change: (text: string) => string) => {
      const place = 'messages.content_sealed';
      const { institutionId } = world;
      const found = await inside((tx) =>
        sql<{ bytes: Buffer }>`select content_sealed as bytes from messages
          where id = ${messageId} limit 1`.execute(tx),
      );
      const bytes = found.rows[0]?.bytes;
      assert(bytes, 'the message has words');
      const text = world.ground.keyring.open(institutionId, { place, row: messageId, bytes });
      const changed = JSON.parse(text);
      const sealed = world.ground.keyring.seal(institutionId, {
        place,
        row: messageId,
        text: JSON.stringify({ ...changed, text: change(changed.text) }),
      });
      await inside((tx) =>
        sql`update messages set content_sealed = ${sealed} where id = ${messageId}`.execute(tx),
      );
    };
    await rewrite((text) => text.replaceAll('5,000.00', '5,000.01'));
    await expect(open(messageId)).rejects.toThrow('prints the amounts it stored');
    await rewrite((text) => text.replaceAll(/^您的权利.*$/gm, ''));
    expect(await open(messageId)).toMatchObject({
      ok: false,
      refusal: { code: 'law.required', rule: 'CN-LET-01', field: 'rights' },
    });
  });

  it('is held to be whole by the law only with all its parts (CN-LET-01)', async () => {
    const person = await anUnreachableCase(world);
    const whole = await remind(person.cardholderId);
    const ruleOf = (messageId: string) =>
      inside(async (tx) => {
        const found = await sql<{ reason: string | null; rules: string }>`
          select messages.reason, decisions.hits::text as rules from messages
          join decisions on decisions.id = messages.decision_id
          where messages.id = ${messageId} limit 1`.execute(tx);
        return found.rows[0];
      });
    expect((await ruleOf(whole))?.rules).not.toContain('CN-LET-01');
    const queued = await inside(async (tx) => {
      const time = await businessTime(tx, world.ground, world.institutionId);
      const { ground } = world;
      const writing = { ground, actor: world.staff.operations, time };
      return queueMessage(tx, writing, {
        cardholderId: person.cardholderId,
        kind: 'payment-reminder',
        channel: 'letter',
        contactPointId: null,
        addressId: person.addressId,
        noticeId: null,
        visitId: null,
        language: 'zh',
        content: { subject: '关于您的信用卡账单', text: '王试 您好：请还款。' },
        expiresAt: time.now.add({ hours: 24 }),
      });
    });
    expect(queued).toMatchObject({ state: 'cancelled', rule: 'CN-LET-01' });
  });
});
