// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, type BuiltPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { findPeople, peopleFoundMax } from './find-people.query.ts';

describe.each(databases)('finding people on $name', (kind) => {
  let world: TestWorld;
  let wei: BuiltPerson;
  let rare: BuiltPerson;
  beforeAll(async () => {
    world = await openWorld(kind);
    wei = await aPerson(world, { name: '魏一鸣', phone: '13800001234' });
    rare = await aPerson(world, { name: '䶮㛃', phone: '+44 20 7946 0000' });
    await aPerson(world, { name: '魏一', phone: '13800005678' });
  });
  afterAll(async () => world.close());

  const find = (search: string) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      findPeople(tx, world.ground, { institutionId: world.institutionId, search }),
    );

  it('finds by the whole name, rare characters too, and by no part of it', async () => {
    expect(await find(' 魏一鸣 ')).toEqual([wei.cardholderId]);
    expect(await find('䶮㛃')).toEqual([rare.cardholderId]);
    for (const part of ['魏', '一鸣', '魏%', '']) expect(await find(part)).toEqual([]);
  });

  it('finds by the whole phone, however it is written', async () => {
    for (const written of [
      '13800001234',
      '138 0000 1234',
      '+86 138-0000-1234',
      '008613800001234',
    ]) {
      expect(await find(written)).toEqual([wei.cardholderId]);
    }
    expect(await find('1380000123')).toEqual([]);
  });

  it('finds by the last four digits, and by no other four', async () => {
    expect(await find('1234')).toContain(wei.cardholderId);
    expect(await find('0000')).not.toContain(wei.cardholderId);
  });

  it('gives no more people than its limit', async () => {
    await world.db.forInstitution(world.institutionId, async (tx) => {
      const { institutionId, ground } = world;
      const tail = ground.keyring.blindIndex(institutionId, 'phone-tail', '7777');
      await sql`insert into cardholders (institution_id, id, added_at)
        select ${institutionId}, gen_random_uuid(), '2026-01-01T00:00:00Z'
        from generate_series(1, 250)`.execute(tx);
      await sql`insert into contact_points
          (institution_id, cardholder_id, id, kind, value_sealed, value_masked, value_index,
           tail_index, source)
        select ${institutionId}, id, gen_random_uuid(), 'phone', decode('00', 'hex'), '***',
          decode(replace(id::text, '-', ''), 'hex'), ${tail}, 'contract'
        from cardholders where institution_id = ${institutionId}`.execute(tx);
    });
    expect(await find('7777')).toHaveLength(peopleFoundMax);
  });
});
