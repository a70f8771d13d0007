// SPDX-License-Identifier: Apache-2.0
// Opens the database named by an address: a folder is the embedded one, postgres:// the server.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import pg from 'pg';
import { type Database, databaseOver } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { columnTypes } from './types.ts';

const poolSizeMax = 10;

export interface OpenOptions {
  /** A folder, or a postgres:// address of the application's login. */
  readonly address: string;
  /** A postgres:// address that owns the tables; by default the same as `address`. */
  readonly ownerAddress?: string;
}

/** Opens and migrates. Refuses `database.in-use` when another process has the folder. */
export async function openDatabase(
  options: OpenOptions,
): Promise<Result<Database, { code: 'database.in-use'; detail: { heldBy: number } }>> {
  if (isPostgresAddress(options.address)) return ok(await openPostgres(options));
  return openEmbedded(options.address);
}

export function isPostgresAddress(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address);
}

async function openEmbedded(
  folder: string,
): Promise<Result<Database, { code: 'database.in-use'; detail: { heldBy: number } }>> {
  mkdirSync(folder, { recursive: true });
  const lock = lockFolder(folder);
  if ('heldBy' in lock) {
    return refuse({ code: 'database.in-use', detail: { heldBy: lock.heldBy } });
  }
  try {
    const isNew = !existsSync(join(folder, 'pgdata', 'PG_VERSION'));
    const lite = new PGlite({ dataDir: join(folder, 'pgdata'), relaxedDurability: false });
    const release = async () => lock.release();
    return ok(await embeddedOver(lite, { closeMore: release, isNew }));
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

/** The interface over a PGlite that the caller made (tests load one from a template). */
export async function embeddedOver(
  lite: PGlite,
  options: { readonly closeMore?: () => Promise<void>; readonly isNew?: boolean } = {},
): Promise<Database> {
  await lite.waitReady;
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1, types: columnTypes });
  try {
    await migrate(pool);
  } catch (cause) {
    // Left open, it would keep the process alive after it has said why it cannot begin.
    await pool.end();
    await lite.close();
    throw cause;
  }
  return databaseOver({
    kind: 'embedded',
    pool,
    takesRole: true,
    ownerPool: () => pool,
    closeMore: async () => {
      await lite.close();
      await options.closeMore?.();
    },
  });
}

async function openPostgres(options: OpenOptions): Promise<Database> {
  const ownerPool = () =>
    new pg.Pool({
      connectionString: options.ownerAddress ?? options.address,
      max: 1,
      types: columnTypes,
    });
  const owner = ownerPool();
  try {
    await migrate(owner);
  } finally {
    await owner.end();
  }
  const pool = new pg.Pool({
    connectionString: options.address,
    max: poolSizeMax,
    types: columnTypes,
    options: '-c timezone=UTC',
  });
  const login = await pool.query<{ login: string }>('select current_user as login');
  return databaseOver({
    kind: 'postgres',
    pool,
    takesRole: login.rows[0]?.login !== 'fairvisit_app',
    ownerPool,
  });
}
