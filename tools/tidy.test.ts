// SPDX-License-Identifier: Apache-2.0
// Holds the tree to STYLE.md. Every check must have read something; that each of them catches its
// fault is shown in tidy/*.test.ts.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCasts } from './tidy/casts.ts';
import { cataloguePaths, checkCatalogues } from './tidy/catalogues.ts';
import { checkFileReasons, checkLicenceLines, checkNothingUnfinished } from './tidy/comments.ts';
import { checkTestsAreOn, checkTestsDoNotSleep, checkTestTitles } from './tidy/honest-tests.ts';
import { checkImportCycles } from './tidy/import-cycles.ts';
import { checkImportDirections } from './tidy/import-directions.ts';
import { scanImports } from './tidy/import-scan.ts';
import { checkImportShape } from './tidy/import-shape.ts';
import { checkLawRules } from './tidy/law-rules.ts';
import {
  checkDependenciesAreExplained,
  checkExactVersions,
  checkLicences,
} from './tidy/licences.ts';
import { checkFileNames } from './tidy/names.ts';
import { checkDateIsBanned, checkPurePackages } from './tidy/purity.ts';
import { checkQueriesAreReached } from './tidy/queries.ts';
import { readTree } from './tidy/read-tree.ts';
import { checkFileSizes, medianLinesMax, ninetiethLinesMax, sizeFigures } from './tidy/sizes.ts';
import type { Report } from './tidy/source-file.ts';
import { checkMigrationNumbers, checkNoSelectStar, checkSqlPlaces } from './tidy/sql.ts';
import { checkNoTraceOfMachines, checkWords } from './tidy/words.ts';

const root = join(import.meta.dirname, '..');
const files = readTree(root);
const imports = scanImports(files);
const paths = files.map((file) => file.path);

function textOf(path: string): string {
  const file = files.find((each) => each.path === path);
  assert(file !== undefined, `${path} is in the tree`);
  return file.text;
}

const checks: readonly (readonly [string, () => Report])[] = [
  ['imports follow the table of directions', () => checkImportDirections(imports)],
  ['no files import each other in a ring', () => checkImportCycles(imports)],
  ['imports name the defining file, from nearby', () => checkImportShape(imports)],
  ['the packages are pure', () => checkPurePackages(files)],
  ['Date stands in the type parsers of the database only', () => checkDateIsBanned(files)],
  ['no file is too long to read', () => checkFileSizes(files)],
  ['file names say what is inside', () => checkFileNames(files)],
  ['no test is switched off', () => checkTestsAreOn(files)],
  ['no test sleeps', () => checkTestsDoNotSleep(files)],
  ['test titles are sentences, each once in its file', () => checkTestTitles(files)],
  ['every file begins with its licence', () => checkLicenceLines(files)],
  ['every product file says why it exists', () => checkFileReasons(files)],
  ['only makers of brands cast', () => checkCasts(files)],
  ['nothing is marked as unfinished', () => checkNothingUnfinished(files)],
  ['SQL stands in queries, actions, db, audit and events', () => checkSqlPlaces(files)],
  ['every select names its columns', () => checkNoSelectStar(files)],
  ['migrations are numbered without a gap', () => checkMigrationNumbers(files)],
  ['every query is reached by a test', () => checkQueriesAreReached(files, imports)],
  ['every rule of law has its cases and its source', () => checkLawRules(files)],
  ['screens say 违约金, and cardholders read nothing of collection', () => checkWords(files)],
  ['no trace of one machine stands in the tree', () => checkNoTraceOfMachines(files)],
  ['every dependency is one exact version', () => checkExactVersions(files)],
  [
    'every dependency is explained',
    () => checkDependenciesAreExplained(files, textOf('docs/adr/0004-dependencies.md')),
  ],
  [
    'every shipped package has a licence that may be passed on',
    () => checkLicences({ path: 'package-lock.json', text: textOf('package-lock.json') }),
  ],
];

test.each(checks)('%s', (_title, check) => {
  const report = check();
  expect(report.faults.map((fault) => `${fault.path}:${fault.line} ${fault.what}`)).toEqual([]);
  expect(report.read).toBeGreaterThan(0);
});

test('the Chinese and the English catalogues have the same keys', async () => {
  const pairs = await Promise.all(
    cataloguePaths(paths).map(async ([zhPath, enPath]) => ({
      zhPath,
      zh: await import(join(root, zhPath)),
      enPath,
      en: await import(join(root, enPath)),
    })),
  );
  // The export of each side is named after its language, so the name itself is not compared.
  const report = checkCatalogues(
    pairs.map((pair) => ({ ...pair, zh: Object.values(pair.zh), en: Object.values(pair.en) })),
  );
  expect(report.faults).toEqual([]);
  expect(report.read).toBeGreaterThan(0);
});

test('half of the files can be read at a glance', () => {
  const { read, median, ninetieth } = sizeFigures(files);
  expect(read).toBeGreaterThan(0);
  expect(median).toBeLessThanOrEqual(medianLinesMax);
  expect(ninetieth).toBeLessThanOrEqual(ninetiethLinesMax);
});

test.each([
  ['the rule that blocks a visit on a public holiday', 'public-holidays.ts'],
  ['the SQL of the overdue list', 'overdue-list.query.ts'],
])('a newcomer finds %s with one search', (_what, words) => {
  expect(paths.filter((path) => path.includes(words))).toHaveLength(1);
});
