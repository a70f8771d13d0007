// SPDX-License-Identifier: Apache-2.0
// Each check is shown a planted fault, and a clean file beside it.
import { expect, test } from 'vitest';
import { checkCasts } from './casts.ts';
import { checkFileReasons, checkLicenceLines, checkNothingUnfinished } from './comments.ts';
import { checkTestsAreOn, checkTestsDoNotSleep, checkTestTitles } from './honest-tests.ts';
import { checkFileNames } from './names.ts';
import { checkDateIsBanned, checkPurePackages } from './purity.ts';
import { checkFileSizes, linesMax, sizeFigures, testLinesMax } from './sizes.ts';
import type { Report, SourceFile } from './source-file.ts';
import { checkMigrationNumbers, checkNoSelectStar, checkSqlPlaces } from './sql.ts';
import { checkNoTraceOfMachines, checkWords } from './words.ts';

type Check = (files: readonly SourceFile[]) => Report;

function lineFaults(check: Check, path: string, text: string): readonly string[] {
  const report = check([{ path, text }]);
  expect(report.read).toBe(1);
  return report.faults.map((fault) => `${fault.line} ${fault.what}`);
}

const domain = 'packages/domain/src/a.ts';
const tick = '`';

test('catches the clock, randomness, Node and the process in a pure package', () => {
  const text = [
    'const a = Date.now();',
    'const b = Math.random();',
    "import { c } from 'node:fs';",
    'const d = process.env.HOME;',
    '// Date.now() and process.env in a comment are prose.',
    "const e = 'Math.random()';",
  ].join('\n');
  expect(lineFaults(checkPurePackages, domain, text)).toEqual([
    '1 impure: Date.now',
    '2 impure: Math.random',
    '4 impure: process.',
    '3 impure: node:fs',
  ]);
});

test("leaves a pure package's tests and the apps out of the purity check", () => {
  const impure = 'const a = process.env.HOME;';
  const files = ['packages/law/src/a.test.ts', 'apps/server/src/main.ts'];
  expect(checkPurePackages(files.map((path) => ({ path, text: impure })))).toEqual({
    read: 0,
    faults: [],
  });
});

test('catches a Date anywhere but in the type parsers of the database', () => {
  const text = 'const at = new Date(2026);\nfunction f(day: Date) {}\nconst shown: DateRange = x;';
  expect(lineFaults(checkDateIsBanned, 'apps/server/src/case/a.action.ts', text)).toEqual([
    '1 Date: new Date',
    '2 Date: : Date',
  ]);
  expect(checkDateIsBanned([{ path: 'apps/server/src/db/types.ts', text }]).read).toBe(0);
});

test('catches a file of one line too many, and grants tests more', () => {
  const lines = (count: number) => 'x\n'.repeat(count);
  expect(lineFaults(checkFileSizes, domain, lines(linesMax))).toEqual([]);
  expect(lineFaults(checkFileSizes, domain, lines(linesMax + 1))).toHaveLength(1);
  expect(lineFaults(checkFileSizes, 'packages/a.test.ts', lines(testLinesMax))).toEqual([]);
  expect(lineFaults(checkFileSizes, 'packages/a.test.ts', lines(testLinesMax + 1))).toHaveLength(1);
});

test('gives the median and the ninetieth percentile of the product files', () => {
  const files = Array.from({ length: 10 }, (_, index) => ({
    path: `packages/domain/src/f${index}.ts`,
    text: 'x\n'.repeat(index + 1),
  }));
  const withTest = [...files, { path: 'packages/domain/src/a.test.ts', text: 'x\n'.repeat(500) }];
  expect(sizeFigures(withTest)).toEqual({ read: 10, median: 6, ninetieth: 10 });
});

test.each([
  ['packages/domain/src/index.ts', 'an index file'],
  ['packages/domain/src/money-utils.ts', 'a name that fits anything'],
  ['apps/server/src/case/case-service.ts', 'a name that fits anything'],
  ['apps/server/src/case/visit.helper.ts', 'a name that fits anything'],
  ['apps/console/src/widgets/CaseTable.tsx', 'not kebab-case'],
])('catches the file name %s', (path, what) => {
  expect(lineFaults(checkFileNames, path, '')).toEqual([`1 ${what}`]);
});

test.each([
  'apps/server/src/portfolio/data-check.query.ts',
  'apps/server/src/case/open-case.action.ts',
  'packages/law/cn/visits/org-01-responsible-manager.ts',
])('accepts the file name %s', (path) => {
  expect(lineFaults(checkFileNames, path, '')).toEqual([]);
});

test('catches skipped, focused, conditional and unwritten tests', () => {
  const text = [
    "test.skip('a b c', f);",
    "describe.only('d', f);",
    "it.todo('e f g');",
    "test.each(rows).skip('h i j', f);",
    "test.runIf(url)('k l m', f);",
    "test('says test.skip in words', f);",
  ].join('\n');
  expect(lineFaults(checkTestsAreOn, 'packages/a.test.ts', text)).toHaveLength(4);
  expect(lineFaults(checkTestsAreOn, 'packages/b.test.ts', "test.each(rows)('a b c', f);")).toEqual(
    [],
  );
});

test('catches a test that waits for time to pass', () => {
  const text = 'await new Promise((resolve) => setTimeout(resolve, 500));';
  expect(lineFaults(checkTestsDoNotSleep, 'packages/a.test.ts', text)).toHaveLength(1);
});

test('catches a title that stands twice and one that is no sentence', () => {
  const text = [
    "test('refuses a visit', f);",
    "test('refuses a visit', f);",
    "it('works', f);",
    "it.each([a('b').replace('c', 'd')])('refuses a visit', f);",
    "it.each(rows)('%s', f);",
  ].join('\n');
  expect(lineFaults(checkTestTitles, 'packages/a.test.ts', text)).toEqual([
    '2 title twice: refuses a visit',
    '3 title is no sentence: works',
    '4 title twice: refuses a visit',
  ]);
});

test('catches a missing licence line', () => {
  expect(lineFaults(checkLicenceLines, domain, 'export const a = 1;\n')).toHaveLength(1);
  const hashBang = '#!/usr/bin/env node\n// SPDX-License-Identifier: Apache-2.0\n';
  expect(lineFaults(checkLicenceLines, domain, hashBang)).toEqual([]);
});

test('catches work marked as unfinished and checks switched off', () => {
  const text = `// ${'TO'}DO later\nconst todos = 1;\n// @ts-${'ignore'}\n`;
  expect(lineFaults(checkNothingUnfinished, domain, text)).toHaveLength(2);
});

test('catches SQL in a route and lets a query hold it', () => {
  const text = `const rows = await sql${tick}select 1${tick}.execute(db);`;
  expect(lineFaults(checkSqlPlaces, 'apps/server/src/case/case.routes.ts', text)).toHaveLength(1);
  expect(checkSqlPlaces([{ path: 'apps/server/src/case/case.query.ts', text }]).read).toBe(0);
});

test('catches typed SQL tags too', () => {
  const text = `const rows = sql<Row>${tick}select 1${tick};`;
  expect(lineFaults(checkSqlPlaces, 'apps/server/src/case/case.routes.ts', text)).toHaveLength(1);
});

test('catches a select that does not name its columns', () => {
  const text = `const rows = sql${tick}\n  Select  * from cases${tick};`;
  expect(lineFaults(checkNoSelectStar, 'apps/server/src/case/case.query.ts', text)).toHaveLength(1);
  expect(
    lineFaults(checkNoSelectStar, 'apps/server/migrations/0001-a.sql', 'select count(*) from a'),
  ).toEqual([]);
});

test('catches a gap in the numbers of the migrations', () => {
  const files = ['0001-ground.sql', '0003-cases.sql'].map((name) => ({
    path: `apps/server/migrations/${name}`,
    text: '',
  }));
  expect(checkMigrationNumbers(files)).toEqual({
    read: 2,
    faults: [
      {
        path: 'apps/server/migrations/0003-cases.sql',
        line: 1,
        what: 'expected 0002-name.sql here',
      },
    ],
  });
});

test('catches the abolished levy on a screen', () => {
  const text = "export const zh = { fee: '滞纳金' };";
  expect(lineFaults(checkWords, 'apps/console/src/catalogue/zh.ts', text)).toHaveLength(1);
});

test('catches talk of collection in what a cardholder reads', () => {
  const text = "export const text = '催收通知';\nexport const en = 'Debt collection notice';";
  const path = 'apps/server/src/notice/visit-notice-template.ts';
  expect(lineFaults(checkWords, path, text)).toHaveLength(2);
});

test('catches the path of a machine and the host of a registry', () => {
  const text = `see /ho${'me'}/someone/file\nhttps://registry.n${'pmjs'}.org/x\nhttps://example.org/home/page/\n`;
  expect(lineFaults(checkNoTraceOfMachines, 'README.md', text)).toHaveLength(2);
});

test('catches a cast, and knows renamed imports, const and prose', () => {
  const text = [
    "import { a as b, type C } from './c.ts';",
    "import * as everything from './d.ts';",
    'const d = JSON.parse(text) as Settings;',
    'const e = [1, 2] as const;',
    'const f = sql`select 1 as one`;',
    'type H = { [P in Part as Sent<P>]: P };',
    "const g = 'as Good as it gets';",
  ].join('\n');
  expect(lineFaults(checkCasts, 'packages/law/src/a.ts', text)).toEqual(['3 cast: as Settings']);
});

test('catches a file that does not say why it exists', () => {
  const licence = '// SPDX-License-Identifier: Apache-2.0\n';
  const path = 'packages/law/src/a.ts';
  expect(lineFaults(checkFileReasons, path, `${licence}export const a = 1;\n`)).toHaveLength(1);
  expect(lineFaults(checkFileReasons, path, `${licence}// One a for all.\n`)).toEqual([]);
});
