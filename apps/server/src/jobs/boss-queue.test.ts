// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import type { Log } from '../ground.ts';
import { type BossQueue, type JobWorkers, openBossQueue } from './boss-queue.ts';
import { queuedJobs } from './queued-jobs.query.ts';

describe.each(databases)('the job queue on $name', (kind) => {
  let world: TestWorld;
  let queue: BossQueue;
  const sharing: BossQueue[] = [];
  const lines: string[] = [];
  beforeAll(async () => {
    world = await openWorld(kind);
    const log: Log = {
      write: (event, values) => lines.push(JSON.stringify({ event, ...values })),
    };
    queue = await openBossQueue(world.db, log);
    for (let each = 0; each < 8; each += 1) sharing.push(await openBossQueue(world.db, log));
  });
  afterAll(async () => {
    await Promise.all([queue, ...sharing].map((each) => each.stop()));
    await world.close();
  });

  const within = <T>(work: Parameters<typeof world.db.forInstitution<T>>[1]) =>
    world.db.forInstitution(world.institutionId, work);
  const importJob = (importId: string) => ({ institutionId: world.institutionId, importId });

  it('keeps the job of each commit and of no rollback, and shares the work without doing any twice', async () => {
    const done: string[] = [];
    for (let count = 0; count < 40; count += 1) {
      await within((tx) => queue.enqueue(tx, 'portfolio.import', importJob(`kept-${count}`)));
    }
    for (let count = 0; count < 10; count += 1) {
      const rolledBack = within(async (tx) => {
        await queue.enqueue(tx, 'portfolio.import', importJob(`lost-${count}`));
        throw new Error('rolled back');
      });
      await expect(rolledBack).rejects.toThrow('rolled back');
    }
    expect(await within((tx) => queuedJobs(tx, 'portfolio.import'))).toBe(40);
    let failures = 1;
    const workers: JobWorkers = {
      'portfolio.import': async ({ importId }) => {
        if (importId === 'kept-7' && failures > 0) {
          failures -= 1;
          throw new Error('张三丰');
        }
        await within((tx) => sql`select 1 as one`.execute(tx));
        done.push(importId);
      },
    };
    for (const each of sharing) await each.work(workers);
    // Requests go on meanwhile, each in a transaction of its own.
    let requests = 0;
    await vi.waitFor(
      async () => {
        await within((tx) => sql`select count(*) as n from staff`.execute(tx));
        requests += 1;
        expect(done.length).toBe(40);
      },
      { timeout: 50_000, interval: 20 },
    );
    expect(new Set(done).size).toBe(40);
    expect(done.every((each) => each.startsWith('kept-'))).toBe(true);
    expect(requests).toBeGreaterThan(10);
    expect(lines.some((line) => line.includes('jobs.failed'))).toBe(true);
    expect(lines.join()).not.toContain('张三丰');
  });

  it('lets one job of a kind wait per institution, however often it is asked for', async () => {
    const body = { institutionId: world.institutionId };
    for (let count = 0; count < 5; count += 1) {
      await within((tx) => queue.enqueue(tx, 'events.seal', body));
    }
    expect(await within((tx) => queuedJobs(tx, 'events.seal'))).toBe(1);
  });

  it('refuses the job that would fill a queue over its limit', async () => {
    const full = within(async (tx) => {
      await sql`insert into fairvisit_jobs.job (name, policy, singleton_key)
        select 'business.tick', 'short', 'filler-' || n from generate_series(1, 1000) as n`.execute(
        tx,
      );
      await queue.enqueue(tx, 'business.tick', { institutionId: world.institutionId });
    });
    await expect(full).rejects.toThrow('the queue business.tick has room');
  });

  it('gives the rows of every statement of a text, which the upkeep of the queue reads', async () => {
    const { rows } = await world.db.executeSql('select 1 as one; select 2 as two');
    expect(rows).toEqual([{ one: 1 }, { two: 2 }]);
  });

  it('takes an outer statement inside a transaction for a bug, not for a wait without end', async () => {
    const outer = within(() => world.db.executeSql('select 1'));
    await expect(outer).rejects.toThrow('no outer statement runs inside a transaction');
  });
});
