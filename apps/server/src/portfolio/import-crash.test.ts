// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aGroundOver } from '../../test-support/builders/ground.ts';
import { firstRowsOfPanel, portfolioDigest } from '../../test-support/builders/portfolio.ts';
import { type DatabaseOnDisk, databasesOnDisk } from '../../test-support/databases-on-disk.ts';
import { testInstitution } from '../../test-support/test-ground.ts';
import type { Database } from '../db/database.ts';
import { addInstitution } from '../institution/add-institution.action.ts';
import { importPortfolio } from './import-portfolio.action.ts';
import { fileSource } from './reading/file-bytes.ts';

const script = join(import.meta.dirname, '../../test-support/import-until-killed.ts');
const rows = 3_000;
const actor = { kind: 'system', institutionId: testInstitution } as const;
const digests: string[] = [];

describe.each(databasesOnDisk)('an import that is killed on $name', (kind) => {
  const file = firstRowsOfPanel(rows);
  const disks: DatabaseOnDisk[] = [];
  beforeAll(async () => {
    disks.push(await kind.create(), await kind.create());
    for (const disk of disks) await onDisk(disk, addTestInstitution);
  });
  afterAll(async () => {
    for (const disk of disks) await disk.remove();
    file.remove();
  });

  it('leaves nothing behind while it reads, and is finished from where it was while it merges', async () => {
    const [killed, clean] = disks;
    expect(killed && clean).toBeTruthy();
    if (!killed || !clean) return;
    await runAndKill(killed.address, file.path, rows * 0.2);
    const staged = await onDisk(killed, importsOf);
    expect(staged.at(-1)).toMatchObject({ state: 'reading', inserted: 0 });
    await runAndKill(killed.address, file.path, rows * 0.7);
    const merging = await onDisk(killed, importsOf);
    expect(merging.map((row) => row.state)).toEqual(['abandoned', 'merging']);
    expect(merging[1]?.inserted).toBeGreaterThan(0);
    expect(merging[1]?.inserted).toBeLessThan(rows);

    const report = await onDisk(killed, (db) => importFile(db, file.path));
    const after = await onDisk(killed, importsOf);
    expect(after.map((row) => row.state)).toEqual(['abandoned', 'abandoned', 'done']);
    expect(after.reduce((total, row) => total + row.inserted, 0)).toBe(rows);
    expect(report).toMatchObject({ accounts: rows, updated: 0, missing: 0 });
    expect(report.inserted + report.unchanged).toBe(rows);

    await onDisk(clean, (db) => importFile(db, file.path));
    const finished = await onDisk(killed, contentOf);
    expect(finished).toEqual(await onDisk(clean, contentOf));
    expect(finished).toMatchObject({ accounts: rows, persons: rows, statements: rows * 6 });
    digests.push(finished.digest);
    expect(new Set(digests).size).toBe(1);
  }, 120_000);
});

/** Kills the process as soon as it has told that many rows. */
async function runAndKill(address: string, path: string, rowsDone: number): Promise<void> {
  const child = spawn(process.execPath, [script, address, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    const last = Number(text.trimEnd().split('\n').at(-1));
    if (last >= rowsDone && !child.killed) child.kill('SIGKILL');
  }
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

async function addTestInstitution(db: Database): Promise<void> {
  await addInstitution(aGroundOver(db), {
    id: testInstitution,
    host: 'alpha.localhost',
    nameZh: '测试银行',
    nameEn: 'Test Bank',
    zone: 'Asia/Shanghai',
    region: 'CN',
    isDemo: true,
    standingAt: Temporal.Instant.from('2026-09-07T01:00:00Z'),
  });
}

async function importFile(db: Database, path: string) {
  const result = await importPortfolio(aGroundOver(db), actor, {
    source: fileSource(path),
    fileName: 'panel.csv',
    profile: { kind: 'uci-panel' },
  });
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

function importsOf(db: Database): Promise<{ state: string; inserted: number }[]> {
  return db.forInstitution(testInstitution, async (tx) => {
    const found = await sql<{ state: string; inserted: number }>`
      select state, inserted from portfolio_imports
      where institution_id = ${testInstitution}
      order by started_at, id
      limit 10`.execute(tx);
    return found.rows;
  });
}

function contentOf(db: Database) {
  return db.forInstitution(testInstitution, async (tx) => {
    const found = await sql<{ accounts: number; persons: number; statements: number }>`
      select (select count(*) from accounts) as accounts,
        (select count(*) from cardholders) as persons,
        (select count(*) from statements) as statements
      limit 1`.execute(tx);
    return { ...found.rows[0], digest: await portfolioDigest(tx) };
  });
}
