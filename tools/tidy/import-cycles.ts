// SPDX-License-Identifier: Apache-2.0
// Finds files that import each other in a ring: none of them can be read, tested or moved alone.
import type { Import } from './import-scan.ts';
import type { Fault, Report } from './source-file.ts';

export function checkImportCycles(imports: readonly Import[]): Report {
  const edges = new Map<string, Import[]>();
  for (const each of imports) edges.set(each.from, [...(edges.get(each.from) ?? []), each]);
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (done.has(path)) return;
    for (const each of edges.get(path) ?? []) {
      if (each.target === null) continue;
      const ring = [...trail, path];
      const start = ring.indexOf(each.target);
      if (start === -1) visit(each.target, ring);
      else {
        const what = `imports in a ring: ${[...ring.slice(start), each.target].join(' → ')}`;
        faults.push({ path, line: each.line, what });
      }
    }
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return { read: edges.size, faults };
}
