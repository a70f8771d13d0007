// SPDX-License-Identifier: Apache-2.0
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCall, anAccount, aPause, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { countLateBeyond } from './count-late.query.ts';
import { runNightly } from './run-nightly.action.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe.each(databases)('the night on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const night = async (on: string) => {
    const result = await runNightly(world.ground, world.system, { on: day(on) });
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };
  const caseOf = (cardholderId: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{
        state: string;
        reason: string | null;
        step: number;
        reasons: string[];
      }>`
        select state, close_reason as reason, priority_step as step, priority_reasons as reasons
        from cases where cardholder_id = ${cardholderId} order by opened_on desc, id limit 1`.execute(
        tx,
      );
      return found.rows[0] ?? null;
    });
  const bucketOf = (accountId: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ bucket: string }>`
        select bucket from accounts where id = ${accountId} limit 1`.execute(tx);
      return found.rows[0]?.bucket;
    });
  const pay = (
    cardholderId: string,
    accountId: string,
    values: Record<string, string | number | null>,
  ) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`insert into payments
          (institution_id, cardholder_id, account_id, id, amount_minor, valued_on, due_on,
           received_at, reversed_on)
        values (${world.institutionId}, ${cardholderId}, ${accountId}, ${newId(world.ground.ids)},
          ${values.amount}, ${values.valuedOn}, ${values.dueOn ?? null},
          '2026-09-01T00:00:00Z', ${values.reversedOn ?? null})`.execute(tx);
    });

  it('opens, moves and closes cases day by day, and a second run changes nothing', async () => {
    const late = await aPerson(world);
    const lateAccount = await anAccount(world, late.cardholderId, {
      oldestUnpaidDueOn: '2026-08-08',
    });
    const grace = await aPerson(world);
    await anAccount(world, grace.cardholderId, { oldestUnpaidDueOn: '2026-09-04' });
    const small = await aPerson(world);
    await anAccount(world, small.cardholderId, {
      oldestUnpaidDueOn: '2026-07-01',
      overdueMinor: 1000,
    });
    const odd = await aPerson(world);
    await anAccount(world, odd.cardholderId, {
      oldestUnpaidDueOn: '2026-07-01',
      overdueMinor: 0,
      dataCheck: 'late-with-nothing-owed',
    });

    const first = await night('2026-09-07');
    expect(first).toMatchObject({ accounts: 4, opened: 1, closed: 0, quarantined: 1 });
    expect(await bucketOf(lateAccount)).toBe('M1');
    expect(await caseOf(late.cardholderId)).toMatchObject({
      state: 'open',
      reasons: ['newly-late'],
    });
    expect(await caseOf(grace.cardholderId)).toBeNull();
    expect(await caseOf(small.cardholderId)).toBeNull();
    expect(await caseOf(odd.cardholderId)).toBeNull();

    expect(await night('2026-09-07')).toMatchObject({ changed: 0, opened: 0, closed: 0 });

    const second = await night('2026-09-08');
    expect(second).toMatchObject({ changed: 1, opened: 1, closed: 0 });
    expect(await bucketOf(lateAccount)).toBe('M2');
    expect(await caseOf(late.cardholderId)).toMatchObject({ reasons: ['early-help'], step: 3 });
    expect(await caseOf(grace.cardholderId)).toMatchObject({ state: 'open' });

    await pay(late.cardholderId, lateAccount, { amount: 500_000, valuedOn: '2026-09-08' });
    expect(await night('2026-09-09')).toMatchObject({ closed: 1 });
    expect(await caseOf(late.cardholderId)).toMatchObject({ state: 'closed', reason: 'paid' });
    expect(await bucketOf(lateAccount)).toBe('M0');
  });

  it('catches up the days it missed, in order', async () => {
    const person = await aPerson(world);
    await anAccount(world, person.cardholderId, { oldestUnpaidDueOn: '2026-09-06' });
    const report = await night('2026-09-12');
    expect(report.nights.map((one) => one.on)).toEqual(['2026-09-10', '2026-09-11', '2026-09-12']);
    expect(report.nights.map((one) => one.opened)).toEqual([1, 0, 0]);
    const opened = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ on: Temporal.PlainDate }>`select opened_on as on from cases
        where cardholder_id = ${person.cardholderId} limit 1`.execute(tx);
      return found.rows[0]?.on.toString();
    });
    expect(opened).toBe('2026-09-10');
  });

  it('refuses to go back before the last night', async () => {
    const result = await runNightly(world.ground, world.system, { on: day('2026-09-01') });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'clock.backwards', field: 'on' } });
  });

  it('ages a reversed payment from the original due date (D01)', async () => {
    const person = await aPerson(world);
    const account = await anAccount(world, person.cardholderId, { fileOn: '2026-09-12' });
    await pay(person.cardholderId, account, {
      amount: 500_000,
      valuedOn: '2026-07-20',
      dueOn: '2026-07-20',
      reversedOn: '2026-09-14',
    });
    await night('2026-09-13');
    expect(await caseOf(person.cardholderId)).toBeNull();
    await night('2026-09-14');
    expect(await caseOf(person.cardholderId)).toMatchObject({ state: 'open' });
    expect(await bucketOf(account)).toBe('M2');
  });

  it('does not count paused days, and pauses the case while contact must stop (D02)', async () => {
    const person = await aPerson(world);
    const account = await anAccount(world, person.cardholderId, {
      oldestUnpaidDueOn: '2026-08-10',
    });
    await aPause(world, person.cardholderId, { fromOn: '2026-09-01', untilOn: '2026-09-16' });
    await night('2026-09-15');
    expect(await bucketOf(account)).toBe('M1');
    expect(await caseOf(person.cardholderId)).toMatchObject({
      state: 'paused',
      reasons: ['pause'],
      step: 0,
    });
    await night('2026-09-16');
    expect(await caseOf(person.cardholderId)).toMatchObject({
      state: 'open',
      reasons: ['newly-late'],
    });
  });

  it('gives the reasons of a priority in words, and counts by the person’s own midnight', async () => {
    const person = await aPerson(world);
    await anAccount(world, person.cardholderId, { oldestUnpaidDueOn: '2026-08-01', hasJump: true });
    await anAccount(world, person.cardholderId, {
      oldestUnpaidDueOn: '2026-08-20',
      currency: 'USD',
    });
    for (const on of ['2026-09-09', '2026-09-10', '2026-09-11']) {
      await aCall(world, person.cardholderId, {
        startedAt: `${on}T10:00:00+08:00`,
        outcome: 'no-answer',
      });
    }
    const abroad = await aPerson(world, { zone: 'America/Los_Angeles' });
    const account = await anAccount(world, abroad.cardholderId, {
      oldestUnpaidDueOn: '2026-08-18',
    });
    await night('2026-09-17');
    expect(await caseOf(person.cardholderId)).toMatchObject({
      step: 7,
      reasons: ['remote-contact-failed', 'early-help', 'jumped-buckets', 'several-accounts'],
    });
    expect(await bucketOf(account)).toBe('M1');
    await night('2026-09-18');
    expect(await bucketOf(account)).toBe('M1');
    await night('2026-09-19');
    expect(await bucketOf(account)).toBe('M2');
  });

  it('runs once when two workers start it together', async () => {
    const person = await aPerson(world);
    await anAccount(world, person.cardholderId, { oldestUnpaidDueOn: '2026-08-01' });
    const both = await Promise.all([night('2026-09-20'), night('2026-09-20')]);
    expect(both.map((report) => report.opened).reduce((a, b) => a + b)).toBe(1);
  });

  it('agrees with the floor of the bench, which only scans', async () => {
    const scan = { institutionId: world.institutionId, on: day('2026-09-20'), days: 30 };
    const late = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ n: number }>`select count(*) as n from accounts
        where oldest_unpaid_due_on < date '2026-08-21' limit 1`.execute(tx);
      return { all: found.rows[0]?.n, counted: await countLateBeyond(tx, scan) };
    });
    expect(late.counted).toBeGreaterThan(0);
    expect(late.counted).toBe(late.all);
  });

  it('keeps its counts and an audit row for each night that ran', async () => {
    const kept = await world.db.forInstitution(world.institutionId, async (tx) => {
      const runs = await sql<{ on: Temporal.PlainDate; state: string; opened: number }>`
        select run_on as on, state, opened from nightly_runs order by run_on limit 50`.execute(tx);
      const audits = await sql<{ n: number }>`
        select count(*) as n from audit_entries where act = 'nightly.run' limit 1`.execute(tx);
      return { runs: runs.rows, audits: audits.rows[0]?.n };
    });
    expect(kept.runs.every((run) => run.state === 'done')).toBe(true);
    expect(kept.runs[0]?.opened).toBe(1);
    expect(kept.audits).toBe(kept.runs.length);
  });
});
