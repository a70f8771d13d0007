// SPDX-License-Identifier: Apache-2.0
// Who may import whom. The table stands in ARCHITECTURE.md as well; this is the one that bites.
import type { Import } from './import-scan.ts';
import { type Fault, isTest, type Report } from './source-file.ts';

const packages = ['domain', 'law', 'planner', 'statements', 'sync', 'api'];

const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  law: ['domain'],
  planner: ['domain'],
  statements: ['domain'],
  sync: ['domain'],
  api: ['domain'],
  server: packages,
  cli: [...packages, 'server'],
  console: ['domain', 'law', 'statements', 'api'],
  portal: ['domain', 'law', 'statements', 'api'],
  officer: ['domain', 'law', 'sync', 'api'],
  seeds: ['domain', 'law'],
};

/** Every import must follow the table, and inside the server the way routes → action/query → db. */
export function checkImportDirections(imports: readonly Import[]): Report {
  const faults = imports.flatMap((each) => {
    const what = wrongBetweenParts(each) ?? wrongInsideServer(each);
    return what === null ? [] : [faultOf(each, what)];
  });
  return { read: new Set(imports.map((each) => each.from)).size, faults };
}

function wrongBetweenParts({ from, target }: Import): string | null {
  if (target === null) return null;
  const importer = partOf(from);
  const imported = partOf(target);
  // Tests arrange with whatever they need; tools look at everything.
  if (importer === null || imported === importer || isTest(from)) return null;
  const allowed = mayImport[importer];
  if (allowed === undefined) return null;
  if (imported !== null && allowed.includes(imported)) return null;
  if (loadsDemo(from) && imported === 'seeds') return null;
  return `${importer} may not import ${imported ?? target}`;
}

/** The demo institution is loaded by the composition root and the folder named after it. */
function loadsDemo(path: string): boolean {
  return /^apps\/(server\/src\/(main\.ts|demo\/)|cli\/src\/)/.test(path);
}

function wrongInsideServer({ from, target }: Import): string | null {
  if (target === null || isTest(from)) return null;
  if (!from.startsWith('apps/server/src/') || !target.startsWith('apps/server/src/')) return null;
  const importer = from.slice('apps/server/src/'.length);
  const imported = target.slice('apps/server/src/'.length);
  if (/\.routes\.ts$/.test(imported) && /\.(action|query)\.ts$|^(db|audit|jobs)\//.test(importer)) {
    return 'routes are imported by the composition of the server only';
  }
  if (/\.action\.ts$/.test(imported) && /\.query\.ts$|^(db|audit)\//.test(importer)) {
    return 'a query, the database and the audit may not import an action';
  }
  if (/^db\//.test(importer) && /\.query\.ts$/.test(imported)) {
    return 'the database may not import a query';
  }
  if (/^adapters\//.test(imported) && !/^(adapters|jobs)\/|^main\.ts$/.test(importer)) {
    return 'adapters are imported by jobs and main.ts only';
  }
  return null;
}

/** `domain` of packages/domain/…, `server` of apps/server/…, `seeds` and `tools` of their folders. */
function partOf(path: string): string | null {
  const [first, second] = path.split('/');
  if (first === 'packages' || first === 'apps') return second ?? null;
  return first === 'seeds' || first === 'tools' || first === 'test' ? first : null;
}

function faultOf(each: Import, what: string): Fault {
  return { path: each.from, line: each.line, what: `${what} (${each.specifier})` };
}
