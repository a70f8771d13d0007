// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnnouncedVisit,
  anAnnouncedVisit,
  aQuietHouse,
  messagesOf,
  noticeNow,
  openNoticeWorld,
  somePeers,
  standAt,
} from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { mayVisit } from '../notice/may-visit.query.ts';
import { recordReply, repliesADayMax } from './record-reply.action.ts';

let serial = 0;

describe.each(databases)('replies by SMS on $name', (kind) => {
  let world: TestWorld;
  let peers: ReturnType<typeof somePeers>;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => {
    await aQuietHouse(world);
    await standAt(world, '2026-09-07T09:00:00+08:00');
    peers = somePeers(world);
  });

  const reply = (from: string, text: string) =>
    recordReply(world.ground, world.institutionId, { from, text });

  const rows = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await query.execute(tx);
      return found.rows;
    });

  async function aSentNotice(): Promise<AnnouncedVisit & { readonly phone: string }> {
    serial += 1;
    const phone = `1003${String(serial).padStart(7, '0')}`;
    const visit = await anAnnouncedVisit(world, { person: { phone } });
    await peers.send();
    return { ...visit, phone };
  }

  const stateOf = async ({ visitId }: AnnouncedVisit) => {
    const [row] = await rows(sql<{ state: string; reason: string | null }>`
      select state, cancel_reason as reason from visits where id = ${visitId} limit 1`);
    return row;
  };

  const may = ({ cardholderId, visitId }: AnnouncedVisit) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      mayVisit(tx, { institutionId: world.institutionId, cardholderId, visitId }),
    );

  it('takes a no, in figures or words, and nobody comes', async () => {
    for (const text of ['3', ' ３ ', '回复3', '谢绝', 'no']) {
      const visit = await aSentNotice();
      expect(await reply(visit.phone, text)).toBe('recorded');
      expect(await stateOf(visit)).toEqual({ state: 'cancelled', reason: 'declined' });
    }
  });

  it('takes a no when its notice is over as well', async () => {
    const visit = await aSentNotice();
    await reply(visit.phone, '3');
    expect(await reply(`+86${visit.phone}`, '3')).toBe('recorded');
    const declined = await rows(sql`select id from contacts
      where cardholder_id = ${visit.cardholderId} and outcome = 'declined-visits' limit 5`);
    expect(declined).toHaveLength(2);
  });

  it('takes a yes, which is no proof by itself', async () => {
    const visit = await aSentNotice();
    expect(await reply(visit.phone, '1')).toBe('recorded');
    expect(await may(visit)).toEqual({ may: 'no', because: 'not-proven' });
    expect((await messagesOf(world, visit)).map(({ state }) => state)).toContain('answered');
  });

  it('takes no yes from a number that he never confirmed: somebody asks him', async () => {
    const visit = await aSentNotice();
    await rows(sql`update contact_points set confirmed_on = null
      where id = ${visit.contactPointId}`);
    expect(await reply(visit.phone, '1')).toBe('recorded');
    expect(await noticeNow(world, visit)).toMatchObject({ answer: null });
    const tasks = await rows(sql`select kind from contact_tasks
      where cardholder_id = ${visit.cardholderId} and state = 'open' limit 5`);
    expect(tasks).toEqual([{ kind: 'answer-words' }]);
  });

  it('keeps any other words sealed, as a task', async () => {
    const visit = await aSentNotice();
    const words = '你好，我下个月发工资了再说 🙏';
    expect(await reply(visit.phone, words)).toBe('recorded');
    const tasks = await rows(sql`select kind from contact_tasks
      where cardholder_id = ${visit.cardholderId} and state = 'open' limit 5`);
    expect(tasks).toEqual([{ kind: 'answer-words' }]);
    const events = await rows(sql<{ codes: unknown }>`select codes from events
      where cardholder_id = ${visit.cardholderId} limit 100`);
    expect(JSON.stringify(events)).not.toContain('发工资');
  });

  it('rings back whoever wants another time', async () => {
    const visit = await aSentNotice();
    await reply(visit.phone, '2');
    const tasks = await rows(sql`select kind from contact_tasks
      where cardholder_id = ${visit.cardholderId} and state = 'open' limit 5`);
    expect(tasks).toEqual([{ kind: 'call-back' }]);
    expect(await stateOf(visit)).toMatchObject({ state: 'planned' });
  });

  it('listens to so many a day and no more, and to nobody it never wrote to', async () => {
    const visit = await aSentNotice();
    for (let count = 0; count < repliesADayMax; count += 1) {
      expect(await reply(visit.phone, `自动回复 ${count}`)).toBe('recorded');
    }
    expect(await reply(visit.phone, 'once more')).toBe('too-many');
    expect(await reply('19999999999', '3')).toBe('unknown');
    expect(await reply('', '3')).toBe('unknown');
  });
});
