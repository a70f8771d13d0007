// SPDX-License-Identifier: Apache-2.0
// Finds actions that write without an audit row: none of their own, none in an action they call, and
// none in the actions that call them.
import { posix } from 'node:path';

export interface ActionFile {
  readonly path: string;
  readonly text: string;
}

export function unauditedActions(files: readonly ActionFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const calls = new Map(files.map((file) => [file.path, importedActions(file, byPath)]));
  const writes = (path: string) => /\bwriteAudit\(/.test(byPath.get(path)?.text ?? '');
  const reaches = (path: string) => [...reachedFrom(path, calls)].some(writes);
  return files
    .filter(({ path }) => !reaches(path))
    .filter(({ path }) => {
      const callers = files.filter((file) => reachedFrom(file.path, calls).has(path));
      const others = callers.filter((file) => file.path !== path);
      return others.length === 0 || !others.some((file) => reaches(file.path));
    })
    .map(({ path }) => path);
}

function importedActions(
  { path, text }: ActionFile,
  byPath: ReadonlyMap<string, ActionFile>,
): string[] {
  return [...text.matchAll(/from '(\.[^']+\.action\.ts)'/g)]
    .map((match) => posix.join(posix.dirname(path), match[1] ?? ''))
    .filter((target) => byPath.has(target));
}

function reachedFrom(
  path: string,
  calls: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set([path]);
  // A set grows while it is walked, and the walk takes in what was added.
  for (const each of reached) for (const target of calls.get(each) ?? []) reached.add(target);
  return reached;
}
