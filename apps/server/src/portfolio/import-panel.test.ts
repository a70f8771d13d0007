// SPDX-License-Identifier: Apache-2.0
// The whole public panel through the database, against the figures published with it and against
// figures counted here from the file's own lines.
import { readFileSync } from 'node:fs';
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { panelPath } from '../../test-support/builders/portfolio.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { storedCycles } from './cycles.query.ts';
import { importPortfolio } from './import-portfolio.action.ts';
import { overdueList } from './overdue-list.query.ts';
import { overviewOf } from './overview.query.ts';
import { fileSource } from './reading/file-bytes.ts';
import { rollBetween } from './roll.query.ts';

const counts = z.record(z.string(), z.number());
const expected = z
  .object({
    cycles: z.array(
      z.object({
        month: z.string(),
        bucket_counts: counts,
        bill_total: z.number(),
        payment_total: z.number(),
      }),
    ),
    roll: z.record(
      z.string(),
      z.object({ matrix: z.record(z.string(), counts), worse_by_more_than_one: z.number() }),
    ),
  })
  .parse(
    JSON.parse(readFileSync(panelPath.replace('UCI_Credit_Card.csv', 'expected.json'), 'utf8')),
  );
const months = ['2005-04', '2005-05', '2005-06', '2005-07', '2005-08', '2005-09'];

describe.each(databases)('the public panel on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
    await importPanel();
  }, 120_000);
  afterAll(async () => world.close());

  const importPanel = async () => {
    const result = await importPortfolio(world.ground, world.staff.operations, {
      source: fileSource(panelPath),
      fileName: 'UCI_Credit_Card.csv',
      profile: { kind: 'uci-panel' },
    });
    assert(result.ok, 'the panel is imported');
    return result.value;
  };
  const inTx = <T>(work: (tx: Tx) => Promise<T>) =>
    world.db.forInstitution(world.institutionId, work);

  it('stands in the database as it was published and as its lines add up', async () => {
    const cycles = await inTx((tx) => storedCycles(tx, world.institutionId));
    const stored = cycles.map(({ month, buckets, billsTotal, paidTotal }) => ({
      month,
      buckets,
      billsTotal,
      paidTotal,
    }));
    expect(stored).toEqual(months.map(countedCycle));
    for (const cycle of expected.cycles) {
      expect(stored.find(({ month }) => month === cycle.month)).toEqual({
        month: cycle.month,
        buckets: cycle.bucket_counts,
        billsTotal: `${cycle.bill_total}.00`,
        paidTotal: `${cycle.payment_total}.00`,
      });
    }
  });

  it('rolls as it was published and as its lines say, counts and amounts', async () => {
    let published = 0;
    for (const [index, to] of months.entries()) {
      const from = months[index - 1];
      if (from === undefined) continue;
      const rolled = await inTx((tx) =>
        rollBetween(tx, { institutionId: world.institutionId, from, to }),
      );
      const counted = countedRoll(index);
      expect(rolled.matrix).toEqual(counted.matrix);
      const known = expected.roll[`${from}->${to}`];
      if (known) {
        expect(rolled.matrix).toEqual(known.matrix);
        published += 1;
      }
      expect(rolled.amounts.M2?.M3).toEqual([{ currency: 'TWD', amount: `${counted.later}.00` }]);
      const rate = rolled.rollRates.find((row) => row.from === 'M2');
      expect(rate?.rate).toBe((counted.later / counted.before).toFixed(6));
      const share = (counted.matrix.M2?.M3 ?? 0) / counted.personsBefore;
      expect(rolled.rates.M2?.M3).toBe(share.toFixed(6));
    }
    expect(published).toBe(Object.keys(expected.roll).length);
  });

  it('changes nothing when it is imported again, and writes no statement', async () => {
    const before = await inTx(writtenRows);
    const again = await importPanel();
    expect(again).toMatchObject({ inserted: 0, updated: 0, unchanged: 30_000, missing: 0 });
    expect(await inTx(writtenRows)).toEqual(before);
    expect(again.cycles.map((cycle) => cycle.buckets)).toEqual(
      months.map((_, index) => countedCycle(months[index] ?? '', index).buckets),
    );
    expect(again.jumps).toBe(countedJumps());
  }, 60_000);

  it('keeps those who are late with nothing owed for a person to check', async () => {
    const newest = panelLines().filter(isDoubtful).length;
    const found = await inTx(async (tx) => {
      const rows = await sql<{ checks: number; marked: number; late: number }>`
        select (select count(*) from data_checks where state = 'open') as checks,
          (select count(*) from accounts where data_check is not null) as marked,
          (select count(*) from accounts where oldest_unpaid_due_on is not null) as late
        limit 1`.execute(tx);
      return rows.rows[0];
    });
    const late = 30_000 - (expected.cycles.at(-1)?.bucket_counts.M0 ?? 0);
    expect(found).toEqual({ checks: newest, marked: newest, late });
  });

  it('answers the overview and any page of the overdue list in an instant', async () => {
    const time = await inTx((tx) => businessTime(tx, world.ground, world.institutionId));
    const asked = { institutionId: world.institutionId, time };
    const overview = await inTx((tx) => overviewOf(tx, asked));
    expect(overview).toMatchObject({ accounts: 30_000, persons: 30_000, months });
    const undoubted = zeros();
    for (const cells of panelLines().filter((line) => !isDoubtful(line))) {
      add(undoubted, stepOf(cells, 5));
    }
    expect(overview.buckets.map((row) => row.accounts)).toEqual(Object.values(undoubted));
    expect(overview.overdueAccounts).toBe(
      panelLines().filter((line) => stepOf(line, 5) > 0 && !isDoubtful(line)).length,
    );
    const sorts = ['daysPastDue', 'overdue', 'balance', 'priority', 'reference'] as const;
    for (const sort of sorts) {
      const page = { ...asked, sort, direction: 'desc', page: 20, limit: 50 } as const;
      const { total, rows } = await inTx((tx) => overdueList(tx, page));
      expect([total, rows.length]).toEqual([overview.overdueAccounts, 50]);
      const next = await inTx((tx) => overdueList(tx, { ...page, page: 21 }));
      const ids = new Set([...rows, ...next.rows].map((row) => row.accountId));
      expect(ids.size).toBe(100);
    }
  });
});

function panelLines(): readonly number[][] {
  lines ??= readFileSync(panelPath, 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map(Number))
    .filter((cells) => cells.length === 25);
  return lines;
}
let lines: number[][] | null = null;

const buckets = ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7+'];

/** Columns run from the newest cycle to the oldest: status 6-11, bill 12-17, paid 18-23. */
function cellOf(cells: readonly number[], first: 6 | 12 | 18, cycle: number): number {
  return cells[first + 5 - cycle] ?? Number.NaN;
}

function stepOf(cells: readonly number[], cycle: number): number {
  return Math.min(7, Math.max(0, cellOf(cells, 6, cycle)));
}

/** Late in the newest cycle, with nothing owed. */
function isDoubtful(cells: readonly number[]): boolean {
  return stepOf(cells, 5) > 0 && cellOf(cells, 12, 5) <= 0;
}

function zeros(): Record<string, number> {
  return Object.fromEntries(buckets.map((bucket) => [bucket, 0]));
}

function add(row: Record<string, number>, step: number): void {
  const bucket = buckets[step] ?? '';
  row[bucket] = (row[bucket] ?? 0) + 1;
}

function countedCycle(month: string, cycle: number) {
  const total = { buckets: zeros(), bills: 0, paid: 0 };
  for (const cells of panelLines()) {
    add(total.buckets, stepOf(cells, cycle));
    total.bills += cellOf(cells, 12, cycle);
    total.paid += cellOf(cells, 18, cycle);
  }
  return {
    month,
    buckets: total.buckets,
    billsTotal: `${total.bills}.00`,
    paidTotal: `${total.paid}.00`,
  };
}

/** The matrix into this cycle, and the bills of those who went from M2 to M3. */
function countedRoll(cycle: number) {
  const matrix = Object.fromEntries(buckets.map((bucket) => [bucket, zeros()]));
  const total = { before: 0, later: 0, personsBefore: 0 };
  for (const cells of panelLines()) {
    const [from, to] = [stepOf(cells, cycle - 1), stepOf(cells, cycle)];
    add(matrix[buckets[from] ?? ''] ?? {}, to);
    if (from !== 2) continue;
    total.personsBefore += 1;
    total.before += cellOf(cells, 12, cycle - 1);
    if (to === 3) total.later += cellOf(cells, 12, cycle);
  }
  return { matrix, ...total };
}

function countedJumps(): number {
  let jumps = 0;
  for (const cells of panelLines()) {
    for (let cycle = 1; cycle < months.length; cycle += 1) {
      if (stepOf(cells, cycle) - stepOf(cells, cycle - 1) > 1) jumps += 1;
    }
  }
  return jumps;
}

async function writtenRows(tx: Tx) {
  const found = await sql<{ accounts: string; statements: string; persons: string }>`
    select (select max(xmin::text::bigint) from accounts)::text as accounts,
      (select max(xmin::text::bigint) from statements)::text as statements,
      (select max(xmin::text::bigint) from cardholders)::text as persons
    limit 1`.execute(tx);
  return found.rows[0];
}
