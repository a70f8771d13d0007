// SPDX-License-Identifier: Apache-2.0
// SQL stands where its reader looks for it: one read in a query, one transaction in an action, the
// rest in the folders of the database, the audit and the event log.
import { maskCode } from './mask-code.ts';
import {
  baseName,
  type Fault,
  faultsAt,
  inspect,
  isCode,
  isTest,
  type Report,
  type SourceFile,
} from './source-file.ts';

const tag = /\bsql(?:<[^`;]*>)?`/g;
const everyColumn = /\bselect\s+\*/gi;

export function checkSqlPlaces(files: readonly SourceFile[]): Report {
  return inspect(files, mayNotHoldSql, (file) => {
    // The tag is read with its strings standing, since a bare copy has no backtick.
    const text = maskCode(file.text).withStrings;
    return faultsAt(file.path, text, {
      pattern: tag,
      what: 'SQL outside queries, actions, db, audit and events',
    });
  });
}

export function checkNoSelectStar(files: readonly SourceFile[]): Report {
  return inspect(files, mayHoldSelect, (file) =>
    faultsAt(file.path, file.path.endsWith('.sql') ? file.text : maskCode(file.text).withStrings, {
      pattern: everyColumn,
      what: 'columns are not named',
    }),
  );
}

/** 0001-…, 0002-… without a gap: forward only, in one order on every machine. */
export function checkMigrationNumbers(files: readonly SourceFile[]): Report {
  const migrations = files
    .filter((file) => /^apps\/server\/migrations\/.*\.sql$/.test(file.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const faults = migrations.flatMap((file, index): readonly Fault[] => {
    const wanted = String(index + 1).padStart(4, '0');
    if (new RegExp(`^${wanted}-[a-z0-9-]+\\.sql$`).test(baseName(file.path))) return [];
    return [{ path: file.path, line: 1, what: `expected ${wanted}-name.sql here` }];
  });
  return { read: migrations.length, faults };
}

function mayNotHoldSql(path: string): boolean {
  if (!/^(apps|packages|seeds)\//.test(path) || !isCode(path) || isTest(path)) return false;
  return !/\.(query|action)\.ts$|^apps\/server\/src\/(db|audit|events)\//.test(path);
}

function mayHoldSelect(path: string): boolean {
  return path.startsWith('apps/') && !isTest(path) && /\.(ts|sql)$/.test(path);
}
