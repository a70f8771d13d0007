// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDailyFile, importedText } from '../../test-support/builders/portfolio.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { clearDataCheck } from './clear-data-check.action.ts';
import { dataCheckList } from './data-check-list.query.ts';
import { dismissRow } from './dismiss-row.action.ts';
import { importList } from './import-list.query.ts';
import { quarantineList } from './quarantine-list.action.ts';
import { keptApartMask } from './quarantined-cells.ts';
import { resubmitRow } from './resubmit-row.action.ts';
import { runImportJob } from './run-import-job.action.ts';
import { uploadPortfolio } from './upload-portfolio.action.ts';

const header =
  'account_reference,customer_reference,balance,overdue_amount,oldest_unpaid_due_on,name,age';

describe.each(databases)('quarantine, checks and uploads on $name', (kind) => {
  let world: TestWorld;
  let serial = 0;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(() => {
    serial += 1;
  });

  const clerk = () => world.staff.operations;
  const importRows = (rows: readonly string[]) =>
    importedText(
      { ground: world.ground, actor: clerk() },
      // Amounts that cannot be read are left out of the totals that the trailer states.
      aDailyFile({ header, rows, trailer: 'CNY,0,0', scope: 'delta' }),
    );
  const waiting = async (importId: string | null) => {
    assert(importId, 'an import has its id');
    return quarantineList(world.ground, clerk(), { page: 1, limit: 50, importId });
  };
  const numberOf = (query: ReturnType<typeof sql<{ n: number }>>) =>
    world.db.forInstitution(
      world.institutionId,
      async (tx) => (await query.execute(tx)).rows[0]?.n,
    );

  it('is corrected and merged like any row, and told what is still wrong before that', async () => {
    const report = await importRows([`Q${serial},QP${serial},x1,5.00,2026-02-30,陈䶮,70`]);
    expect(report.quarantined).toEqual([{ line: 3, field: 'balance', code: 'invalid_amount' }]);
    const { total, rows } = await waiting(report.importId);
    const [row] = rows;
    assert(total === 1 && row, 'one row waits');
    expect(row.cells).toEqual([
      `Q${serial}`,
      `QP${serial}`,
      'x1',
      '5.00',
      '2026-02-30',
      '陈䶮',
      keptApartMask,
    ]);
    const send = (cells: readonly string[]) =>
      resubmitRow(world.ground, clerk(), { rowId: row.id, cells });
    const half = row.cells.map((cell) => (cell === 'x1' ? '9.00' : cell));
    expect(await send(half)).toMatchObject({
      ok: false,
      refusal: {
        code: 'row.still-wrong',
        field: 'oldest_unpaid_due_on',
        detail: { reason: 'invalid_date' },
      },
    });
    expect((await waiting(report.importId)).total).toBe(1);
    const whole = half.map((cell) => (cell === '2026-02-30' ? '2026-08-01' : cell));
    const done = await send(whole);
    assert(done.ok, 'the corrected row is merged');
    const stored = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ balance: number; due: string; band: string }>`
        select balance_minor as balance, oldest_unpaid_due_on::text as due, protective_band as band
        from accounts join cardholders on cardholders.institution_id = accounts.institution_id
          and cardholders.id = accounts.cardholder_id
        where accounts.id = ${done.value.accountId} limit 1`.execute(tx);
      return found.rows[0];
    });
    expect(stored).toEqual({ balance: 900, due: '2026-08-01', band: 'elderly' });
    expect((await waiting(report.importId)).total).toBe(0);
    expect(await send(whole)).toMatchObject({ ok: false, refusal: { code: 'row.not-open' } });
    for (const act of ['quarantine.reveal', 'quarantine.resubmit']) {
      expect(
        await numberOf(sql<{ n: number }>`select count(*) as n from audit_entries
          where act = ${act} limit 1`),
      ).toBeGreaterThan(0);
    }
  });

  it('asks once about a line of a file, however often the file comes', async () => {
    const lines = [`D${serial},DP${serial},y,0,,,30`, `E${serial},EP${serial},z,0,,,30`];
    const first = await importRows(lines);
    const again = await importRows(lines);
    expect(again.quarantined).toEqual(first.quarantined);
    expect((await waiting(first.importId)).total).toBe(2);
    expect((await waiting(again.importId)).total).toBe(0);
    const [row] = (await waiting(first.importId)).rows;
    assert(row, 'a row waits');
    const input = { rowId: row.id, reason: 'closed at the bank' };
    expect(await dismissRow(world.ground, clerk(), input)).toMatchObject({ ok: true });
    await importRows(lines);
    expect((await waiting(first.importId)).total).toBe(1);
    expect(await dismissRow(world.ground, clerk(), input)).toMatchObject({
      ok: false,
      refusal: { code: 'row.not-open' },
    });
  });

  it('lets no second line of an account overwrite the first unless its reference is corrected', async () => {
    const report = await importRows([
      `F${serial},FP${serial},0,0,,甲,30`,
      `F${serial},FP${serial},0,0,,乙,30`,
    ]);
    expect(report.quarantined).toEqual([
      { line: 4, field: 'account_reference', code: 'duplicate_account' },
    ]);
    const [row] = (await waiting(report.importId)).rows;
    assert(row, 'the second line waits');
    const send = (cells: readonly string[]) =>
      resubmitRow(world.ground, clerk(), { rowId: row.id, cells });
    expect(await send(row.cells)).toMatchObject({
      ok: false,
      refusal: { code: 'row.still-wrong', detail: { reason: 'duplicate_account' } },
    });
    expect(await send(row.cells.slice(1))).toMatchObject({
      ok: false,
      refusal: { code: 'request.malformed', field: 'cells' },
    });
    const corrected = row.cells.map((cell, index) => (index === 0 ? `G${serial}` : cell));
    expect(await send(corrected)).toMatchObject({ ok: true });
  });

  it('lists doubtful accounts until a person clears them with a reason', async () => {
    await importRows([`H${serial},HP${serial},0,0,2026-07-01,丁,30`]);
    const list = () =>
      world.db.forInstitution(world.institutionId, (tx) =>
        dataCheckList(tx, { institutionId: world.institutionId, page: 1, limit: 200 }),
      );
    const row = (await list()).rows.find((one) => one.reference === `H${serial}`);
    assert(row, 'the account is listed');
    expect(row).toMatchObject({
      code: 'late-with-nothing-owed',
      balance: { currency: 'CNY', amount: '0.00' },
    });
    const input = { accountId: row.accountId, reason: 'paid by transfer' };
    expect(await clearDataCheck(world.ground, clerk(), input)).toMatchObject({ ok: true });
    expect((await list()).rows.some((one) => one.accountId === row.accountId)).toBe(false);
    expect(await clearDataCheck(world.ground, clerk(), input)).toMatchObject({
      ok: false,
      refusal: { code: 'thing.not-found' },
    });
  });

  it('keeps an upload for its job, refuses a second one meanwhile, and reads it once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairvisit-upload-'));
    const put = (name: string) => {
      const path = join(folder, name);
      const rows = [`U${serial},UP${serial},0,0,,戊,30`];
      writeFileSync(path, aDailyFile({ header, rows, trailer: 'CNY,0,0', scope: 'delta' }));
      return { fileName: name, path, bytes: 1 };
    };
    const upload = (name: string) =>
      uploadPortfolio(world.ground, clerk(), { upload: put(name), profile: 'daily-csv' });
    const taken = await upload('first.csv');
    assert(taken.ok, 'the upload is taken');
    const { importId } = taken.value;
    expect(await upload('second.csv')).toMatchObject({
      ok: false,
      refusal: { code: 'file.busy' },
    });
    const body = { institutionId: world.institutionId, importId };
    expect(world.enqueued).toContainEqual({ name: 'portfolio.import', body });
    await runImportJob(world.ground, body);
    await runImportJob(world.ground, body);
    const { rows } = await world.db.forInstitution(world.institutionId, (tx) =>
      importList(tx, { institutionId: world.institutionId, page: 1, limit: 200 }),
    );
    expect(rows.find((row) => row.id === importId)).toMatchObject({
      state: 'done',
      fileName: 'first.csv',
      rows: 1,
      inserted: 1,
      unchanged: 0,
    });
    expect(existsSync(join(folder, `${importId}.portfolio`))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
