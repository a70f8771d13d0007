// SPDX-License-Identifier: Apache-2.0
// The machine a figure was measured on, and the panel repeated to any number of accounts.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';

export function machineInWords(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? 'processor'}, ${gigabytes} GiB, Node ${process.version}`;
}

const panel = import.meta.resolve(
  '@fairvisit/seeds/portfolio/uci-credit-default/UCI_Credit_Card.csv',
);

/** A panel of `accounts` rows in a folder of its own; `remove` takes the folder away again. */
export function panelOf(accounts: number): { readonly path: string; readonly remove: () => void } {
  const [header = '', ...rows] = readFileSync(new URL(panel), 'utf8').trimEnd().split('\n');
  assert(rows.length > 0, 'the bundled panel has rows');
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-bench-'));
  const lines = Array.from({ length: accounts }, (_, index) => {
    const row = rows[index % rows.length] ?? '';
    return `${index + 1}${row.slice(row.indexOf(','))}`;
  });
  const path = join(folder, 'panel.csv');
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Seconds with three decimals, and what the work gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const startedAt = performance.now();
  const value = await work();
  return { seconds: Math.round(performance.now() - startedAt) / 1_000, value };
}
