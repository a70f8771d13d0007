// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { someEvents } from '../../test-support/builders/event.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { nightIsDue } from '../clock/night-is-due.query.ts';
import { verifyEvents } from '../events/verify-events.ts';
import type { Ground } from '../ground.ts';
import { type BossQueue, openBossQueue } from './boss-queue.ts';
import { type RunningJobs, runJobs } from './run-jobs.ts';

describe.each(databases)('the jobs of a running server on $name', (kind) => {
  let world: TestWorld;
  let queue: BossQueue;
  let jobs: RunningJobs;
  const bugs: string[] = [];
  beforeAll(async () => {
    world = await openWorld(kind);
    await someEvents(world.ground, world.institutionId, 12);
    await world.db.forInstitution(world.institutionId, (tx) =>
      sql`update business_clocks set standing_at = null`.execute(tx),
    );
    const log = {
      write: (event: string, values = {}) => {
        if (event.startsWith('jobs.')) bugs.push(JSON.stringify({ event, ...values }));
      },
    };
    queue = await openBossQueue(world.db, log);
    const ground: Ground = { ...world.ground, jobs: queue, log };
    jobs = await runJobs(ground, queue);
  });
  afterAll(async () => {
    await jobs.stop();
    await queue.stop();
    await world.close();
  });

  it('seals what has happened without being asked', async () => {
    await vi.waitFor(
      async () => {
        const verdict = await verifyEvents(world.ground, world.institutionId);
        expect(verdict).toMatchObject({ unsealed: 0, broken: [] });
        expect(verdict.treeSize).toBeGreaterThanOrEqual(12);
      },
      { timeout: 30_000, interval: 100 },
    );
  });

  it('runs the night of a real clock’s day once, and none for a standing one', async () => {
    const due = () => nightIsDue(world.ground, world.institutionId);
    await vi.waitFor(async () => expect(await due()).toBe(null), {
      timeout: 30_000,
      interval: 100,
    });
    world.setWall('2026-11-26T01:00:00Z');
    expect(String(await due())).toBe('2026-11-26');
    await world.db.forInstitution(world.institutionId, (tx) =>
      sql`update business_clocks set standing_at = '2026-12-24T00:00:00Z'`.execute(tx),
    );
    expect(await due()).toBe(null);
    expect(bugs).toEqual([]);
  });
});
