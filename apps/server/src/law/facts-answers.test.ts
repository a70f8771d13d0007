// SPDX-License-Identifier: Apache-2.0
import { newId } from '@fairvisit/domain/ids.ts';
import { day } from '@fairvisit/law/time/calendar-day.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDispute } from '../../test-support/builders/dispute.ts';
import { anAccount, aPerson } from '../../test-support/builders/person.ts';
import { aProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { loadFacts } from './load-facts.query.ts';

describe.each(databases)('facts about notices, wishes and disputes on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const inside = <Value>(work: (tx: Tx) => Promise<Value>) =>
    world.db.forInstitution(world.institutionId, work);

  async function factsOf(cardholderId: string) {
    const facts = await inside(async (tx) => {
      const { institutionId, ground } = world;
      const time = await businessTime(tx, ground, institutionId);
      return loadFacts(tx, { institutionId, cardholderIds: [cardholderId], time });
    });
    const found = facts.get(cardholderId);
    if (!found) throw new Error('the person is in the database');
    return found;
  }

  async function contact(
    cardholderId: string,
    made: { channel: string; outcome: string; startedBy?: string; at?: string },
  ) {
    await inside(async (tx) => {
      const at = made.at ?? '2026-09-07T08:30:00+08:00';
      await sql`insert into contacts
          (institution_id, cardholder_id, id, channel, started_at, outcome, started_by, recorded_at)
        values (${world.institutionId}, ${cardholderId}, ${newId(world.ground.ids)},
          ${made.channel}, ${at}, ${made.outcome}, ${made.startedBy ?? 'institution'},
          ${at})`.execute(tx);
    });
  }

  async function notice(visit: { cardholderId: string; visitId: string }, version = 1) {
    const { ground, institutionId } = world;
    const noticeId = newId<string>(ground.ids);
    const planId = newId<string>(ground.ids);
    await inside(async (tx) => {
      await sql`insert into day_plans
          (institution_id, id, plan_on, state, made_at, seed, iterations, cost)
        values (${institutionId}, ${planId}, '2026-09-11', 'superseded', '2026-09-06T00:00:00Z', 1,
          1, '{}')`.execute(tx);
      await sql`insert into notices
          (institution_id, cardholder_id, id, visit_id, plan_id, version, manner, language,
           window_from, window_until, officer_ids, made_at)
        values (${institutionId}, ${visit.cardholderId}, ${noticeId}, ${visit.visitId}, ${planId},
          ${version}, 'visit', 'zh', '2026-09-11T00:30:00+08:00', '2026-09-11T11:00:00+08:00',
          ${[newId(ground.ids), newId(ground.ids)]}::uuid[],
          '2026-09-06T02:00:00Z')`.execute(tx);
    });
    return noticeId;
  }

  async function message(
    cardholderId: string,
    sent: { noticeId: string; channel: string; state: string; sentAt: string | null },
  ) {
    const { ground, institutionId } = world;
    await inside(async (tx) => {
      await sql`insert into messages
          (institution_id, cardholder_id, id, kind, channel, notice_id, state, language,
           content_sealed, content_hash, due_at, expires_at, made_at, sent_at, changed_at)
        values (${institutionId}, ${cardholderId}, ${newId(ground.ids)}, 'visit-notice',
          ${sent.channel}, ${sent.noticeId}, ${sent.state}, 'zh', '\\x00', ${Buffer.alloc(32)},
          '2026-09-06T02:00:00Z', '2026-09-11T00:00:00Z', '2026-09-06T02:00:00Z', ${sent.sentAt},
          '2026-09-06T02:00:00Z')`.execute(tx);
    });
  }

  const proof = (cardholderId: string, noticeId: string, sentAt: string) =>
    inside((tx) =>
      sql`insert into notice_proofs
          (institution_id, cardholder_id, id, notice_id, kind, sent_at, proven_at, channel)
        values (${world.institutionId}, ${cardholderId}, ${newId(world.ground.ids)}, ${noticeId},
          'sms-receipt-confirmed-point', ${sentAt}, '2026-09-06T03:00:00Z', 'sms')`.execute(tx),
    );

  const minute = (text: string) => Date.parse(text) / 60_000;

  it('tells a notice by its first message until its arrival is proven, then by the proof', async () => {
    const { cardholderId, visitId } = await aProposedVisit(world);
    const noticeId = await notice({ cardholderId, visitId });
    expect((await factsOf(cardholderId)).history.visitNotices).toEqual([]);
    const sent = { noticeId, channel: 'email', state: 'failed', sentAt: '2026-09-06T02:05:00Z' };
    await message(cardholderId, sent);
    expect((await factsOf(cardholderId)).history.visitNotices).toEqual([]);
    await message(cardholderId, { ...sent, state: 'sent', sentAt: '2026-09-06T02:30:00Z' });
    const told = {
      sentAt: minute('2026-09-06T02:30:00Z'),
      channel: 'email',
      delivered: false,
      complete: true,
      // 00:30 in Shanghai is still the tenth of September elsewhere.
      windowFrom: day('2026-09-11'),
      windowUntil: day('2026-09-11'),
    };
    expect((await factsOf(cardholderId)).history.visitNotices).toEqual([told]);
    await proof(cardholderId, noticeId, '2026-09-06T02:50:00Z');
    await proof(cardholderId, noticeId, '2026-09-06T02:40:00Z');
    expect((await factsOf(cardholderId)).history.visitNotices).toEqual([
      { ...told, channel: 'sms', delivered: true, sentAt: minute('2026-09-06T02:40:00Z') },
    ]);
  });

  it('lets a notice that ended announce nothing any more', async () => {
    const { cardholderId, visitId } = await aProposedVisit(world);
    const noticeId = await notice({ cardholderId, visitId });
    await proof(cardholderId, noticeId, '2026-09-06T02:40:00Z');
    await inside((tx) =>
      sql`update notices set ended_at = '2026-09-07T00:00:00Z', ended_reason = 'moved'
        where id = ${noticeId}`.execute(tx),
    );
    expect((await factsOf(cardholderId)).history.visitNotices).toEqual([]);
    const next = await notice({ cardholderId, visitId }, 2);
    await proof(cardholderId, next, '2026-09-06T05:00:00Z');
    expect((await factsOf(cardholderId)).history.visitNotices).toMatchObject([
      { delivered: true, sentAt: minute('2026-09-06T05:00:00Z') },
    ]);
  });

  it('knows the channels that a person refused, until he takes it back', async () => {
    const { cardholderId } = await aPerson(world);
    const wish = (channel: string, what: string, withdrawnAt: string | null = null) =>
      inside((tx) =>
        sql`insert into channel_wishes
            (institution_id, cardholder_id, id, channel, wish, told_at, told_via, withdrawn_at)
          values (${world.institutionId}, ${cardholderId}, ${newId(world.ground.ids)}, ${channel},
            ${what}, '2026-09-06T00:00:00Z', 'portal', ${withdrawnAt})`.execute(tx),
      );
    await wish('sms', 'refuse');
    await wish('sms', 'refuse');
    await wish('call', 'refuse');
    await wish('visit', 'refuse', '2026-09-06T05:00:00Z');
    await wish('letter', 'prefer');
    expect((await factsOf(cardholderId)).cardholder.channelOptOuts).toEqual([
      'call',
      'voicebot',
      'sms',
    ]);
  });

  it('counts what the person began himself among no attempts, and failed messages not at all', async () => {
    const { cardholderId } = await aPerson(world);
    await contact(cardholderId, { channel: 'call', outcome: 'conversation', startedBy: 'person' });
    await contact(cardholderId, { channel: 'call', outcome: 'answered' });
    await contact(cardholderId, { channel: 'portal', outcome: 'answered', startedBy: 'person' });
    await contact(cardholderId, { channel: 'sms', outcome: 'sent' });
    await contact(cardholderId, { channel: 'sms', outcome: 'failed' });
    await contact(cardholderId, { channel: 'email', outcome: 'delivered' });
    await contact(cardholderId, { channel: 'email', outcome: 'answered' });
    const { calls, messages } = (await factsOf(cardholderId)).history;
    expect(calls?.map((call) => [call.outcome, call.startedByCardholder]).sort()).toEqual([
      ['conversation', false],
      ['conversation', true],
    ]);
    expect(messages?.map((message) => message.channel).sort()).toEqual(['email', 'email', 'sms']);
  });

  it('hears a "no" to visits that came by the portal', async () => {
    const { cardholderId } = await aPerson(world);
    await contact(cardholderId, {
      channel: 'portal',
      outcome: 'declined-visits',
      startedBy: 'person',
    });
    expect((await factsOf(cardholderId)).history.refusals).toEqual([
      { on: day('2026-09-07'), of: 'visits' },
    ]);
  });

  it('takes the debt as wholly disputed only when every overdue account is', async () => {
    const { cardholderId } = await aPerson(world);
    const due = { oldestUnpaidDueOn: '2026-07-19', overdueMinor: 120_000 };
    const first = await anAccount(world, cardholderId, due);
    const second = await anAccount(world, cardholderId, { ...due, overdueMinor: 8_850 });
    await anAccount(world, cardholderId);
    await aDispute(world, { cardholderId, accountId: first }, { subject: 'fraud' });
    const disputes = async () => (await factsOf(cardholderId)).history.disputes;
    const open = { openedOn: day('2026-09-05'), closedOn: null };
    expect(await disputes()).toEqual([{ ...open, subject: 'fraud', wholeDebt: false }]);
    const part = { subject: 'fee', amountMinor: 8_849 } as const;
    await aDispute(world, { cardholderId, accountId: second }, part);
    expect((await disputes())?.map((one) => one.wholeDebt)).toEqual([false, false]);
    await aDispute(world, { cardholderId, accountId: second }, { amountMinor: 1 });
    expect((await disputes())?.map((one) => one.wholeDebt)).toEqual([true, true, true]);
  });

  it('leaves a dispute out that was answered', async () => {
    const { cardholderId } = await aPerson(world);
    const accountId = await anAccount(world, cardholderId, { oldestUnpaidDueOn: '2026-07-19' });
    await aDispute(world, { cardholderId, accountId }, { closedOn: '2026-09-06' });
    expect((await factsOf(cardholderId)).history.disputes).toEqual([]);
  });
});
