// SPDX-License-Identifier: Apache-2.0
// A fresh, migrated database per test file, on each kind that is present: the embedded one always,
// PostgreSQL where the test run started a cluster. Made once as a template, then copied.

import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { assert } from '@fairvisit/domain/assert.ts';
import pg from 'pg';
import type { Database } from '../src/db/database.ts';
import { migrationFiles } from '../src/db/migrate.ts';
import { embeddedOver, openDatabase } from '../src/db/open-database.ts';

export interface TestDatabase {
  readonly db: Database;
  /** The address of the owner's login (PostgreSQL only), for tests of the wall itself. */
  readonly ownerAddress: string | null;
  readonly close: () => Promise<void>;
}

export interface DatabaseKind {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly open: () => Promise<TestDatabase>;
}

const clusterAddress = process.env.FAIRVISIT_TEST_POSTGRES;

/** `describe.each(databases)('… on $name', ({ open }) => …)`. */
export const databases: readonly DatabaseKind[] = [
  { name: 'PGlite', open: openEmbeddedCopy },
  ...(clusterAddress ? [{ name: 'PostgreSQL', open: openPostgresCopy } as const] : []),
];

const schemaHash = createHash('sha256')
  .update(
    migrationFiles()
      .map((file) => file.checksum)
      .join(),
  )
  .digest('hex')
  .slice(0, 16);

async function openEmbeddedCopy(): Promise<TestDatabase> {
  const folder = join(tmpdir(), 'fairvisit-test-templates');
  const path = join(folder, `${schemaHash}.tar`);
  if (!existsSync(path)) await writeTemplate(folder, path);
  const lite = new PGlite({ loadDataDir: new Blob([readFileSync(path)]) });
  const db = await embeddedOver(lite);
  return { db, ownerAddress: null, close: () => db.close() };
}

async function writeTemplate(folder: string, path: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const lite = new PGlite();
  const db = await embeddedOver(lite);
  const dump = await lite.dumpDataDir('none');
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
  renameSync(unfinished, path);
  await db.close();
}

/** A migrated database of the test cluster: its owner's address, and how to drop it. */
export async function createClusterDatabase(): Promise<{
  readonly ownerAddress: string;
  readonly drop: () => Promise<void>;
}> {
  assert(clusterAddress, 'the test cluster has an address');
  const name = `fairvisit_test_${randomBytes(6).toString('hex')}`;
  await copyTemplate(name);
  return {
    ownerAddress: addressOf(name),
    drop: async () => {
      await administrate(waitForLeave(name));
      await administrate(`drop database ${name}`);
    },
  };
}

/** Migrated once for a schema, then copied: whoever comes first makes it, the others wait. */
async function copyTemplate(name: string): Promise<void> {
  const template = `fairvisit_template_${schemaHash}`;
  const client = new pg.Client({ connectionString: clusterAddress });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('${template}'))`);
    const known = await client.query('select from pg_database where datname = $1', [template]);
    if (known.rowCount === 0) await makeTemplate(client, template);
    await client.query(`create database ${name} template ${template}`);
  } finally {
    // The lock goes with the session.
    await client.end();
  }
}

/** Under another name until it is whole, since a run may be stopped in its middle. */
async function makeTemplate(client: pg.Client, template: string): Promise<void> {
  const unfinished = `${template}_${randomBytes(4).toString('hex')}`;
  await client.query(`create database ${unfinished}`);
  // Migrates as the owner; only then does the application's role exist to log in with.
  const first = await openDatabase({ address: addressOf(unfinished) });
  assert(first.ok, 'the template opens');
  await first.value.close();
  await client.query(waitForLeave(unfinished));
  await client.query(`alter database ${unfinished} rename to ${template}`);
}

function addressOf(name: string): string {
  assert(clusterAddress, 'the test cluster has an address');
  const address = new URL(clusterAddress);
  address.pathname = `/${name}`;
  return address.href;
}

async function openPostgresCopy(): Promise<TestDatabase> {
  const { ownerAddress, drop } = await createClusterDatabase();
  await administrate(`alter role fairvisit_app login`);
  const login = new URL(ownerAddress);
  login.username = 'fairvisit_app';
  const opened = await openDatabase({ address: login.href, ownerAddress });
  assert(opened.ok, 'the test database opens with the application login');
  const db = opened.value;
  return {
    db,
    ownerAddress,
    close: async () => {
      await db.close();
      await drop();
    },
  };
}

/** A closed pool's backends end a moment later than its promise says, and hold the database. */
function waitForLeave(name: string): string {
  return `do $$ begin
    for attempt in 1..200 loop
      perform pg_stat_clear_snapshot();
      exit when not exists (select from pg_stat_activity where datname = '${name}');
      perform pg_sleep(0.02);
    end loop;
  end $$`;
}

async function administrate(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterAddress });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
