// SPDX-License-Identifier: Apache-2.0
// The whole public panel, read once, against figures that were counted by other people's code.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openPortfolioFile } from './open-portfolio-file.ts';
import { type Drained, drained, faultsOf, readAll, sourceOf } from './portfolio-file.fixture.ts';
import type { PortfolioRow } from './portfolio-row.ts';
import { bucketOfStatus, stableHash } from './uci-panel.ts';

const folder = new URL('../../../../../seeds/portfolio/uci-credit-default/', import.meta.url);
const panel = readFileSync(fileURLToPath(new URL('UCI_Credit_Card.csv', folder)), 'utf8');
const counts = z.record(z.string(), z.number());
const expected = z
  .object({
    rows: z.number(),
    scientific_notation_cells: z.number(),
    limit_total: z.number(),
    accounts_ever_delinquent_in_6_months: z.number(),
    cycles: z.array(
      z.object({
        month: z.string(),
        status_counts: counts,
        bucket_counts: counts,
        bill_total: z.number(),
        payment_total: z.number(),
        bill_total_by_bucket: counts.optional(),
        delinquent_with_nonpositive_bill: z.number().optional(),
      }),
    ),
    roll: z.record(
      z.string(),
      z.object({ matrix: z.record(z.string(), counts), worse_by_more_than_one: z.number() }),
    ),
    sample_accounts: z.record(
      z.string(),
      z.object({
        limit: z.number(),
        status: z.array(z.number()),
        bucket: z.array(z.string()),
        bill: z.array(z.number()),
        payment: z.array(z.number()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(fileURLToPath(new URL('expected.json', folder)), 'utf8')));

const bucketNames = ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7+'];
let whole: Drained;

beforeAll(async () => {
  whole = await readAll(panel, { kind: 'uci-panel' });
});

function statementOf(row: PortfolioRow, month: string) {
  const statement = row.statements.find((one) => one.month === month);
  if (statement === undefined) throw new Error(`no statement of ${month}`);
  return {
    status: statement.status ?? Number.NaN,
    bill: statement.billMinor ?? Number.NaN,
    paid: statement.paidMinor ?? Number.NaN,
  };
}

function tally(words: Iterable<string>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const word of words) found[word] = (found[word] ?? 0) + 1;
  return found;
}

function withoutZeros(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).filter(([, count]) => count !== 0));
}

describe('the public panel', () => {
  it('gives every one of its accounts and no fault', () => {
    expect(whole.refusal).toBeNull();
    expect(whole.faults).toEqual([]);
    expect(whole.rows.length).toBe(expected.rows);
    expect(new Set(whole.rows.map((row) => row.accountReference)).size).toBe(expected.rows);
    expect(whole.rows.reduce((sum, row) => sum + (row.limitMinor ?? 0), 0)).toBe(
      expected.limit_total * 100,
    );
    expect(whole.rows[29_999]?.line).toBe(30_001);
    expect(whole.file?.encoding()).toBe('utf-8');
  });

  it('holds the cells in scientific notation that an importer trips over', () => {
    expect(panel.match(/\d[eE][+-]?\d/g)?.length).toBe(expected.scientific_notation_cells);
  });

  it.each(expected.cycles)('counts the statuses, buckets and amounts of $month', (cycle) => {
    const of = whole.rows.map((row) => statementOf(row, cycle.month));
    expect(tally(of.map(({ status }) => String(status)))).toEqual(cycle.status_counts);
    expect(tally(of.map(({ status }) => bucketOfStatus(status)))).toEqual(
      withoutZeros(cycle.bucket_counts),
    );
    expect(of.reduce((sum, { bill }) => sum + bill, 0)).toBe(cycle.bill_total * 100);
    expect(of.reduce((sum, { paid }) => sum + paid, 0)).toBe(cycle.payment_total * 100);
    for (const [bucket, total] of Object.entries(cycle.bill_total_by_bucket ?? {})) {
      const bills = of.filter(({ status }) => bucketOfStatus(status) === bucket);
      expect(bills.reduce((sum, { bill }) => sum + bill, 0)).toBe(total * 100);
    }
    if (cycle.delinquent_with_nonpositive_bill !== undefined) {
      const owing = of.filter(({ status, bill }) => status >= 1 && bill <= 0);
      expect(owing.length).toBe(cycle.delinquent_with_nonpositive_bill);
    }
  });

  it.each(Object.entries(expected.roll))('rolls as counted, %s', (months, roll) => {
    const [from = '', to = ''] = months.split('->');
    const matrix: Record<string, Record<string, number>> = {};
    for (const row of bucketNames) {
      matrix[row] = Object.fromEntries(bucketNames.map((name) => [name, 0]));
    }
    for (const row of whole.rows) {
      const line = matrix[bucketOfStatus(statementOf(row, from).status)] ?? {};
      const bucket = bucketOfStatus(statementOf(row, to).status);
      line[bucket] = (line[bucket] ?? 0) + 1;
    }
    expect(matrix).toEqual(roll.matrix);
    const jumps = whole.rows.filter((row) => row.jumps.some(({ month }) => month === to));
    expect(jumps.length).toBe(roll.worse_by_more_than_one);
  });

  it.each(Object.entries(expected.sample_accounts))('reads account %s as it is', (id, sample) => {
    const row = whole.rows.find((one) => one.accountReference === id);
    expect(row?.limitMinor).toBe(sample.limit * 100);
    expect(row?.statements.map(({ status }) => status)).toEqual(sample.status);
    expect(row?.statements.map(({ status }) => bucketOfStatus(status ?? 0))).toEqual(sample.bucket);
    expect(row?.statements.map(({ billMinor }) => billMinor)).toEqual(
      sample.bill.map((bill) => bill * 100),
    );
    expect(row?.statements.map(({ paidMinor }) => paidMinor)).toEqual(
      sample.payment.map((paid) => paid * 100),
    );
  });

  it('counts those who were ever late', () => {
    const late = whole.rows.filter((row) =>
      row.statements.some(({ status }) => Number(status) > 0),
    );
    expect(late.length).toBe(expected.accounts_ever_delinquent_in_6_months);
  });

  it('sends accounts late with nothing owed to the data check', () => {
    const doubtful = whole.rows.filter((row) => row.checks.length > 0);
    expect(doubtful.length).toBe(1_689);
    expect(doubtful.every((row) => row.balanceMinor <= 0 && row.overdueMinor === 0)).toBe(true);
  });

  it('puts every due date inside the bucket of its status and marks it as derived', () => {
    const start = Temporal.PlainDate.from('2005-10-01');
    const late = whole.rows.filter((row) => row.oldestUnpaidDueOn !== null);
    expect(late.length).toBe(6_818);
    for (const row of late) {
      const status = row.statements.at(-1)?.status ?? 0;
      const days = Temporal.PlainDate.from(row.oldestUnpaidDueOn ?? '').until(start).days;
      expect(days).toBeGreaterThan(30 * (status - 1));
      expect(days).toBeLessThanOrEqual(30 * status);
      expect(row.dueSource).toBe('cycle-derived');
    }
    const currents = whole.rows.filter((row) => row.oldestUnpaidDueOn === null);
    expect(currents.every((row) => row.dueSource === null)).toBe(true);
  });
});

describe('options of the panel', () => {
  it('stops at the month asked for and derives from the day after it', async () => {
    const read = await readAll(panel.slice(0, 2_000), { kind: 'uci-panel', through: '2005-07' });
    expect(read.rows[0]?.statements.map(({ month }) => month)).toEqual([
      '2005-04',
      '2005-05',
      '2005-06',
      '2005-07',
    ]);
    expect(read.rows[0]?.balanceMinor).toBe(68_900);
    expect(read.file?.fileOn).toBe('2005-08-01');
  });

  it('moves the months and counts back from the day of the demo', async () => {
    const read = await readAll(panel.slice(0, 2_000), {
      kind: 'uci-panel',
      shiftMonths: 251,
      startOn: '2026-09-07',
    });
    expect(read.rows[0]?.statements.at(-1)?.month).toBe('2026-08');
    const before = 30 + 1 + (stableHash('1') % 30);
    const due = Temporal.PlainDate.from('2026-09-07').subtract({ days: before }).toString();
    expect(read.rows[0]?.oldestUnpaidDueOn).toBe(due);
  });

  it('refuses a month the panel does not have', async () => {
    const read = await readAll(panel.slice(0, 500), { kind: 'uci-panel', through: '2005-10' });
    expect(read.refusal).toEqual({ code: 'request.malformed', field: 'through' });
  });

  it('hashes as FNV-1a does', () => {
    expect(stableHash('')).toBe(0x811c9dc5);
    expect(stableHash('a')).toBe(0xe40c292c);
    expect(stableHash('foobar')).toBe(0xbf9cf968);
  });
});

describe('copies and damage of the panel', () => {
  const [shortHeader = '', ...lines] = panel.split('\n', 4);
  const longHeader =
    'ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,' +
    'BILL_AMT1,BILL_AMT2,BILL_AMT3,BILL_AMT4,BILL_AMT5,BILL_AMT6,' +
    'PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,PAY_AMT5,PAY_AMT6,default.payment.next.month';
  const body = lines.join('\n');

  it('reads the copy with the long names and the one with both headers alike', async () => {
    const short = await readAll(`${shortHeader}\n${body}`, { kind: 'uci-panel' });
    const long = await readAll(`${longHeader}\r\n${body}`, { kind: 'uci-panel' });
    const both = await readAll(`${shortHeader.replace('ID', '')}\n${longHeader}\n${body}`, {
      kind: 'uci-panel',
    });
    expect(short.rows.length).toBe(3);
    expect(long.rows).toEqual(short.rows);
    expect(both.rows.map((row) => ({ ...row, line: row.line - 1 }))).toEqual(short.rows);
  });

  it('names the columns that are missing, unknown and there twice', async () => {
    const header = shortHeader.replace('X7', 'X8').replace('X23', 'SCORE');
    const read = await readAll(`${header}\n${body}`, { kind: 'uci-panel' });
    expect(read.refusal).toMatchObject({
      code: 'file.headers',
      detail: { missing: 'X7, X23', unknown: 'SCORE', repeated: 'X8' },
    });
  });

  it('quarantines each bad line with its field and code and reads on', async () => {
    const [good = ''] = lines;
    const cells = good.split(',');
    const withCell = (index: number, text: string, id: string) =>
      cells.map((cell, at) => (at === index ? text : at === 0 ? id : cell)).join(',');
    const read = await readAll(
      [
        shortHeader,
        good,
        withCell(1, '9007199254740993', '2'),
        withCell(12, 'abc', '3'),
        withCell(6, '12', '4'),
        withCell(0, '', ''),
        good,
        'too,short',
        withCell(13, '', '7'),
        withCell(0, '8', '8'),
      ].join('\n'),
      { kind: 'uci-panel' },
    );
    expect(read.rows.map((row) => row.accountReference)).toEqual(['1', '8']);
    expect(faultsOf(read)).toEqual([
      '3 X1 amount_too_large',
      '4 X12 invalid_amount',
      '5 X6 invalid_status',
      '6 ID missing_value',
      '7 ID duplicate_account',
      '8 row wrong_column_count',
      '9 X13 missing_value',
    ]);
    expect(read.faults[0]?.raw.X1).toBe('9007199254740993');
  });

  it('reads the panel within its time and gives the event loop back between batches', async () => {
    let turns = 0;
    let isReading = true;
    const turn = () => {
      turns++;
      if (isReading) setImmediate(turn);
    };
    setImmediate(turn);
    const startedAt = performance.now();
    const read = await drained(await openPortfolioFile(sourceOf(panel), { kind: 'uci-panel' }));
    isReading = false;
    expect(read.rows.length).toBe(30_000);
    expect(performance.now() - startedAt).toBeLessThan(6_000);
    expect(turns).toBeGreaterThan(50);
  });
});
