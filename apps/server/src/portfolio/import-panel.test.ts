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
const months = expected.cycles.map((cycle) => cycle.month);

describe.each(databases)('the public panel on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
    await importPanel({ through: '2005-07' });
    await importPanel({});
  }, 120_000);
  afterAll(async () => world.close());

  const importPanel = async (options: { readonly through?: string }) => {
    const result = await importPortfolio(world.ground, world.staff.operations, {
      source: fileSource(panelPath),
      fileName: 'UCI_Credit_Card.csv',
      profile: { kind: 'uci-panel', ...options },
    });
    assert(result.ok, 'the panel is imported');
    return result.value;
  };
  const inTx = <T>(work: (tx: Tx) => Promise<T>) =>
    world.db.forInstitution(world.institutionId, work);

  it('stands in the database as it was published, cycle by cycle', async () => {
    const cycles = await inTx((tx) => storedCycles(tx, world.institutionId));
    expect(
      cycles.map(({ month, buckets, billsTotal, paidTotal }) => ({
        month,
        buckets,
        billsTotal,
        paidTotal,
      })),
    ).toEqual(
      expected.cycles.map((cycle) => ({
        month: cycle.month,
        buckets: cycle.bucket_counts,
        billsTotal: `${cycle.bill_total}.00`,
        paidTotal: `${cycle.payment_total}.00`,
      })),
    );
  });

  it('rolls as it was published, and its amounts as the lines say', async () => {
    for (const [index, to] of months.entries()) {
      const from = months[index - 1];
      if (from === undefined) continue;
      const rolled = await inTx((tx) =>
        rollBetween(tx, { institutionId: world.institutionId, from, to }),
      );
      expect(rolled.matrix).toEqual(expected.roll[`${from}->${to}`]?.matrix);
      const counted = countedRoll(index);
      expect(rolled.amounts.M0?.M2).toEqual([{ currency: 'TWD', amount: `${counted.amount}.00` }]);
      expect(rolled.rates.M0?.M2).toBe((counted.moved / counted.whole).toFixed(6));
    }
  });

  it('changes nothing when it is imported again, and writes no statement', async () => {
    const before = await inTx(writtenRows);
    const again = await importPanel({});
    expect(again).toMatchObject({ inserted: 0, updated: 0, unchanged: 30_000, missing: 0 });
    expect(await inTx(writtenRows)).toEqual(before);
    expect(again.cycles.map((cycle) => cycle.buckets)).toEqual(
      expected.cycles.map((cycle) => cycle.bucket_counts),
    );
    expect(again.jumps).toBe(
      Object.values(expected.roll).reduce((sum, roll) => sum + roll.worse_by_more_than_one, 0),
    );
  }, 60_000);

  it('keeps those who are late with nothing owed for a person to check', async () => {
    const newest = panelLines().filter(
      (cells) => (cells[6] ?? 0) > 0 && (cells[12] ?? 0) <= 0,
    ).length;
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
    expect(overview.buckets.map((row) => row.accounts)).toEqual(
      Object.values(expected.cycles.at(-1)?.bucket_counts ?? {}),
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

function panelLines(): number[][] {
  return readFileSync(panelPath, 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map(Number))
    .filter((cells) => cells.length === 25);
}

/** Counted from the text of the file: accounts from current to two months late. */
function countedRoll(cycle: number): { moved: number; whole: number; amount: number } {
  const total = { moved: 0, whole: 0, amount: 0 };
  for (const cells of panelLines()) {
    // Columns run from the newest cycle to the oldest: status 6-11, bill 12-17.
    const before = cells[12 - cycle] ?? 0;
    const after = cells[11 - cycle] ?? 0;
    if (before > 0) continue;
    total.whole += 1;
    if (after !== 2) continue;
    total.moved += 1;
    total.amount += cells[17 - cycle] ?? 0;
  }
  return total;
}

async function writtenRows(tx: Tx) {
  const found = await sql<{ accounts: string; statements: string; persons: string }>`
    select (select max(xmin::text::bigint) from accounts)::text as accounts,
      (select max(xmin::text::bigint) from statements)::text as statements,
      (select max(xmin::text::bigint) from cardholders)::text as persons
    limit 1`.execute(tx);
  return found.rows[0];
}
