// SPDX-License-Identifier: Apache-2.0
// A fingerprint of files on disk, so that a second start does only what changed since the first.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ignored = new Set(['node_modules', 'dist', '.cache', '.git']);

/** SHA-256 over the names and the content of the given files and folders, in a stable order. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder).sort()) {
    hash.update(`${path}\0`);
    hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

export function stampFits(stampFile, value) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === value;
}

export function writeStamp(stampFile, value) {
  writeFileSync(stampFile, `${value}\n`);
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !ignored.has(name))
    .flatMap((name) => filesUnder(join(path, name)));
}
