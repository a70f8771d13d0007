// SPDX-License-Identifier: Apache-2.0
// What a no to visits stops, for how long, and what stays open.
import { assert } from '@fairvisit/domain/assert.ts';
import { decide } from '@fairvisit/law/decide.ts';
import { day as lawDay } from '@fairvisit/law/time/calendar-day.ts';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToldVisit, type ToldVisit } from '../../test-support/builders/link.ts';
import { anAnswer, standAt } from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import { contactAct } from '../law/call-act.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { minuteOf } from '../law/law-time.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { visitAct } from '../law/visit-act.ts';

describe.each(databases)('a no to visits on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  /** The rules that stop a visit and a call at ten in the morning of the day. */
  async function stoppedOn({ cardholderId, contactPointId, addressId }: ToldVisit, day: string) {
    await standAt(world, `${day}T09:00:00+08:00`);
    const { ground, institutionId } = world;
    return world.db.forInstitution(institutionId, async (tx) => {
      const time = await businessTime(tx, ground, institutionId);
      const { pack } = await institutionPack(tx, institutionId);
      const loaded = await loadFacts(tx, { institutionId, cardholderIds: [cardholderId], time });
      const facts = loaded.get(cardholderId);
      assert(facts, 'the person is in the database');
      const at = minuteOf(Temporal.Instant.from(`${day}T10:00:00+08:00`));
      const home = {
        id: addressId,
        kind: 'residence',
        source: 'contract',
        communityCode: '330106002001',
        livesHereConfirmedOn: null,
      } as const;
      const visit = visitAct({ stage: 'planning', address: home, start: at, minutes: 40 });
      const point = { id: contactPointId, source: 'contract', isFrozen: false };
      const call = contactAct({ channel: 'call', point, communityCode: '330106002001', at });
      const caller = {
        kind: 'own_staff',
        usesOfficialNumber: true,
        trainingValidTo: lawDay('2027-06-30'),
      } as const;
      const told = { ...facts, actor: caller };
      const rules = (act: typeof visit) => decide(act, told, pack).hits.map(({ rule }) => rule);
      return { visit: rules(visit), call: rules(call) };
    });
  }

  it('keeps officers away for 180 days, and lets calls go on', async () => {
    const visit = await aToldVisit(world);
    expect((await stoppedOn(visit, '2026-09-08')).visit).not.toContain('CN-VIS-09');
    await standAt(world, '2026-09-07T09:00:00+08:00');
    expect(await anAnswer(world, visit, { answer: { kind: 'declined' } })).toMatchObject({
      ok: true,
    });
    for (const day of ['2026-09-08', '2027-03-06']) {
      const stopped = await stoppedOn(visit, day);
      expect(stopped.visit, day).toContain('CN-VIS-09');
      expect(stopped.call, day).not.toContain('CN-VIS-09');
    }
    expect((await stoppedOn(visit, '2026-09-08')).call).toEqual([]);
    expect((await stoppedOn(visit, '2027-03-07')).visit).not.toContain('CN-VIS-09');
  });
});
