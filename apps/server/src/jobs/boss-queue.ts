// SPDX-License-Identifier: Apache-2.0
// The job queue in the database itself: a job is a row of the transaction that asks for it, and N
// server processes share the work without a queue beside Postgres.
import { assert } from '@fairvisit/domain/assert.ts';
import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Database, Tx } from '../db/database.ts';
import { jobSchema } from '../db/migrate.ts';
import type { Log } from '../ground.ts';
import { describeBug } from '../http/describe-bug.ts';
import type { JobBodies, JobName, JobQueue } from './job-queue.ts';
import { queuedJobs } from './queued-jobs.query.ts';
import { keyOfJob, queues } from './queues.ts';

export type JobWorkers = {
  readonly [Name in JobName]?: (body: JobBodies[Name]) => Promise<void>;
};

export interface BossQueue extends JobQueue {
  /** Begins to work off the queues. Without it this process only enqueues. */
  readonly work: (workers: JobWorkers) => Promise<void>;
  /** Ends polling after the jobs at hand. */
  readonly stop: () => Promise<void>;
}

const pollSeconds = 0.5;
const stopMillisecondsMax = 20_000;

export async function openBossQueue(db: Database, log: Log): Promise<BossQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => db.executeSql(text, values) },
    schema: jobSchema,
    migrate: false,
    createSchema: false,
    schedule: false,
    registerInstance: false,
    // Both need to own the tables, and the application owns nothing.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (cause) => log.write('jobs.bug', describeBug(cause)));
  await boss.start();
  return {
    enqueue: async (tx, name, body) => {
      const queued = await queuedJobs(tx, name);
      assert(queued < queues[name].queuedMax, `the queue ${name} has room`);
      const fields: Readonly<Record<string, string>> = { ...body };
      const singletonKey = fields[keyOfJob[name]];
      assert(singletonKey !== undefined, 'a job names what it is about');
      await boss.send(name, { ...body }, { singletonKey, db: { executeSql: within(tx) } });
    },
    work: async (workers) => {
      await workOn('portfolio.import', workers);
      await workOn('events.seal', workers);
      await workOn('business.tick', workers);
      await workOn('messages.send', workers);
    },
    stop: () => boss.stop({ graceful: true, close: false, timeout: stopMillisecondsMax }),
  };

  async function workOn<Name extends JobName>(name: Name, workers: JobWorkers): Promise<void> {
    const worker = workers[name];
    if (!worker) return;
    const choices = { pollingIntervalSeconds: pollSeconds, batchSize: 1 };
    await boss.work<JobBodies[Name]>(name, choices, async ([job]) => {
      if (!job) return;
      try {
        await worker(job.data);
      } catch (cause) {
        log.write('jobs.failed', { job: name, ...describeBug(cause) });
        // The queue keeps what a failed job threw; only our own words may stand there.
        throw new Error(`job ${name} failed`);
      }
    });
  }
}

/** The transaction's own connection: the pool would wait for itself on the embedded database. */
function within(tx: Tx): (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> {
  return async (text, values = []) => {
    const { rows } = await tx.executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows };
  };
}
