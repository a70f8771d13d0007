// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import type { CardholderId } from '@fairvisit/domain/ids.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aNoticeWithLink, aToldVisit, type ToldVisit } from '../../test-support/builders/link.ts';
import { aCall, anAccount, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import type { Tx } from '../db/database.ts';
import type { CardholderActor } from '../ground.ts';
import { maskName } from '../people/mask.ts';
import { portalPageOf } from './portal-page.query.ts';

const naughtyPath = new URL(import.meta.resolve('@fairvisit/seeds/naughty-strings/blns.json'));
const naughty = z.array(z.string()).parse(JSON.parse(readFileSync(naughtyPath, 'utf8')));
const first = { from: '2026-09-10T02:00:00Z', until: '2026-09-10T04:00:00Z' };

describe.each(databases)("the person's page on $name", (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const write = (work: (tx: Tx) => Promise<unknown>) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      await work(tx);
    });

  function pageOf(visit: Pick<ToldVisit, 'cardholderId' | 'noticeId'>) {
    const actor: CardholderActor = {
      kind: 'cardholder',
      institutionId: world.institutionId,
      cardholderId: visit.cardholderId as CardholderId,
      noticeId: visit.noticeId,
      messageId: null,
    };
    return world.db.forInstitution(world.institutionId, (tx) =>
      portalPageOf(tx, world.ground, actor),
    );
  }

  it('tells who comes, when, what is owed and how he was contacted, and nothing to find him by', async () => {
    const visit = await aToldVisit(world);
    const page = await pageOf(visit);
    expect(page).toMatchObject({
      institution: { nameZh: '测试银行', zone: 'Asia/Shanghai', isDemo: true },
      language: 'zh',
      nameMasked: '王＊',
      visit: {
        visitId: visit.visitId,
        noticeId: visit.noticeId,
        state: 'planned',
        manner: 'visit',
        window: first,
        placeMasked: '杭州市西湖区＊＊＊',
        officers: [
          { name: '测试 officer', badgeNo: 'T-001', agencyZh: null },
          { name: '测试 supervisor', badgeNo: '' },
        ],
        answer: null,
      },
      change: null,
      may: { confirm: true, move: true, decline: true, otherChannel: true, complain: true },
      declineDays: 180,
      declinedUntil: null,
      complaint: null,
      wishes: [],
      accounts: [
        {
          cardTail: visit.accountId.slice(-4).toUpperCase(),
          overdue: { currency: 'CNY', amount: '5000.00' },
          asOf: '2026-09-01',
          isDisputed: false,
        },
      ],
    });
    expect(page.contacts.map((contact) => contact.at)).toEqual([
      '2026-08-31T02:00:00Z',
      '2026-08-27T02:00:00Z',
      '2026-08-25T02:00:00Z',
    ]);
    const all = JSON.stringify(page);
    for (const secret of ['王试', '1002', '演示路', `T${visit.accountId.slice(-12)}`]) {
      expect(all).not.toContain(secret);
    }
  });

  it('lets an old link say that the bank chose another time', async () => {
    const visit = await aToldVisit(world);
    const newer = await aNoticeWithLink(world, visit, {
      version: 2,
      from: '2026-09-11T14:00:00+08:00',
      until: '2026-09-11T16:00:00+08:00',
    });
    const old = await pageOf(visit);
    expect(old.visit).toMatchObject({
      noticeId: newer.noticeId,
      window: { from: '2026-09-11T06:00:00Z', until: '2026-09-11T08:00:00Z' },
    });
    expect(old.change).toMatchObject({ kind: 'replanned', was: first, reason: 'replanned' });
    expect((await pageOf({ ...visit, ...newer })).change).toBeNull();
  });

  it('lets an old link say that he moved the visit himself', async () => {
    const visit = await aToldVisit(world);
    await aNoticeWithLink(world, visit, { version: 2, isWished: true });
    expect((await pageOf(visit)).change).toMatchObject({ kind: 'moved', reason: 'moved' });
  });

  it('says that a visit was called off, and why, and shows no officer any more', async () => {
    const visit = await aToldVisit(world);
    await write(async (tx) => {
      await sql`update visits set state = 'cancelled', cancel_reason = 'paid',
        changed_at = '2026-09-07T01:30:00Z' where id = ${visit.visitId}`.execute(tx);
      await sql`update notices set ended_at = '2026-09-07T01:30:00Z', ended_reason = 'paid'
        where id = ${visit.noticeId}`.execute(tx);
    });
    expect(await pageOf(visit)).toMatchObject({
      visit: { state: 'called-off', window: null, officers: [], endedReason: 'paid' },
      change: { kind: 'called-off', at: '2026-09-07T01:30:00Z', was: first, reason: 'paid' },
      may: { confirm: false, move: false, decline: true },
    });
  });

  it('says that a visit waits for a new time, and shows one that was made', async () => {
    const visit = await aToldVisit(world);
    await write((tx) =>
      sql`update notices set ended_at = '2026-09-07T01:30:00Z', ended_reason = 'no-answer'
        where id = ${visit.noticeId}`.execute(tx),
    );
    await write((tx) =>
      sql`update visits set state = 'proposed' where id = ${visit.visitId}`.execute(tx),
    );
    expect(await pageOf(visit)).toMatchObject({
      visit: { state: 'waiting', window: null },
      change: { kind: 'called-off', reason: 'no-answer' },
    });
    await write((tx) =>
      sql`update visits set state = 'completed' where id = ${visit.visitId}`.execute(tx),
    );
    expect(await pageOf(visit)).toMatchObject({
      visit: { state: 'done', window: first },
      change: null,
    });
  });

  it('offers no other time at a doorstep call, nor once it has begun or was declined', async () => {
    const doorstep = await aToldVisit(world, { manner: 'doorstep' });
    expect((await pageOf(doorstep)).may).toMatchObject({ confirm: true, move: false });
    const begun = await aToldVisit(world, {
      from: '2026-09-07T09:00:00+08:00',
      until: '2026-09-07T11:00:00+08:00',
    });
    expect((await pageOf(begun)).may).toMatchObject({ confirm: false, move: false });
    const confirmed = await aToldVisit(world);
    await write((tx) =>
      sql`update notices set answer = 'confirmed', answered_at = '2026-09-07T01:30:00Z',
        answered_via = 'portal' where id = ${confirmed.noticeId}`.execute(tx),
    );
    expect(await pageOf(confirmed)).toMatchObject({
      visit: { answer: 'confirmed', answeredAt: '2026-09-07T01:30:00Z' },
      may: { confirm: false, move: true },
    });
  });

  it.each([
    ['for 180 days after he declined', ['declined-visits 2026-09-01'], '2027-02-28'],
    [
      'no longer once he asked for one',
      ['declined-visits 2026-08-01', 'asked-for-visit 2026-08-20'],
      null,
    ],
    [
      'again when he declined once more',
      ['asked-for-visit 2026-08-20', 'declined-visits 2026-09-02'],
      '2027-03-01',
    ],
    ['no longer when the days are over', ['declined-visits 2026-03-10'], null],
    ['on the last of the days still', ['declined-visits 2026-03-11'], '2026-09-07'],
  ])('keeps visits away %s', async (_title, contacts, until) => {
    const person = await aPerson(world);
    for (const contact of contacts) {
      const [outcome, day] = contact.split(' ');
      await aCall(world, person.cardholderId, {
        startedAt: `${day}T10:00:00+08:00`,
        outcome: outcome ?? '',
      });
    }
    const page = await pageOf({ ...person, noticeId: newId<string>(world.ground.ids) });
    expect(page.declinedUntil).toBe(until);
    expect(page.may.decline).toBe(until === null);
    expect(page.visit).toBeNull();
  });

  it('names a wish a channel, the open complaint, and the account that is disputed', async () => {
    const visit = await aToldVisit(world);
    const { cardholderId } = visit;
    const { ids } = world.ground;
    const second = await anAccount(world, cardholderId, { oldestUnpaidDueOn: '2026-08-01' });
    await anAccount(world, cardholderId, { oldestUnpaidDueOn: null });
    await write(async (tx) => {
      for (const [channel, wish, at] of [
        ['sms', 'prefer', '2026-09-01'],
        ['call', 'prefer', '2026-09-02'],
        ['call', 'refuse', '2026-09-03'],
      ]) {
        await sql`insert into channel_wishes
            (institution_id, cardholder_id, id, channel, wish, told_at, told_via)
          values (${world.institutionId}, ${cardholderId}, ${newId(ids)}, ${channel}, ${wish},
            ${`${at}T02:00:00Z`}, 'portal')`.execute(tx);
      }
      await sql`insert into account_disputes
          (institution_id, cardholder_id, id, account_id, subject, opened_on, recorded_at)
        values (${world.institutionId}, ${cardholderId}, ${newId(ids)}, ${second}, 'fraud',
          '2026-09-01', '2026-09-01T02:00:00Z')`.execute(tx);
    });
    const page = await pageOf(visit);
    expect(page.wishes).toEqual([
      { channel: 'call', wish: 'refuse' },
      { channel: 'sms', wish: 'prefer' },
    ]);
    expect(page.accounts.map((account) => account.isDisputed)).toEqual([false, true]);
  });

  it('masks every naughty name exactly as it is masked elsewhere', async () => {
    const visit = await aToldVisit(world);
    const names = new Map(naughty.map((name) => [maskName(name), name]));
    expect(names.size).toBeGreaterThan(60);
    for (const name of names.values()) {
      await write((tx) =>
        sql`update cardholder_names set name_masked = ${maskName(name)}
          where cardholder_id = ${visit.cardholderId}`.execute(tx),
      );
      expect((await pageOf(visit)).nameMasked).toBe(maskName(name));
    }
  });

  it('tells the days of a no as the institution has set them', async () => {
    const visit = await aToldVisit(world);
    const policies = { policy: [{ from: '2026-01-01', values: { refusalDays: 90 } }] };
    const set = (text: string) =>
      write((tx) => sql`update institution_settings set policies = ${text}::jsonb`.execute(tx));
    await set(JSON.stringify(policies));
    expect(await pageOf(visit)).toMatchObject({ declineDays: 90 });
    await set('{}');
    expect(await pageOf(visit)).toMatchObject({ declineDays: 180 });
  });
});
