// SPDX-License-Identifier: Apache-2.0
// What becomes of notices as days go by: the standing clock walks through them.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnnouncedVisit,
  aContactPoint,
  anAnnouncedVisit,
  anAnswer,
  aPublishedPlan,
  aQuietHouse,
  messagesOf,
  noticeNow,
  openNoticeWorld,
  somePeers,
  standAt,
  type TestPeers,
} from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { recordReceipt } from '../message/record-receipt.action.ts';
import { mayVisit } from './may-visit.query.ts';
import { settleNotices } from './settle-notices.action.ts';

const quiet = { nextChannels: 0, putBack: 0, over: 0 };

describe.each(databases)('notices as time passes on $name', (kind) => {
  let world: TestWorld;
  let peers: TestPeers;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => {
    await aQuietHouse(world);
    peers = somePeers(world);
  });

  const rows = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);
  const settle = () => settleNotices(world.ground, world.institutionId);
  const may = async (visit: AnnouncedVisit) => {
    const { institutionId } = world;
    const answer = await world.db.forInstitution(institutionId, (tx) =>
      mayVisit(tx, { institutionId, ...visit }),
    );
    return answer.because;
  };
  const visitOf = async ({ visitId }: AnnouncedVisit) =>
    (
      await rows(sql<{ state: string; reason: string | null }>`
      select state, cancel_reason as reason from visits where id = ${visitId} limit 1`)
    )[0];
  const isPlanned = async ({ visitId }: AnnouncedVisit) =>
    (
      await rows(sql`select visit_id from day_plan_visits
      join day_plans on day_plans.id = day_plan_visits.plan_id and day_plans.state = 'published'
      where visit_id = ${visitId} and team_no is not null limit 1`)
    ).length > 0;
  const withMail = {
    prepare: async ({ cardholderId }: { cardholderId: string }) => {
      await aContactPoint(world, cardholderId, { kind: 'email', value: 'd@example.org' });
    },
  };
  /** Sent, and its receipt came. */
  const prove = async () => {
    await peers.send();
    const peerId = peers.taken.at(-1)?.messageId ?? '';
    const receipt = { channel: 'sms', peerId, outcome: 'delivered' } as const;
    await recordReceipt(world.ground, world.institutionId, receipt);
  };

  it('tries the next way after a day of silence, no sooner, and each way once', async () => {
    const visit = await anAnnouncedVisit(world, withMail);
    await peers.send();
    await standAt(world, '2026-09-08T08:59:00+08:00');
    expect(await settle()).toEqual(quiet);
    await standAt(world, '2026-09-08T09:00:00+08:00');
    expect(await settle()).toEqual({ ...quiet, nextChannels: 1 });
    // What waits to be sent is not silence.
    expect(await settle()).toEqual(quiet);
    await peers.send();
    await standAt(world, '2026-09-09T09:00:00+08:00');
    expect(await settle()).toEqual({ ...quiet, nextChannels: 1 });
    expect(await settle()).toEqual(quiet);
    expect(await messagesOf(world, visit)).toMatchObject([
      { channel: 'sms', state: 'sent' },
      { channel: 'email', state: 'sent' },
      { channel: 'phone', state: 'held', reason: 'waits-for-staff' },
    ]);
  });

  it('leaves an answer alone: a yes is not asked for again', async () => {
    const visit = await anAnnouncedVisit(world, withMail);
    await prove();
    await anAnswer(world, visit, { answer: { kind: 'confirmed' }, isIdentityChecked: false });
    await standAt(world, '2026-09-09T09:00:00+08:00');
    expect(await settle()).toEqual(quiet);
  });

  it('announces nothing any more on the eve at six, whichever runs first', async () => {
    const visit = await anAnnouncedVisit(world, withMail);
    await standAt(world, '2026-09-09T18:30:00+08:00');
    await peers.send();
    await peers.send();
    expect(peers.taken).toEqual([]);
    expect((await messagesOf(world, visit)).map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('puts back on the eve at six what is not proven: nobody comes, and another day may be planned', async () => {
    const visit = await anAnnouncedVisit(world);
    await peers.send();
    await anAnswer(world, visit, {
      answer: { kind: 'confirmed' },
      via: 'sms',
      isIdentityChecked: false,
    });
    // His reminder is due at ten: nobody is reminded of a visit that may not take place.
    await standAt(world, '2026-09-09T17:59:00+08:00');
    await peers.send();
    expect((await messagesOf(world, visit)).slice(1)).toMatchObject([
      { kind: 'visit-reminder', state: 'cancelled', reason: 'notice-not-proven' },
    ]);
    expect(await settle()).toEqual(quiet);
    expect(await isPlanned(visit)).toBe(true);
    await standAt(world, '2026-09-09T18:00:00+08:00');
    expect(await settle()).toEqual({ ...quiet, putBack: 1 });
    expect(await visitOf(visit)).toEqual({ state: 'proposed', reason: null });
    expect(await isPlanned(visit)).toBe(false);
    expect(await noticeNow(world, visit)).toMatchObject({ endedReason: 'notice-not-proven' });
    expect(await may(visit)).toBe('no-notice');
    const waiting = (await messagesOf(world, visit)).filter(({ state }) => state === 'queued');
    expect(waiting).toMatchObject([{ kind: 'visit-called-off', channel: 'sms' }]);
    expect(await settle()).toEqual(quiet);
  });

  it('puts back on the eve what is proven and met with silence, for a supervisor to look at', async () => {
    const visit = await anAnnouncedVisit(world);
    await prove();
    await standAt(world, '2026-09-09T17:59:00+08:00');
    await settle();
    expect(await may(visit)).toBe('not-answered');
    await standAt(world, '2026-09-09T18:00:00+08:00');
    expect(await settle()).toEqual({ ...quiet, putBack: 1 });
    expect(await noticeNow(world, visit)).toMatchObject({ endedReason: 'no-answer', answer: null });
    expect(await visitOf(visit)).toEqual({ state: 'proposed', reason: null });
    const events = await rows(sql<{ codes: unknown }>`
      select codes from events where subject_id = ${visit.visitId} and kind = 'visit.put-back'
      limit 5`);
    expect(events).toEqual([{ codes: { reason: 'no-answer' } }]);
  });

  it('lets a visit take place that is proven and agreed to, and ends its notice with its window', async () => {
    const visit = await anAnnouncedVisit(world);
    await prove();
    await anAnswer(world, visit, { answer: { kind: 'confirmed' } });
    await standAt(world, '2026-09-09T18:00:00+08:00');
    expect(await settle()).toEqual(quiet);
    await standAt(world, '2026-09-10T09:00:00+08:00');
    expect(await settle()).toEqual(quiet);
    expect(await may(visit)).toBe('confirmed');
    await standAt(world, '2026-09-10T21:00:00+08:00');
    expect(await settle()).toEqual({ ...quiet, over: 1 });
    expect(await settle()).toEqual(quiet);
    expect(await visitOf(visit)).toEqual({ state: 'planned', reason: null });
  });

  it('gives a visit up whose second notice met with silence too', async () => {
    const visit = await anAnnouncedVisit(world);
    await prove();
    await standAt(world, '2026-09-09T18:00:00+08:00');
    await settle();
    await aPublishedPlan(world, '2026-09-14');
    await prove();
    expect(await noticeNow(world, visit)).toMatchObject({ version: 2, endedReason: null });
    await standAt(world, '2026-09-13T18:00:00+08:00');
    expect(await settle()).toEqual({ ...quiet, putBack: 1 });
    expect(await visitOf(visit)).toEqual({ state: 'cancelled', reason: 'no-answer' });
    expect(await noticeNow(world, visit)).toMatchObject({ endedReason: 'no-answer' });
  });

  it('does the same once when two processes do it at the same time', async () => {
    const visit = await anAnnouncedVisit(world);
    await prove();
    await standAt(world, '2026-09-09T18:00:00+08:00');
    const both = await Promise.all([settle(), settle()]);
    expect(both.reduce((sum, one) => sum + one.putBack, 0)).toBe(1);
    const back = await rows(sql`select id from events
      where subject_id = ${visit.visitId} and kind = 'visit.put-back' limit 5`);
    expect(back).toHaveLength(1);
  });
});
