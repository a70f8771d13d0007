// SPDX-License-Identifier: Apache-2.0
// A second start skips what did not change; it must never skip what did.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, stampFits, writeStamp } from './fingerprint.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairvisit-fingerprint-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'a.ts'), 'export const a = 1;');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('changes with the content of a file, its name, and a file more', () => {
  const first = fingerprint([folder]);
  writeFileSync(join(folder, 'src', 'a.ts'), 'export const a = 2;');
  const edited = fingerprint([folder]);
  renameSync(join(folder, 'src', 'a.ts'), join(folder, 'src', 'b.ts'));
  const renamed = fingerprint([folder]);
  writeFileSync(join(folder, 'src', 'c.ts'), '');
  const added = fingerprint([folder]);
  expect(new Set([first, edited, renamed, added]).size).toBe(4);
});

test('stays the same over what is built or brought', () => {
  const before = fingerprint([folder]);
  for (const name of ['dist', 'node_modules']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'made.js'), 'x');
  }
  expect(fingerprint([folder])).toBe(before);
});

test('fits a stamp only while nothing changed', () => {
  const stamp = join(folder, 'stamp');
  expect(stampFits(stamp, 'one')).toBe(false);
  writeStamp(stamp, 'one');
  expect(stampFits(stamp, 'one')).toBe(true);
  expect(stampFits(stamp, 'two')).toBe(false);
});
