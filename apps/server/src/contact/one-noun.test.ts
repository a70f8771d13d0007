// SPDX-License-Identifier: Apache-2.0
import type { StaffId } from '@fairvisit/domain/ids.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../test-support/builders/case.ts';
import { anAccount, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor } from '../ground.ts';
import type { Carriers, OutgoingMessage } from '../message/carrier.ts';
import { claimMessage } from '../message/claim-message.action.ts';
import { queueMessage } from '../message/queue-message.action.ts';
import { sendDue } from '../message/send-due.action.ts';
import { lockCardholder } from './lock-cardholder.query.ts';
import { recordContact } from './record-contact.action.ts';

/** Before the guideline on agencies: their officers may ring a person without a notice of it. */
const dayOfAgencies = '2022-12-05T10:00:00+08:00';
const nextMorning = '2022-12-06T10:00:00+08:00';

describe.each(databases)('contact as one noun on $name', (kind) => {
  let world: TestWorld;
  let callers: readonly Actor[];
  const carried: OutgoingMessage[] = [];
  const carrier = {
    send: async (message: OutgoingMessage) => {
      carried.push(message);
      return { kind: 'accepted' as const, peerId: message.messageId };
    },
  };
  const carriers: Carriers = { sms: carrier, email: carrier };
  beforeAll(async () => {
    world = await openWorld(kind, dayOfAgencies);
    const calendarYears = [{ year: 2022, source: 'test', publishedOn: '2021-10-25', days: [] }];
    await inside(sql`update institution_settings
      set policies = ${JSON.stringify({ calendarYears })}::jsonb`);
    const agencies = await Promise.all([anAgencyOfficer(), anAgencyOfficer()]);
    callers = [...agencies, world.staff.operations, world.staff.supervisor];
  });
  afterAll(async () => world.close());

  const inside = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);

  /** A member of staff of an agency that is listed and inspected. */
  async function anAgencyOfficer(): Promise<Actor> {
    const { ground, institutionId } = world;
    const staffId = newId<StaffId>(ground.ids);
    const agencyId = newId<string>(ground.ids);
    await inside(sql`insert into agencies
        (institution_id, id, name_zh, name_en, listed_until_on, inspected_on)
      values (${institutionId}, ${agencyId}, '甲', 'A', '2027-01-01', '2022-06-01')`);
    await inside(sql`insert into staff
        (institution_id, id, sign_in_name, name, role, password_hash, agency_id,
         training_valid_until_on, authorisation_valid_until_on)
      values (${institutionId}, ${staffId}, ${`agency.${staffId.slice(-12)}`}, '委外坐席',
        'operations', 'x', ${agencyId}, '2027-06-30', '2027-06-30')`);
    return { kind: 'staff', institutionId, staffId, role: 'operations' };
  }

  /** Nothing happened to him yet on the day of the race. */
  async function aReachablePerson() {
    const person = await aPerson(world);
    const { cardholderId } = person;
    const accountId = await anAccount(world, cardholderId, { oldestUnpaidDueOn: '2022-10-19' });
    await aCase(world, cardholderId, { openedOn: '2022-11-01' });
    const emailId = newId<string>(world.ground.ids);
    const { institutionId } = world;
    const seal = world.ground.keyring.seal(institutionId, {
      place: 'contact_points.value_sealed',
      row: emailId,
      text: 'person@example.com',
    });
    await inside(sql`insert into contact_points
        (institution_id, cardholder_id, id, kind, value_sealed, value_masked, value_index, source,
         confirmed_on)
      values (${institutionId}, ${cardholderId}, ${emailId}, 'email', ${seal}, 'p***@example.com',
        ${world.ground.keyring.blindIndex(institutionId, 'email', `${emailId}@example.com`)},
        'contract', '2022-08-01')`);
    await inside(sql`insert into statements
        (institution_id, cardholder_id, account_id, cycle_on, status, bill_minor, paid_minor)
      values (${institutionId}, ${cardholderId}, ${accountId}, '2022-10-01', 1, 500000, 0)`);
    return { ...person, emailId };
  }

  type Person = Awaited<ReturnType<typeof aReachablePerson>>;

  let serial = 0;

  function ring({ cardholderId, contactPointId }: Person, actor: Actor, outcome = 'no-answer') {
    serial += 1;
    return recordContact(world.ground, actor, {
      cardholderId,
      contactPointId,
      idempotencyKey: `race-of-calls-${serial}`,
      channel: 'call',
      outcome,
      // A warning lets a contact through with a reason; what counts here is what stops it.
      note: '持卡人约定今天联系',
    });
  }

  /** A message that is due now and has a supervisor's reason, as the outbox would find it. */
  function queued({ cardholderId, contactPointId, emailId }: Person, channel: 'sms' | 'email') {
    const { ground, institutionId, staff } = world;
    return world.db.forInstitution(institutionId, async (tx) => {
      await lockCardholder(tx, institutionId, cardholderId);
      const time = await businessTime(tx, ground, institutionId);
      const { messageId } = await queueMessage(
        tx,
        { ground, actor: staff.operations, time },
        {
          cardholderId,
          kind: 'complaint-received',
          channel,
          contactPointId: channel === 'sms' ? contactPointId : emailId,
          addressId: null,
          noticeId: null,
          visitId: null,
          language: 'zh',
          content: { subject: '收到', text: '我们已收到。' },
          expiresAt: time.now.add({ hours: 24 * 3 }),
        },
      );
      await sql`update messages set release_reason = '主管已审阅', released_by = ${staff.supervisor.staffId}
        where id = ${messageId}`.execute(tx);
      return { messageId, cardholderId };
    });
  }

  const contactsOf = (cardholderId: string) =>
    inside(sql<{ channel: string; actor: string; messageId: string | null; decisionId: string }>`
      select channel, coalesce(staff_id::text, 'outbox') as actor, message_id as "messageId",
        decision_id as "decisionId"
      from contacts where cardholder_id = ${cardholderId} order by id limit 100`);

  /** Calls by four people of three houses, and as many messages of two kinds, all at once. */
  async function race(person: Person, attempts: number) {
    const messages: { messageId: string; cardholderId: string }[] = [];
    for (let count = 0; count < attempts / 2; count += 1) {
      messages.push(await queued(person, count % 2 === 0 ? 'sms' : 'email'));
    }
    const actor = { kind: 'system', institutionId: world.institutionId } as const;
    const claim = (due: { messageId: string; cardholderId: string }) =>
      claimMessage(world.ground, actor, { due, carriers, waits: true });
    return Promise.all(
      messages.flatMap((due, at) => {
        const caller = callers[at % callers.length];
        return caller ? [claim(due), ring(person, caller)] : [];
      }),
    );
  }

  it('lets 50 attempts of mixed channels and actors pass as often as the day allows', async () => {
    const person = await aReachablePerson();
    const ended = await race(person, 50);
    expect(ended).toHaveLength(50);
    const refused = ended.flatMap((one) => ('ok' in one && !one.ok ? [one.refusal] : []));
    const passedCalls = ended.filter((one) => 'ok' in one && one.ok).length;
    const claimed = ended.filter((one) => 'kind' in one && one.kind === 'send').length;
    // Six contacts a day over all channels, three of them calls.
    expect(passedCalls + claimed).toBe(6);
    expect(passedCalls).toBeLessThanOrEqual(3);
    expect(refused).toHaveLength(25 - passedCalls);
    for (const refusal of refused) {
      expect(refusal).toMatchObject({ code: 'law.blocked' });
      expect(['CN-FREQ-03', 'FV-FREQ-01']).toContain(refusal.rule);
      expect(refusal.nextLawfulAt).toBe('2022-12-06T08:00:00+08:00');
    }
    const contacts = await contactsOf(person.cardholderId);
    expect(contacts).toHaveLength(6);
    expect(new Set(contacts.map((contact) => contact.decisionId)).size).toBe(6);
    const held = await inside(sql<{ state: string; reason: string; rule: string; due: string }>`
      select state, reason, due_at::text as due from messages
      where cardholder_id = ${person.cardholderId} and claimed_at is null
      order by id limit 50`);
    expect(held).toHaveLength(25 - claimed);
    for (const message of held) expect(message).toMatchObject({ state: 'held', reason: 'law' });
  });

  it('counts calls of two agencies and of own staff together', async () => {
    const person = await aReachablePerson();
    const answers = await Promise.all(
      [...callers, ...callers, ...callers].map((caller) => ring(person, caller)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    expect(await contactsOf(person.cardholderId)).toHaveLength(3);
    for (const caller of callers) {
      expect(await ring(person, caller)).toMatchObject({ refusal: { rule: 'FV-FREQ-01' } });
    }
  });

  it('counts no message twice, though two processes work off the outbox', async () => {
    const person = await aReachablePerson();
    await queued(person, 'sms');
    await queued(person, 'email');
    const before = carried.length;
    const both = await Promise.all([
      sendDue(world.ground, carriers, world.institutionId),
      sendDue(world.ground, carriers, world.institutionId),
    ]);
    expect(both.map((done) => done.sent).reduce((sum, sent) => sum + sent, 0)).toBe(2);
    const toThisPerson = carried.slice(before);
    expect(new Set(toThisPerson.map((message) => message.messageId)).size).toBe(2);
    const contacts = await contactsOf(person.cardholderId);
    expect(contacts.map((contact) => contact.channel).sort()).toEqual(['email', 'sms']);
    expect(new Set(contacts.map((contact) => contact.messageId)).size).toBe(2);
  });

  it('is free again after midnight, and sends what waited', async () => {
    const person = await aReachablePerson();
    await race(person, 24);
    expect(await contactsOf(person.cardholderId)).toHaveLength(6);
    await inside(sql`update business_clocks set standing_at = ${nextMorning}`);
    await sendDue(world.ground, carriers, world.institutionId);
    expect(await contactsOf(person.cardholderId)).toHaveLength(12);
    const [caller] = callers;
    if (!caller) throw new Error('somebody rings');
    expect(await ring(person, caller)).toMatchObject({
      ok: false,
      refusal: { rule: 'CN-FREQ-03' },
    });
    await inside(sql`update business_clocks set standing_at = '2022-12-07T10:00:00+08:00'`);
    expect(await ring(person, caller)).toMatchObject({ ok: true });
    await inside(sql`update business_clocks set standing_at = ${dayOfAgencies}`);
  });
});
