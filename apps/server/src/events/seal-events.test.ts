// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someEvents } from '../../test-support/builders/event.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import { appendEvent } from './append-event.ts';
import { checkpointBytes, checkpointHolds } from './checkpoint.ts';
import { sealEvents } from './seal-events.action.ts';
import { verifyEvents } from './verify-events.ts';

describe.each(databases)('the sealer on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const verify = () => verifyEvents(world.ground, world.institutionId);

  it('numbers every event once, over several batches, and signs the root', async () => {
    await someEvents(world.ground, world.institutionId, 25);
    const sealed = await sealEvents(world.ground, world.institutionId, 10);
    expect(sealed).toEqual({ sealed: 25, treeSize: 25 });
    expect(await sealEvents(world.ground, world.institutionId)).toEqual({
      sealed: 0,
      treeSize: 25,
    });
    expect(await verify()).toMatchObject({ events: 25, treeSize: 25, unsealed: 0, broken: [] });
  });

  it('finds an event that was committed after later ones were sealed', async () => {
    const actor = { kind: 'system', institutionId: world.institutionId } as const;
    world.setWall('2026-11-24T00:00:00Z');
    const late = await world.db.forInstitution(world.institutionId, async (tx) => {
      const time = await businessTime(tx, world.ground, world.institutionId);
      const writing = { ground: world.ground, actor, time };
      return appendEvent(tx, writing, { kind: 'test.late', cardholderId: null });
    });
    world.setWall('2026-11-25T01:00:00Z');
    const { sealed, treeSize } = await sealEvents(world.ground, world.institutionId);
    expect(sealed).toBe(1);
    const place = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ leaf_index: number }>`
        select leaf_index from event_leaves
        where institution_id = ${world.institutionId} and event_id = ${late}`.execute(tx);
      return found.rows[0]?.leaf_index;
    });
    expect(place).toBe(treeSize - 1);
  });

  it('seals nothing twice when several sealers run at once', async () => {
    const before = (await verify()).treeSize;
    await someEvents(world.ground, world.institutionId, 40);
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => sealEvents(world.ground, world.institutionId, 7)),
    );
    expect(runs.reduce((sum, run) => sum + run.sealed, 0)).toBe(40);
    expect(await verify()).toMatchObject({ treeSize: before + 40, unsealed: 0, broken: [] });
  });

  it('signs checkpoints that the public key alone can check', async () => {
    const signer = world.ground.keyring.signer(world.institutionId);
    const claim = {
      institutionId: 'alpha',
      treeSize: 3,
      root: Buffer.alloc(32, 7),
      signedAt: '2026-11-25T01:00:00Z',
      keyId: signer.keyId,
    };
    const signature = signer.sign(checkpointBytes(claim));
    expect(signature).toHaveLength(64);
    expect(checkpointHolds(claim, signature, signer.publicKey)).toBe(true);
    expect(checkpointHolds({ ...claim, treeSize: 4 }, signature, signer.publicKey)).toBe(false);
  });

  const tamperings: readonly [string, string][] = [
    ['a kind', `update events set kind = 'test.other' where id = $1`],
    ['a code', `update events set codes = '{"number": 99}' where id = $1`],
    ['a time', `update events set happened_at = happened_at + interval '1 ms' where id = $1`],
    [
      'the hash of its words',
      `update events set content_hash = decode(repeat('00', 32), 'hex') where id = $1`,
    ],
    [
      'a leaf',
      `update event_leaves set leaf_hash = decode(repeat('00', 32), 'hex') where event_id = $1`,
    ],
  ];

  it.each(tamperings)('finds that %s was changed in the database', async (_what, statement) => {
    const id = await firstEvent();
    const undo = await tamper(statement, id);
    const { broken } = await verify();
    await undo();
    expect(broken).toContainEqual({ part: 'event', at: id });
    expect((await verify()).broken).toEqual([]);
  });

  it('finds that the newest events were cut off', async () => {
    const undo = await tamper(
      `delete from event_leaves where leaf_index >= (select max(leaf_index) - 2 from event_leaves)
         and $1::uuid is not null`,
      await firstEvent(),
    );
    const { broken } = await verify();
    await undo();
    expect(broken.some(({ part }) => part === 'truncated')).toBe(true);
  });

  async function firstEvent(): Promise<string> {
    return world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ event_id: string }>`
        select event_id from event_leaves
        where institution_id = ${world.institutionId} and leaf_index = 4`.execute(tx);
      return found.rows[0]?.event_id ?? '';
    });
  }

  /** Does as the owner what the application may not, and gives the way back. */
  async function tamper(statement: string, id: string): Promise<() => Promise<void>> {
    await world.db.asOwner(async (tx) => {
      await sql.raw('create table kept_events as table events').execute(tx);
      await sql.raw('create table kept_leaves as table event_leaves').execute(tx);
      await sql.raw(statement.replaceAll('$1', `'${id}'`)).execute(tx);
    });
    return () =>
      world.db.asOwner(async (tx) => {
        await sql.raw('delete from event_leaves').execute(tx);
        await sql
          .raw(
            `update events set kind = kept.kind, codes = kept.codes,
               happened_at = kept.happened_at, content_hash = kept.content_hash
             from kept_events as kept where kept.id = events.id`,
          )
          .execute(tx);
        await sql
          .raw(
            `insert into event_leaves (institution_id, leaf_index, event_id, leaf_hash)
             select institution_id, leaf_index, event_id, leaf_hash from kept_leaves`,
          )
          .execute(tx);
        await sql.raw('drop table kept_events, kept_leaves').execute(tx);
      });
  }
});
