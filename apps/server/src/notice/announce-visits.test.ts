// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aContactPoint,
  anAnnouncedVisit,
  aPublishedPlan,
  aQuietHouse,
  asHolder,
  messagesOf,
  noticeNow,
  noticesOf,
  openNoticeWorld,
  somePeers,
  standAt,
} from '../../test-support/builders/notice.ts';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { recordReceipt } from '../message/record-receipt.action.ts';
import { announceVisits } from './announce-visits.action.ts';
import { mayVisit } from './may-visit.query.ts';
import { tryNextChannel } from './next-channel.action.ts';

describe.each(databases)('announcing visits on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => aQuietHouse(world));

  const rows = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);
  const may = (visit: { cardholderId: string; visitId: string }) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      mayVisit(tx, { institutionId: world.institutionId, ...visit }),
    );
  const withMail = {
    prepare: async ({ cardholderId }: { cardholderId: string }) => {
      await aContactPoint(world, cardholderId, { kind: 'email', value: 'a@example.org' });
    },
  };
  const receipt = (peerId: string, outcome: 'delivered' | 'failed') =>
    recordReceipt(world.ground, world.institutionId, { channel: 'sms', peerId, outcome });

  it('tells window and officers of the published plan, once, by a message to a confirmed number', async () => {
    const visit = await anAnnouncedVisit(world);
    const [notice] = await rows(sql<Record<string, unknown>>`
      select version, notices.manner, language, is_wished as "isWished", answer,
        window_from = planned_from and window_until = planned_until as "isWindow",
        officer_ids = (select officer_ids from day_plan_routes where plan_id = notices.plan_id
          limit 1) as "isPair", cardinality(officer_ids) as officers
      from notices join visits on visits.id = notices.visit_id
      where notices.id = ${visit.noticeId} limit 1`);
    expect(notice).toEqual({
      version: 1,
      manner: 'visit',
      language: 'zh',
      isWished: false,
      answer: null,
      isWindow: true,
      isPair: true,
      officers: 2,
    });
    expect(await messagesOf(world, visit)).toMatchObject([
      { kind: 'visit-notice', channel: 'sms', state: 'queued', pointId: visit.contactPointId },
    ]);
    expect(await may(visit)).toEqual({ may: 'no', because: 'not-proven' });
    const events = await rows(sql<{ kind: string }>`
      select kind from events where subject_id = ${visit.noticeId} limit 10`);
    expect(events).toEqual([{ kind: 'notice.made' }]);
  });

  it('puts no name, sum or word of debt into the text message that goes out', async () => {
    const name = '欠\u202e款\r\nBcc: x@example.org';
    await anAnnouncedVisit(world, { person: { name } });
    const peers = somePeers(world);
    await peers.send();
    expect(peers.taken).toHaveLength(1);
    const text = peers.taken[0]?.text ?? '';
    expect(text).toMatch(
      /^【测试银行】您好，我行两位工作人员（工号T-\w+、T-\w+）希望9月10日 \d\d:\d\d–\d\d:\d\d拜访您。/,
    );
    expect(text).toMatch(/详情 http:\/\/127\.0\.0\.1:8080\/v#[\w-]{22}$/);
    expect(text).not.toMatch(/欠|款|Bcc|[\r\n\u202e]/);
  });

  it('goes the next way when a message is blocked, and nobody goes until one is proven', async () => {
    const visit = await anAnnouncedVisit(world, withMail);
    const peers = somePeers(world);
    peers.willAnswer('sms', { kind: 'refused', reason: 'blocked' });
    await peers.send();
    await peers.send();
    expect(await messagesOf(world, visit)).toMatchObject([
      { channel: 'sms', state: 'failed', reason: 'blocked' },
      { channel: 'email', state: 'sent' },
    ]);
    expect(peers.taken.map(({ to }) => to)).toEqual(['a@example.org']);
    // A mail that was taken by its server proves nothing.
    expect(await may(visit)).toEqual({ may: 'no', because: 'not-proven' });
  });

  it('takes a receipt of a confirmed number for proof, once, and still asks for a yes', async () => {
    const visit = await anAnnouncedVisit(world);
    const peers = somePeers(world);
    await peers.send();
    const peerId = peers.taken[0]?.messageId ?? '';
    await receipt(peerId, 'delivered');
    await receipt(peerId, 'delivered');
    expect(
      await rows(sql`select kind, channel from notice_proofs
        where notice_id = ${visit.noticeId} limit 5`),
    ).toEqual([{ kind: 'sms-receipt-confirmed-point', channel: 'sms' }]);
    expect(await may(visit)).toEqual({ may: 'no', because: 'not-answered' });
  });

  it('takes a receipt of a number that he never confirmed for nothing', async () => {
    const visit = await anAnnouncedVisit(world, {
      prepare: async ({ cardholderId }) => {
        await rows(sql`update contact_points set confirmed_on = null
          where cardholder_id = ${cardholderId}`);
      },
    });
    const peers = somePeers(world);
    await peers.send();
    await receipt(peers.taken[0]?.messageId ?? '', 'delivered');
    expect(await messagesOf(world, visit)).toMatchObject([{ state: 'delivered' }]);
    expect(await may(visit)).toEqual({ may: 'no', because: 'not-proven' });
  });

  it('begins by the way he wishes, and never goes one that he refused', async () => {
    const visit = await anAnnouncedVisit(world, {
      prepare: async ({ cardholderId }) => {
        await withMail.prepare({ cardholderId });
        await rows(sql`insert into channel_wishes
            (institution_id, cardholder_id, id, channel, wish, told_at, told_via)
          select ${world.institutionId}, ${cardholderId}, gen_random_uuid(), channel, wish,
            '2026-09-01T00:00:00Z', 'call'
          from (values ('email', 'prefer'), ('sms', 'refuse'), ('call', 'refuse'))
            as told (channel, wish)`);
      },
    });
    const next = () =>
      asHolder({ world, cardholderId: visit.cardholderId }, (tx, writing) =>
        tryNextChannel(tx, writing, visit),
      );
    expect(await next()).toMatchObject({ state: 'held', reason: 'waits-for-staff' });
    expect(await next()).toBeNull();
    expect(await next()).toBeNull();
    expect((await messagesOf(world, visit)).map(({ channel }) => channel)).toEqual([
      'email',
      'letter',
    ]);
    // Somebody looks for another number, once.
    expect(
      await rows(sql`select kind, state from contact_tasks
        where cardholder_id = ${visit.cardholderId} limit 5`),
    ).toEqual([{ kind: 'find-number', state: 'open' }]);
  });

  it('keeps the notice of a visit whose window and officers stay when a plan is published again', async () => {
    const visit = await anAnnouncedVisit(world);
    const other = await aPublishedPlan(world);
    expect(other).not.toBe(visit.planId);
    const again = await asHolder({ world, cardholderId: visit.cardholderId }, (tx, writing) =>
      announceVisits(tx, writing, [{ ...visit, planId: other }]),
    );
    expect(again).toEqual([]);
    expect(await noticesOf(world, visit)).toMatchObject([{ version: 1, endedReason: null }]);
    expect(await messagesOf(world, visit)).toMatchObject([{ state: 'queued' }]);
  });

  it('announces other officers as news to whom the first notice reached, and takes back what waits', async () => {
    const reached = await anAnnouncedVisit(world);
    const peers = somePeers(world);
    await peers.send();
    await rows(sql`update staff set is_active = false where role = 'officer'`);
    for (const gender of ['female', 'male'] as const) await anOfficer(world, { gender });
    await rows(sql`update visits set state = 'proposed', planned_from = null, planned_until = null
      where id = ${reached.visitId}`);
    await aPublishedPlan(world);
    expect(await noticesOf(world, reached)).toMatchObject([
      { version: 2, endedReason: null },
      { version: 1, endedReason: 'replanned' },
    ]);
    expect(await messagesOf(world, reached)).toMatchObject([
      { kind: 'visit-notice', state: 'sent' },
      { kind: 'visit-changed', state: 'queued' },
    ]);
    await peers.send();
    expect(peers.taken.at(-1)?.text).toContain('此前的通知不再有效');
    const [{ ended } = { ended: 0 }] = await rows(sql<{ ended: number }>`
      select count(*)::int4 as ended from events
      where cardholder_id = ${reached.cardholderId} and kind = 'notice.ended' limit 1`);
    expect(ended).toBe(1);
  });

  it('announces anew without news where the first message never left the house', async () => {
    const visit = await anAnnouncedVisit(world);
    await rows(sql`update visits set planned_from = planned_from + interval '1 hour',
        planned_until = planned_until + interval '1 hour' where id = ${visit.visitId}`);
    await asHolder({ world, cardholderId: visit.cardholderId }, (tx, writing) =>
      announceVisits(tx, writing, [{ ...visit, because: 'replanned' }]),
    );
    expect(await messagesOf(world, visit)).toMatchObject([
      { kind: 'visit-notice', state: 'cancelled', reason: 'replanned' },
      { kind: 'visit-notice', state: 'queued', reason: null },
    ]);
    expect(await noticeNow(world, visit)).toMatchObject({ version: 2, answer: null });
  });

  it('holds a message at night until the lawful hour, and sends it then', async () => {
    await standAt(world, '2026-09-07T05:00:00+08:00');
    const visit = await anAnnouncedVisit(world);
    const peers = somePeers(world);
    await peers.send();
    expect(peers.taken).toEqual([]);
    const [early] = await messagesOf(world, visit);
    expect(early).toMatchObject({ channel: 'sms' });
    expect(['queued', 'held']).toContain(early?.state);
    await standAt(world, '2026-09-07T09:00:00+08:00');
    await peers.send();
    expect(peers.taken).toHaveLength(1);
  });
});
