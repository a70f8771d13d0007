// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnnouncedVisit,
  anAnnouncedVisit,
  anAnswer,
  aPublishedPlan,
  aQuietHouse,
  noticeNow,
  openNoticeWorld,
  somePeers,
  standAt,
  type TestPeers,
} from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { recordReceipt } from '../message/record-receipt.action.ts';
import { decideDoorstep } from './decide-doorstep.action.ts';
import { mayVisit } from './may-visit.query.ts';
import { settleNotices } from './settle-notices.action.ts';

const reason = '通知已送达，两周未答复';
let serial = 0;

describe.each(databases)('a call at the door on $name', (kind) => {
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
  const decide = (visit: Pick<AnnouncedVisit, 'visitId'>) => {
    serial += 1;
    return decideDoorstep(world.ground, world.staff.supervisor, {
      visitId: visit.visitId,
      input: { idempotencyKey: `doorstep-${serial}`, reason },
    });
  };
  const may = (visit: AnnouncedVisit) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      mayVisit(tx, { institutionId: world.institutionId, ...visit }),
    );
  const send = async (isProven: boolean) => {
    await peers.send();
    const peerId = peers.taken.at(-1)?.messageId ?? '';
    const receipt = { channel: 'sms', peerId, outcome: 'delivered' } as const;
    if (isProven) await recordReceipt(world.ground, world.institutionId, receipt);
  };

  /** Announced, its eve came, nobody answered. */
  async function aSilentVisit(isProven = true): Promise<AnnouncedVisit> {
    const visit = await anAnnouncedVisit(world);
    await send(isProven);
    await standAt(world, '2026-09-09T18:00:00+08:00');
    await settleNotices(world.ground, world.institutionId);
    return visit;
  }

  it('may follow a proven notice that nobody answered, and tells what it is', async () => {
    const visit = await aSilentVisit();
    const decided = await decide(visit);
    expect(decided).toMatchObject({
      ok: true,
      value: { visitId: visit.visitId, decision: { act: 'doorstep' } },
    });
    expect(
      await rows(sql`select reason, decided_by = ${world.staff.supervisor.staffId} as "isHis"
        from doorstep_calls where case_id = ${visit.caseId} limit 5`),
    ).toEqual([{ reason, isHis: true }]);
    // It waits for a plan, as every visit does.
    expect(await may(visit)).toEqual({ may: 'no', because: 'no-notice' });
    await aPublishedPlan(world, '2026-09-14');
    await peers.send();
    expect(peers.taken.at(-1)?.text).toContain(
      '到门口问候一次，只询问您是否愿意沟通，不办理任何业务',
    );
    expect(await may(visit)).toEqual({ may: 'no', because: 'not-proven' });
    await send(true);
    const peerId = peers.taken.at(-1)?.messageId ?? '';
    await recordReceipt(world.ground, world.institutionId, {
      channel: 'sms',
      peerId,
      outcome: 'delivered',
    });
    expect(await may(visit)).toEqual({ may: 'doorstep', because: 'doorstep-approved' });
    // The eve leaves it: silence was expected. A no still ends it.
    await standAt(world, '2026-09-13T18:00:00+08:00');
    expect(await settleNotices(world.ground, world.institutionId)).toMatchObject({ putBack: 0 });
    const now = { ...visit, ...(await noticeNow(world, visit)) };
    // A yes is a yes to what was announced, and to no more.
    await anAnswer(world, now, { answer: { kind: 'confirmed' } });
    expect(await may(visit)).toEqual({ may: 'doorstep', because: 'doorstep-approved' });
    await anAnswer(world, now, { answer: { kind: 'declined' } });
    expect(await may(visit)).toEqual({ may: 'no', because: 'no-notice' });
  });

  it('is never ordered while the notice still runs, or where its arrival was never proven', async () => {
    const running = await anAnnouncedVisit(world);
    await send(true);
    expect(await decide(running)).toMatchObject({ refusal: { code: 'doorstep.not-due' } });
    await aQuietHouse(world);
    const unproven = await aSilentVisit(false);
    expect(await decide(unproven)).toMatchObject({ refusal: { code: 'doorstep.not-due' } });
    expect(
      await rows(sql`select visit_id from doorstep_calls
      where visit_id = any(${[running.visitId, unproven.visitId]}::uuid[]) limit 5`),
    ).toEqual([]);
  });

  it('is never ordered after a no', async () => {
    const visit = await aSilentVisit();
    await anAnswer(world, visit, { answer: { kind: 'declined' } });
    expect(await decide(visit)).toMatchObject({ refusal: { code: 'doorstep.not-due' } });
  });

  it('happens once in a case, whoever orders it at the same moment', async () => {
    const visit = await aSilentVisit();
    const all = await Promise.all(Array.from({ length: 4 }, () => decide(visit)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    for (const one of all) {
      if (!one.ok) expect(one.refusal.code).toBe('doorstep.used');
    }
    expect(
      await rows(sql`select visit_id from doorstep_calls
      where case_id = ${visit.caseId} limit 5`),
    ).toHaveLength(1);
  });

  it('is not known of a visit that does not exist', async () => {
    expect(await decide({ visitId: '00000000-0000-7000-8000-000000000000' })).toMatchObject({
      refusal: { code: 'thing.not-found' },
    });
  });
});
