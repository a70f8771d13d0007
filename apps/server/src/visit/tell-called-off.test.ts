// SPDX-License-Identifier: Apache-2.0
// Nobody waits at home for officers who do not come, whichever version of a notice he knows of.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnnouncedVisit,
  anAnnouncedVisit,
  anAnswer,
  aQuietHouse,
  asHolder,
  messagesOf,
  noticeNow,
  openNoticeWorld,
  somePeers,
} from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { offerSlots } from '../day-plan/offer-slots.query.ts';
import { announceVisits } from '../notice/announce-visits.action.ts';
import { callOffVisits } from './call-off-visits.action.ts';

describe.each(databases)('a visit that is called off on $name', (kind) => {
  let world: TestWorld;
  let peers: ReturnType<typeof somePeers>;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => {
    await aQuietHouse(world);
    peers = somePeers(world);
  });

  const callOff = ({ cardholderId }: AnnouncedVisit) =>
    asHolder({ world, cardholderId }, (tx, writing) =>
      callOffVisits(tx, writing, { cardholderId, reason: 'paid' }),
    );
  const windowNow = async ({ visitId }: AnnouncedVisit) => {
    const [row] = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ at: string }>`
        select to_char(planned_from at time zone 'Asia/Shanghai', 'FMMM月FMDD日 HH24:MI') as at
        from visits where id = ${visitId} limit 1`.execute(tx);
      return found.rows;
    });
    assert(row, 'the visit is there');
    const [day = '', hour = ''] = row.at.split(' ');
    return { day, hour };
  };
  async function toldOff(visit: AnnouncedVisit): Promise<string> {
    const off = (await messagesOf(world, visit)).filter(
      (message) => message.kind === 'visit-called-off',
    );
    expect(off).toMatchObject([{ channel: 'sms', state: 'queued' }]);
    await peers.send();
    return peers.taken.at(-1)?.text ?? '';
  }
  const anHourLater = async (visit: AnnouncedVisit) => {
    await asHolder({ world, cardholderId: visit.cardholderId }, async (tx, writing) => {
      await sql`update visits set planned_from = planned_from + interval '1 hour',
        planned_until = planned_until + interval '1 hour' where id = ${visit.visitId}`.execute(tx);
      await announceVisits(tx, writing, [{ ...visit, because: 'replanned' }]);
    });
  };

  it('is told to who chose its hour in his portal, where no message stands for it', async () => {
    const visit = await anAnnouncedVisit(world);
    await peers.send();
    const { institutionId, ground } = world;
    const [slot] = await world.db.forInstitution(institutionId, (tx) =>
      offerSlots(tx, { ground, institutionId, ...visit }),
    );
    assert(slot, 'another time is offered');
    const moved = await anAnswer(world, visit, { answer: { kind: 'moved', from: slot.from } });
    expect(moved).toMatchObject({ ok: true });
    const { day, hour } = await windowNow(visit);
    await callOff(visit);
    const text = await toldOff(visit);
    expect(text).toContain(day);
    expect(text).toContain(hour);
  });

  it('is told by the hour he knows of, when the newer one never left the house', async () => {
    const visit = await anAnnouncedVisit(world);
    await peers.send();
    const { hour } = await windowNow(visit);
    await anHourLater(visit);
    expect(await noticeNow(world, visit)).toMatchObject({ version: 2 });
    await callOff(visit);
    expect(await toldOff(visit)).toContain(hour);
  });

  it('is told to nobody whom no version of its notice reached', async () => {
    const visit = await anAnnouncedVisit(world);
    await anHourLater(visit);
    await callOff(visit);
    expect((await messagesOf(world, visit)).map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
    ]);
  });
});
