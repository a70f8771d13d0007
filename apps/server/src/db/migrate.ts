// SPDX-License-Identifier: Apache-2.0
// Runs the numbered SQL files in order, once each, and refuses when a landed file was edited.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { assert } from '@fairvisit/domain/assert.ts';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import type pg from 'pg';
import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import { queues } from '../jobs/queues.ts';

const folder = new URL('../../migrations/', import.meta.url);
/** The error code of a database that another version of Fairvisit made. */
const otherVersionCode = 'OTHER_VERSION';
export const jobSchema = 'fairvisit_jobs';

/** Brings the database up to the newest schema. The login owns the tables. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const files = migrationFiles();
  await refuseOtherVersion(kysely, files);
  const migrator = new Migrator({ db: kysely, provider: providerOf(files) });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  await rememberChecksums(kysely, files);
  if ((results ?? []).length > 0) await createJobTables(kysely);
  await createQueues(kysely);
}

export interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** The files in order; numbered from 0001 without a gap. */
export function migrationFiles(): MigrationFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  assert(names.length > 0, 'there is at least one migration');
  return names.map((name, index) => {
    assert(name.startsWith(String(index + 1).padStart(4, '0')), `migration ${name} is in order`);
    const text = readFileSync(new URL(name, folder), 'utf8');
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
  });
}

function providerOf(files: readonly MigrationFile[]): MigrationProvider {
  return {
    async getMigrations() {
      const migrations: Record<string, Migration> = {};
      for (const file of files) {
        migrations[file.name] = {
          async up(db) {
            await sql.raw(file.text).execute(db);
          },
        };
      }
      return migrations;
    },
  };
}

/** Before anything is changed: a file that landed is edited or gone, so the database is not ours. */
async function refuseOtherVersion(
  kysely: Kysely<unknown>,
  files: readonly MigrationFile[],
): Promise<void> {
  await sql`create table if not exists migration_checksums (
    name text primary key, checksum text not null)`.execute(kysely);
  const landed = await sql<{ name: string; checksum: string }>`
    select name, checksum from migration_checksums order by name limit 10000`.execute(kysely);
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  const other = landed.rows.find((row) => known.get(row.name) !== row.checksum);
  if (other === undefined) return;
  const fault = new Error(`migration ${other.name} is not the one that made this database`);
  throw Object.assign(fault, { code: otherVersionCode });
}

async function rememberChecksums(
  kysely: Kysely<unknown>,
  files: readonly MigrationFile[],
): Promise<void> {
  for (const file of files) {
    await sql`insert into migration_checksums (name, checksum)
      values (${file.name}, ${file.checksum}) on conflict (name) do nothing`.execute(kysely);
  }
}

/** The owner makes the queue's tables; the application's role only uses them. */
async function createJobTables(kysely: Kysely<unknown>): Promise<void> {
  const there = await sql<{ present: boolean }>`
    select to_regclass(${`${jobSchema}.version`}) is not null as present`.execute(kysely);
  await sql
    .raw(
      there.rows[0]?.present
        ? getMigrationPlans(jobSchema)
        : getConstructionPlans(jobSchema, { createSchema: true }),
    )
    .execute(kysely);
  await sql
    .raw(
      `grant usage on schema ${jobSchema} to fairvisit_app;
       grant select, insert, update, delete on all tables in schema ${jobSchema} to fairvisit_app;
       grant execute on all functions in schema ${jobSchema} to fairvisit_app;`,
    )
    .execute(kysely);
}

/** A queue that is there already keeps its limits. */
async function createQueues(kysely: Kysely<unknown>): Promise<void> {
  for (const [name, { queuedMax, ...limits }] of Object.entries(queues)) {
    const options = JSON.stringify({ ...limits, warningQueueSize: queuedMax });
    await sql`select ${sql.id(jobSchema)}.create_queue(${name}, ${options}::jsonb)`.execute(kysely);
  }
}
