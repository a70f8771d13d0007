// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../test-support/builders/case.ts';
import { anAccount, aPerson } from '../../test-support/builders/person.ts';
import { aDailyFile, importedText } from '../../test-support/builders/portfolio.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { requestVisit } from '../visit/request-visit.action.ts';
import { queueReminder } from './queue-reminder.action.ts';

describe.each(databases)('an account without a due date (D09) on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
    await importedText(
      { ground: world.ground, actor: world.system },
      aDailyFile({
        rows: ['K-1,P-1,500.00,500.00,2026-07-01,王一,10020000001', 'K-2,P-1,90.00,90.00,,,'],
        trailer: 'CNY,590.00,590.00',
      }),
    );
    await runNightly(world.ground, world.system, { on: Temporal.PlainDate.from('2026-09-07') });
  });
  afterAll(async () => world.close());

  const inside = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);

  const remind = (cardholderId: string, key: string) =>
    queueReminder(world.ground, world.staff.operations, {
      cardholderId,
      idempotencyKey: key,
      channel: 'sms',
    });

  it('is quarantined with its reason, and stands in no table of accounts', async () => {
    expect(
      await inside(sql`select line, field, code from quarantined_rows
      order by line limit 5`),
    ).toEqual([{ line: 4, field: 'oldest_unpaid_due_on', code: 'missing_due_date' }]);
    expect(
      await inside(sql`select reference, oldest_unpaid_due_on::text as due from accounts
      order by reference limit 5`),
    ).toEqual([{ reference: 'K-1', due: '2026-07-01' }]);
  });

  it('is in no reminder of its owner', async () => {
    const [person] = await inside(sql<{ id: string }>`select id from cardholders limit 1`);
    const answer = await remind(person?.id ?? '', 'reminder-of-k1');
    expect(answer).toMatchObject({ ok: true });
    expect(
      await inside(sql`select accounts.reference, message_accounts.overdue_minor as amount
      from message_accounts join accounts on accounts.id = message_accounts.account_id
      order by reference limit 5`),
    ).toEqual([{ reference: 'K-1', amount: 50_000 }]);
  });

  it('gives no days, no case, no reminder and no visit, were it there after all', async () => {
    const person = await aPerson(world);
    const accountId = await anAccount(world, person.cardholderId, { overdueMinor: 900_000 });
    const night = await runNightly(world.ground, world.system, {
      on: Temporal.PlainDate.from('2026-09-08'),
    });
    expect(night).toMatchObject({ ok: true, value: { opened: 0, quarantined: 1 } });
    expect(
      await inside(sql`select bucket, oldest_unpaid_due_on as due from accounts
      where id = ${accountId} limit 1`),
    ).toEqual([{ bucket: 'M0', due: null }]);
    expect(await remind(person.cardholderId, 'reminder-of-nothing')).toEqual({
      ok: false,
      refusal: { code: 'reminder.nothing-due' },
    });
    await aCase(world, person.cardholderId);
    const visit = await requestVisit(world.ground, world.staff.operations, {
      idempotencyKey: 'visit-without-due-date',
      cardholderId: person.cardholderId,
      addressId: person.addressId,
      necessity: 'remote-contact-failed',
      note: '',
    });
    expect(visit).toMatchObject({ ok: false, refusal: { code: 'visit.not-necessary' } });
    const texts = await inside(sql<{ text: string }>`
      select text from (select accounts::text as text from accounts where id = ${accountId}) as rows
      limit 1`);
    expect(texts[0]?.text).not.toContain('1970');
  });
});
