// SPDX-License-Identifier: Apache-2.0
// Reads the project's own text files from disk. It walks the folders instead of asking git, so that
// a copy without git is checked as well, and a file is checked before it is committed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './source-file.ts';

const ignoredFolders = new Set([
  '.cache',
  '.git',
  'coverage',
  'dist',
  'node_modules',
  'screens',
  'var',
]);
const textEndings =
  /\.(ts|tsx|mjs|md|json|sql|yaml|yml|css|html|sh|txt)$|^(LICENSE|NOTICE|run|\.npmrc|\.gitignore)$/;

/** Every text file under `root`, with paths from there. The folders of the seeds hold other people's files. */
export function readTree(root: string, folder = ''): readonly SourceFile[] {
  const files: SourceFile[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isIgnored(path)) files.push(...readTree(root, path));
    if (entry.isFile() && textEndings.test(entry.name)) {
      files.push({ path, text: readFileSync(join(root, path), 'utf8') });
    }
  }
  return files;
}

function isIgnored(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // `screens` is the ignored folder of pictures at the root, and a folder of routes in an app.
  if (name === 'screens') return path === 'screens' || path === 'test/screens';
  return ignoredFolders.has(name) || /^seeds\/[^/]+$/.test(path);
}
