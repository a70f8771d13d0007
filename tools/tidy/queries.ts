// SPDX-License-Identifier: Apache-2.0
// A query nobody calls is never tested and slowly becomes wrong.
import type { Import } from './import-scan.ts';
import type { Report, SourceFile } from './source-file.ts';
import { isTestFile } from './source-file.ts';

/** Every `*.query.ts` must be reached by imports from some test. */
export function checkQueriesAreReached(
  files: readonly SourceFile[],
  imports: readonly Import[],
): Report {
  const queries = files.filter((file) => /\.query\.ts$/.test(file.path));
  const reached = reachedFrom(files.map((file) => file.path).filter(isTestFile), imports);
  const faults = queries
    .filter((file) => !reached.has(file.path))
    .map((file) => ({ path: file.path, line: 1, what: 'no test reaches this query' }));
  return { read: queries.length, faults };
}

function reachedFrom(starts: readonly string[], imports: readonly Import[]): ReadonlySet<string> {
  const targets = new Map<string, string[]>();
  for (const { from, target } of imports) {
    if (target !== null) targets.set(from, [...(targets.get(from) ?? []), target]);
  }
  const reached = new Set(starts);
  // A set grows while it is walked, and the walk takes in what was added.
  for (const path of reached) for (const target of targets.get(path) ?? []) reached.add(target);
  return reached;
}
