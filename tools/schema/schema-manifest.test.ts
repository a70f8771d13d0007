// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { manifestPath, schemaManifest } from './schema-manifest.ts';

const root = join(import.meta.dirname, '..', '..');
let made = '';

beforeAll(async () => {
  made = await schemaManifest();
});

test('the manifest in the tree is what the migrations make (else: npm run gen)', () => {
  expect(readFileSync(join(root, manifestPath), 'utf8')).toBe(made);
});

test('every table with an institution in it is walled by forced row-level security', () => {
  const { tables }: { tables: Record<string, Record<string, string[]>> } = JSON.parse(made);
  const walled = Object.entries(tables).filter(([, table]) =>
    (table.columns ?? []).some((column) => column.startsWith('institution_id:')),
  );
  expect(walled.length).toBeGreaterThan(0);
  const open = walled.filter(([, table]) => table.rowSecurity?.[0] !== 'forced');
  expect(open.map(([name]) => name)).toEqual([]);
});

test('no login of the application may change what happened', () => {
  const { tables }: { tables: Record<string, Record<string, string[]>> } = JSON.parse(made);
  const grants = tables.events?.grants ?? [];
  expect(grants.length).toBeGreaterThan(0);
  for (const grant of grants.filter((line) => !line.startsWith('fairvisit_owner'))) {
    expect(grant).not.toMatch(/delete|truncate/);
  }
});
