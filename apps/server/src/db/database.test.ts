// SPDX-License-Identifier: Apache-2.0

import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { databaseWall } from './database-wall.query.ts';
import { migrate } from './migrate.ts';

describe.each(databases)('the database on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  it('gives a date as a day and a bigint as a safe integer', async () => {
    const rows = await world.db.forNobody(async (tx) => {
      const result = await sql<{ day: unknown; big: unknown; at: unknown }>`
        select date '2026-10-01' as day, 9007199254740991::bigint as big,
          timestamptz '2026-09-07 00:30:00+08' as at`.execute(tx);
      return result.rows;
    });
    expect(String(rows[0]?.day)).toBe('2026-10-01');
    expect(rows[0]?.big).toBe(9_007_199_254_740_991);
    expect(String(rows[0]?.at)).toBe('2026-09-06T16:30:00Z');
  });

  it('refuses a transaction inside a transaction instead of waiting for itself', async () => {
    const nested = world.db.forNobody(() => world.db.forNobody(async () => 1));
    await expect(nested).rejects.toThrow('no transaction opens inside another one');
  });

  it('shows one institution nothing of another, and takes no row for it', async () => {
    const beta = 'beta' as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const seen = await world.db.forInstitution(beta, async (tx) => {
      const result = await sql<{ n: number }>`select count(*) as n from staff`.execute(tx);
      return result.rows[0]?.n;
    });
    expect(seen).toBe(0);
    const foreign = world.db.forInstitution(beta, async (tx) => {
      await sql`insert into agencies (institution_id, id, name_zh, name_en)
        values ('alpha', '01990000-0000-7000-8000-000000000001', '甲', 'A')`.execute(tx);
    });
    await expect(foreign).rejects.toThrow('row-level security');
  });

  it('forces the wall on every table that names an institution, for a role that cannot go round', async () => {
    expect(await databaseWall(world.db)).toEqual({ tablesWithoutWall: 0, canBypass: false });
  });

  it('finds a table that was left without the wall', async () => {
    await world.db.asOwner(async (tx) => {
      await sql`create table left_open (institution_id text)`.execute(tx);
    });
    expect(await databaseWall(world.db)).toMatchObject({ tablesWithoutWall: 1 });
    await world.db.asOwner(async (tx) => {
      await sql`drop table left_open`.execute(tx);
    });
  });

  it('lets the application neither change nor delete what is append-only', async () => {
    for (const table of ['events', 'audit_entries', 'event_leaves', 'checkpoints', 'decisions']) {
      for (const statement of [
        `delete from ${table}`,
        `update ${table} set institution_id = 'x'`,
      ]) {
        const attempt = world.db.forInstitution(world.institutionId, async (tx) => {
          await sql.raw(statement).execute(tx);
        });
        await expect(attempt).rejects.toThrow('permission denied');
      }
    }
  });

  it('keeps sex, schooling, marital status and age out of the application’s reach', async () => {
    const read = world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`select sex from kept_apart_attributes limit 1`.execute(tx);
    });
    await expect(read).rejects.toThrow('permission denied');
  });

  it('logs in as a role that cannot go round the wall', async () => {
    const rows = await world.db.forNobody(async (tx) => {
      const result = await sql<{ name: string; is_super: boolean; bypasses: boolean }>`
        select current_user as name, rolsuper as is_super, rolbypassrls as bypasses
        from pg_roles where rolname = current_user limit 1`.execute(tx);
      return result.rows;
    });
    expect(rows).toEqual([{ name: 'fairvisit_app', is_super: false, bypasses: false }]);
  });

  it('does not touch a database that another version made', async () => {
    const pool = new pg.Pool(
      world.ownerAddress === null
        ? { ...createPgConfig(new PGlite()), max: 1 }
        : { connectionString: world.ownerAddress, max: 1 },
    );
    try {
      await migrate(pool);
      await pool.query(`update migration_checksums set checksum = 'x' where name like '0002%'`);
      await expect(migrate(pool)).rejects.toMatchObject({ code: 'OTHER_VERSION' });
    } finally {
      await pool.query('delete from migration_checksums');
      await pool.end();
    }
  });
});
