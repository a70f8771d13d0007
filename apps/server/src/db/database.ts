// SPDX-License-Identifier: Apache-2.0
// One interface over both databases. There is no way to run SQL outside a transaction, and inside
// one only its handle works: on the embedded database the outer pool would wait for itself for ever.
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type pg from 'pg';

/** The handle of a running transaction: `` sql`…`.execute(tx) ``. */
export type Tx = Transaction<unknown>;

export interface Database {
  readonly kind: 'embedded' | 'postgres';
  /** Runs in one transaction that sees and writes this institution's rows only. */
  readonly forInstitution: <T>(id: InstitutionId, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Runs where no institution is known yet: sees the institutions table and nothing else. */
  readonly forNobody: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Runs as a reader of what the application may not read (fairness tests, audits). */
  readonly forAuditor: <T>(id: InstitutionId, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Runs as the owner of the tables: adding an institution, and nothing a request leads to. */
  readonly asOwner: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * Counts the tables anew after bulk work. The embedded database does not do it by itself and a
   * server only a minute later; without it a join of 30,000 rows takes the wrong way and a minute.
   */
  readonly refreshStatistics: () => Promise<void>;
  /** Plain statements for the job queue's own tables; never for ours. */
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  readonly close: () => Promise<void>;
}

export interface DatabaseParts {
  readonly kind: Database['kind'];
  readonly pool: pg.Pool;
  /** Set where the login is not the application's role itself, so that each transaction takes it. */
  readonly takesRole: boolean;
  readonly closeMore?: () => Promise<void>;
  /** The pool of the owner's login, opened when asked for; on the embedded database the same pool. */
  readonly ownerPool: () => pg.Pool;
}

const running = new AsyncLocalStorage<true>();

/** The database over a pool whose login is the application's role, or may take it. */
export function databaseOver(parts: DatabaseParts): Database {
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: parts.pool }) });
  const run = <T>(id: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    assert(running.getStore() === undefined, 'no transaction opens inside another one');
    return running.run(true, () =>
      kysely.transaction().execute(async (tx) => {
        if (parts.takesRole) await takeRole(tx, 'fairvisit_app');
        await showInstitution(tx, id);
        return work(tx);
      }),
    );
  };
  const asOwner = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    assert(running.getStore() === undefined, 'no transaction opens inside another one');
    const pool = parts.ownerPool();
    const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    try {
      return await running.run(true, () => owner.transaction().execute(work));
    } finally {
      if (pool !== parts.pool) await owner.destroy();
    }
  };
  return {
    kind: parts.kind,
    forInstitution: run,
    forNobody: (work) => run('', work),
    // The application's login may not become the auditor: that is the wall.
    forAuditor: (id, work) =>
      asOwner(async (tx) => {
        await takeRole(tx, 'fairvisit_auditor');
        await showInstitution(tx, id);
        return work(tx);
      }),
    asOwner,
    refreshStatistics: async () => {
      if (parts.kind === 'embedded') await analyzeEach(parts.pool);
      else await parts.pool.query('select fairvisit_private.refresh_statistics()');
    },
    executeSql: async (text, values) => {
      assert(running.getStore() === undefined, 'no outer statement runs inside a transaction');
      const result = await parts.pool.query(text, values);
      // Several statements in one text give several results; the queue reads the rows of all.
      const results: readonly pg.QueryResult<pg.QueryResultRow>[] = Array.isArray(result)
        ? result
        : [result];
      return { rows: results.flatMap((each) => each.rows) };
    },
    close: async () => {
      await kysely.destroy();
      // Kysely ends only a pool that it has used.
      if (!parts.pool.ending) await parts.pool.end();
      await parts.closeMore?.();
    },
  };
}

async function takeRole(tx: Tx, role: 'fairvisit_app' | 'fairvisit_auditor'): Promise<void> {
  await sql`select set_config('role', ${role}, true)`.execute(tx);
}

async function showInstitution(tx: Tx, id: string): Promise<void> {
  await sql`select set_config('fairvisit.institution_id', ${id}, true)`.execute(tx);
}

/** One table a statement: everybody else waits for each of them. */
async function analyzeEach(pool: pg.Pool): Promise<void> {
  const tables = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'public' order by tablename limit 1000`,
  );
  for (const { name } of tables.rows) {
    await pool.query(`analyze ${name}`);
    await yieldToOthers();
  }
}
