// SPDX-License-Identifier: Apache-2.0
// Which code decided: a hash over the law's source files, so that a decision of last year can be
// matched with the release that made it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';

let known: Buffer | null = null;

/** Read from disk at the first call, and the same for the life of the process. */
export function lawCodeHash(): Buffer {
  known ??= hashOfFolder(lawFolder());
  return known;
}

function lawFolder(): string {
  const engine = createRequire(import.meta.url).resolve('@fairvisit/law/decide.ts');
  return dirname(dirname(engine));
}

function hashOfFolder(folder: string): Buffer {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isProductCode(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules'))
    .sort();
  assert(paths.length > 0, 'the law has source files');
  const hash = createHash('sha256');
  for (const path of paths) {
    const text = readFileSync(join(folder, path));
    hash.update(`${path}\n${text.length}\n`).update(text);
  }
  return hash.digest();
}

function isProductCode(name: string): boolean {
  return /\.ts$/.test(name) && !/\.(test|test-support)\.ts$/.test(name);
}
