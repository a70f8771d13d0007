// SPDX-License-Identifier: Apache-2.0
// Portfolio files for tests: the public panel or its first rows, and small daily files.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { sql } from 'kysely';
import type { Tx } from '../../src/db/database.ts';
import type { Actor, Ground } from '../../src/ground.ts';
import { importPortfolio } from '../../src/portfolio/import-portfolio.action.ts';
import type { ImportInput, ImportReport } from '../../src/portfolio/import-report.ts';

export const panelPath = new URL(
  import.meta.resolve('@fairvisit/seeds/portfolio/uci-credit-default/UCI_Credit_Card.csv'),
).pathname;

/** The first rows of the panel in a file of their own. */
export function firstRowsOfPanel(rows: number): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-panel-'));
  const path = join(folder, 'panel.csv');
  const lines = readFileSync(panelPath, 'utf8')
    .split('\n')
    .slice(0, rows + 1);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}

export interface DailyFile {
  readonly on?: string;
  readonly scope?: 'full' | 'delta';
  readonly header?: string;
  readonly rows: readonly string[];
  /** What follows the count: currency, balances, overdue amounts. */
  readonly trailer: string;
}

/** Text of a daily file. */
export function aDailyFile({ on = '2026-09-07', scope = 'full', ...file }: DailyFile): string {
  const header = file.header ?? dailyHeader;
  const last = `#trailer,${file.rows.length},${file.trailer}`;
  return [`#fairvisit-daily,1,${on},${scope},CNY`, header, ...file.rows, last, ''].join('\n');
}

export const dailyHeader =
  'account_reference,customer_reference,balance,overdue_amount,oldest_unpaid_due_on,name,phone';

/** Imports content as a file; gives the report or the refusal. */
export async function importText(
  { ground, actor }: { readonly ground: Ground; readonly actor: Actor },
  content: string | Uint8Array,
  options: Partial<ImportInput> = {},
): Promise<{ readonly report: ImportReport | null; readonly refusal: Refusal | null }> {
  const fileName = options.fileName ?? 'daily.csv';
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const result = await importPortfolio(ground, actor, {
    profile: { kind: 'daily-csv' },
    ...options,
    fileName,
    source: { name: fileName, bytes: once(bytes) },
  });
  return result.ok
    ? { report: result.value, refusal: null }
    : { report: null, refusal: result.refusal };
}

export async function importedText(
  on: { readonly ground: Ground; readonly actor: Actor },
  content: string | Uint8Array,
  options: Partial<ImportInput> = {},
): Promise<ImportReport> {
  const { report, refusal } = await importText(on, content, options);
  assert(report, `the file is imported (${refusal?.code} ${refusal?.field})`);
  return report;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** One hash over all accounts and statements, free of ids: equal for equal portfolios. */
export async function portfolioDigest(tx: Tx): Promise<string> {
  const found = await sql<{ digest: string }>`
    select md5(string_agg(line, '|' order by line)) as digest
    from (
      select concat_ws(',', accounts.reference, currency, balance_minor, overdue_minor,
        oldest_unpaid_due_on, due_source, bucket, data_check, accounts.has_jump, last_status,
        statements.cycle_on, statements.status, bill_minor, paid_minor, statements.has_jump) as line
      from accounts
      join statements on statements.institution_id = accounts.institution_id
        and statements.account_id = accounts.id
        and statements.cardholder_id = accounts.cardholder_id
    ) as lines
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'a digest has a row');
  return row.digest;
}
