// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aGroundOver } from '../../test-support/builders/ground.ts';
import { firstRowsOfPanel } from '../../test-support/builders/portfolio.ts';
import { type DatabaseOnDisk, databasesOnDisk } from '../../test-support/databases-on-disk.ts';
import { testInstitution } from '../../test-support/test-ground.ts';
import type { Database } from '../db/database.ts';
import { addInstitution } from '../institution/add-institution.action.ts';
import { importPortfolio } from '../portfolio/import-portfolio.action.ts';
import { fileSource } from '../portfolio/reading/file-bytes.ts';
import { runNightly } from './run-nightly.action.ts';

const script = join(import.meta.dirname, '../../test-support/night-until-killed.ts');
const actor = { kind: 'system', institutionId: testInstitution } as const;
const on = Temporal.PlainDate.from('2005-10-01');
/** More than one chunk of persons, so that there is a middle. */
const rows = 3_000;

describe.each(databasesOnDisk)('a night that is killed on $name', (kind) => {
  const file = firstRowsOfPanel(rows);
  let disk: DatabaseOnDisk;
  beforeAll(async () => {
    disk = await kind.create();
    await onDisk(disk, (db) => fill(db, file.path));
  });
  afterAll(async () => {
    await disk.remove();
    file.remove();
  });

  it('keeps what it had committed, and is finished without counting anything twice', async () => {
    await runAndKill(disk.address);
    const killed = await onDisk(disk, standing);
    expect(killed.run).toMatchObject({ state: 'running' });
    expect(killed.run?.opened).toBeGreaterThan(0);
    expect(killed.cases).toBe(killed.run?.opened);
    expect(killed.told).toBe(killed.cases);

    const report = await onDisk(disk, async (db) => {
      const result = await runNightly(aGroundOver(db), actor, { on });
      if (!result.ok) throw new Error(result.refusal.code);
      return result.value;
    });
    const whole = await onDisk(disk, standing);
    expect(report.opened).toBe(whole.cases - killed.cases);
    expect(report.opened).toBeGreaterThan(0);
    expect(whole).toMatchObject({
      run: { state: 'done', opened: whole.late },
      cases: whole.late,
      told: whole.late,
    });
  });
});

async function runAndKill(address: string): Promise<void> {
  const child = spawn(process.execPath, [script, address, on.toString()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await closed;
}

async function onDisk<T>(disk: DatabaseOnDisk, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await disk.open();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function fill(db: Database, path: string): Promise<void> {
  const ground = aGroundOver(db);
  await addInstitution(ground, {
    id: testInstitution,
    host: 'alpha.localhost',
    nameZh: '测试银行',
    nameEn: 'Test Bank',
    zone: 'Asia/Shanghai',
    region: 'CN',
    isDemo: true,
    standingAt: Temporal.Instant.from('2005-10-01T01:00:00Z'),
  });
  const imported = await importPortfolio(ground, actor, {
    source: fileSource(path),
    fileName: 'panel.csv',
    profile: { kind: 'uci-panel' },
  });
  if (!imported.ok) throw new Error(imported.refusal.code);
}

/** The night's own counts, beside what stands in the tables. */
function standing(db: Database) {
  return db.forInstitution(testInstitution, async (tx) => {
    const runs = await sql<{ state: string; opened: number }>`
      select state, opened from nightly_runs order by run_on limit 10`.execute(tx);
    const found = await sql<{ cases: number; told: number; late: number }>`
      select (select count(*) from cases) as cases,
        (select count(*) from events where kind = 'case.opened') as told,
        (select count(distinct cardholder_id) from accounts
          where overdue_minor > 0 and data_check is null) as late
      limit 1`.execute(tx);
    const row = found.rows[0] ?? { cases: 0, told: 0, late: 0 };
    return { run: runs.rows[0], ...row };
  });
}
