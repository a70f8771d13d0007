// SPDX-License-Identifier: Apache-2.0
// The portal is built for this test alone, so that it never weighs what somebody built last week.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstLoadBytesMax, firstLoadFiles, totalBytes, weighFirstLoad } from './portal-weight.ts';

const root = join(import.meta.dirname, '..');

test('the first screen of the portal comes with at most 150 kB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-portal-'));
  try {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const flags = ['build', '--manifest', '--logLevel', 'warn', '--outDir', folder];
    const env = { ...process.env, NODE_ENV: 'production' };
    execFileSync(process.execPath, [vite, ...flags], { cwd: join(root, 'apps/portal'), env });
    const weighed = weighFirstLoad(folder);
    const bytes = totalBytes(weighed);
    process.stdout.write(`first load of the portal: ${bytes} bytes in ${weighed.length} files\n`);
    expect(weighed.some(({ file }) => file.endsWith('.css'))).toBe(true);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(firstLoadBytesMax);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a chunk that the first screen asks for later counts, the polyfill does not', () => {
  const files = firstLoadFiles({
    'index.html': {
      file: 'a.js',
      css: ['a.css'],
      dynamicImports: ['src/start.tsx', 'node_modules/temporal-polyfill/global.esm.js'],
    },
    'src/start.tsx': { file: 'b.js', imports: ['_react.js', 'index.html'] },
    '_react.js': { file: 'c.js' },
    'node_modules/temporal-polyfill/global.esm.js': { file: 'd.js' },
  });
  expect(files).toEqual(['index.html', 'a.js', 'a.css', 'b.js', 'c.js']);
});

test('a portal that grew too heavy is found', () => {
  const heavy = [
    { file: 'charts.js', bytes: firstLoadBytesMax },
    { file: 'a.css', bytes: 1 },
  ];
  expect(totalBytes(heavy)).toBeGreaterThan(firstLoadBytesMax);
});
