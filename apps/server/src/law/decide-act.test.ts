// SPDX-License-Identifier: Apache-2.0
import { assert } from '@fairvisit/domain/assert.ts';
import { addressToVisit } from '@fairvisit/domain/visit/visitable-address.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { caseAddresses } from '../case/case-reach.query.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { decideAndStoreAll } from './decide-act.action.ts';
import { institutionPack } from './institution-pack.query.ts';
import { minuteOf } from './law-time.ts';
import { loadFacts } from './load-facts.query.ts';
import { replayDecision } from './replay-decision.query.ts';
import { visitAct } from './visit-act.ts';

describe.each(databases)('stored decisions on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  /** The same visit asked about at several hours from now. */
  async function decideAt(hours: readonly number[]) {
    const { cardholderId } = await anUnreachableCase(world);
    const { institutionId } = world;
    return world.db.forInstitution(institutionId, async (tx) => {
      const time = await businessTime(tx, world.ground, institutionId);
      const loaded = await loadFacts(tx, { institutionId, cardholderIds: [cardholderId], time });
      const facts = loaded.get(cardholderId);
      assert(facts, 'the person has facts');
      const address = addressToVisit(await caseAddresses(tx, { institutionId, cardholderId }));
      const now = minuteOf(time.now);
      const acts = hours.map((hour) => ({
        cardholderId,
        facts,
        actName: 'visit',
        act: visitAct({
          stage: 'planning',
          address,
          start: now + hour * 60,
          minutes: 40,
          decidedAt: now,
        }),
      }));
      const writing = { ground: world.ground, actor: world.staff.supervisor, time };
      const pack = await institutionPack(tx, institutionId);
      const stored = await decideAndStoreAll(tx, writing, { pack, acts });
      return { cardholderId, stored, pack };
    });
  }

  it('gives the same bytes when it is run again, lawful or not', async () => {
    // Monday 09:00: today is too soon, Thursday 09:00 will do, Friday 02:00 is night.
    const { cardholderId, stored, pack } = await decideAt([0, 72, 89]);
    expect(stored.map(({ decision }) => decision.verdict)).toEqual(['require', 'allow', 'block']);
    for (const { decisionId } of stored) {
      const replay = await world.db.forInstitution(world.institutionId, (tx) =>
        replayDecision(tx, {
          institutionId: world.institutionId,
          cardholderId,
          decisionId,
          pack,
        }),
      );
      assert(replay, 'the decision was stored');
      expect(replay.again).toBe(replay.stored);
      expect(replay).toMatchObject({ isSamePack: true, isSameCode: true });
    }
  });

  it('keeps equal facts once', async () => {
    const factsKept = (tx: Tx) =>
      sql<{ kept: number }>`select count(*) as kept from decision_facts limit 1`.execute(tx);
    const before = await world.db.forInstitution(world.institutionId, factsKept);
    await decideAt([72, 73, 74, 75]);
    const after = await world.db.forInstitution(world.institutionId, factsKept);
    expect(Number(after.rows[0]?.kept) - Number(before.rows[0]?.kept)).toBe(1);
  });

  it('tells why in the form of the contract', async () => {
    const { stored } = await decideAt([0]);
    const wire = stored[0]?.wire;
    expect(wire).toMatchObject({
      act: 'visit',
      at: '2026-09-07T09:00:00+08:00',
      nextLawfulAt: '2026-09-10T09:00:00+08:00',
      never: null,
    });
    expect(wire?.hits[0]).toMatchObject({ rule: 'CN-VIS-06', outcome: 'require' });
    expect(wire?.records).toContain('send-notice');
  });

  it('follows the institution’s own figures and builds its pack once', async () => {
    const packOf = (policies: unknown) =>
      world.db.forInstitution(world.institutionId, async (tx) => {
        await sql`update institution_settings
          set policies = ${JSON.stringify(policies)}::jsonb`.execute(tx);
        return institutionPack(tx, world.institutionId);
      });
    const stricter = { policy: [{ from: '2026-09-01', values: { noticeDaysMin: 5 } }] };
    const shipped = await packOf({});
    const own = await packOf(stricter);
    expect(own.packHash.equals(shipped.packHash)).toBe(false);
    expect(own.codeHash.equals(shipped.codeHash)).toBe(true);
    expect(await packOf(stricter)).toBe(own);
    const { stored } = await decideAt([0]);
    expect(stored[0]?.decision.nextLawfulAt).toBe('2026-09-12T09:00:00+08:00');
    await expect(
      packOf({ policy: [{ from: '2026-09-01', values: { noticeDay: 5 } }] }),
    ).rejects.toThrow('policies of an institution fit');
  });
});
