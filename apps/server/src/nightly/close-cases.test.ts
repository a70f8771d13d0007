// SPDX-License-Identifier: Apache-2.0
// A night that closes cases for several reasons meets people who move their visits meanwhile: neither
// may wait for the other. The embedded database has one connection, and nobody to wait for.
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  anAnnouncedVisit,
  aQuietHouse,
  openNoticeWorld,
} from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockDays } from '../day-plan/lock-day.query.ts';
import type { Tx } from '../db/database.ts';
import { lockCardholders } from '../visit/lock-cardholders.query.ts';
import { type ClosedCase, closeCases } from './close-cases.action.ts';
import { nightRules } from './night-rules.query.ts';

const early = Temporal.PlainDate.from('2026-09-10');
const late = Temporal.PlainDate.from('2026-09-11');

describe.each(databases)('closing cases at night on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
    await aQuietHouse(world);
  });
  afterAll(async () => world.close());

  const within = <Value>(work: Parameters<typeof world.db.forInstitution<Value>>[1]) =>
    world.db.forInstitution(world.institutionId, work);

  async function closing(reason: ClosedCase['reason'], on: Temporal.PlainDate) {
    const { cardholderId, caseId } = await anAnnouncedVisit(world, { on: on.toString() });
    return { cardholderId, caseId, reason };
  }

  it('waits for the days of all reasons in the order of time', async () => {
    // The first reason has the later day.
    const soon = await closing('deceased', early);
    const rows = [await closing('paid', late), soon];
    await (kind.name === 'PGlite' ? runClosing(rows) : metBySomebody(() => runClosing(rows)));
    const visits = await within(async (tx) => {
      const found = await sql<{ state: string }>`select state from visits
        where cardholder_id = any(${rows.map((row) => row.cardholderId)}::uuid[])
        order by id limit 5`.execute(tx);
      return found.rows;
    });
    expect(visits).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }]);
  });

  /** Somebody holds the early day, and takes the late one as well once the night waits for him. */
  async function metBySomebody(night: () => Promise<void>): Promise<void> {
    let begin = (): void => {};
    const isHeld = new Promise<void>((resolve) => {
      begin = resolve;
    });
    // Asked for out here: a transaction does not open inside another one.
    const ended = isHeld.then(night);
    await within(async (tx) => {
      await lockDays(tx, world.institutionId, [early]);
      begin();
      await vi.waitUntil(() => isSomebodyWaiting(tx), { timeout: 20_000, interval: 50 });
      await lockDays(tx, world.institutionId, [late]);
    });
    await ended;
  }

  function runClosing(rows: readonly ClosedCase[]): Promise<void> {
    return within(async (tx) => {
      const { ground, institutionId, system } = world;
      await lockCardholders(
        tx,
        institutionId,
        rows.map((row) => row.cardholderId),
      );
      const time = await businessTime(tx, ground, institutionId);
      const writing = { ground, actor: system, time };
      const rules = await nightRules(tx, institutionId);
      await closeCases(tx, { writing, on: time.day, at: time.now, rules }, rows);
    });
  }

  async function isSomebodyWaiting(tx: Tx): Promise<boolean> {
    const found = await sql<{ waiting: number }>`
      select count(*)::int4 as waiting from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())
      limit 1`.execute(tx);
    return (found.rows[0]?.waiting ?? 0) > 0;
  }
});
