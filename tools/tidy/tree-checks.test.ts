// SPDX-License-Identifier: Apache-2.0
// Checks that look at several files together, each with its planted fault.
import { expect, test } from 'vitest';
import { cataloguePaths, checkCatalogues } from './catalogues.ts';
import { scanImports } from './import-scan.ts';
import { checkLawRules } from './law-rules.ts';
import { checkDependenciesAreExplained, checkExactVersions, checkLicences } from './licences.ts';
import { checkQueriesAreReached } from './queries.ts';

test('catches a key that only one catalogue has, however deep', () => {
  const report = checkCatalogues([
    {
      zhPath: 'a/zh.ts',
      zh: { title: '案件', menu: { cases: '案件', plan: '计划' } },
      enPath: 'a/en.ts',
      en: { title: 'Case', menu: { cases: 'Cases' }, extra: 'x' },
    },
  ]);
  expect(report.faults.map((fault) => `${fault.path}: ${fault.what}`)).toEqual([
    'a/en.ts: no key menu.plan',
    'a/zh.ts: no key extra',
  ]);
});

test('catches catalogues without any key', () => {
  const pair = { zhPath: 'a/zh.ts', zh: {}, enPath: 'a/en.ts', en: {} };
  expect(checkCatalogues([pair]).faults).toHaveLength(1);
});

test('pairs catalogues in a folder and beside their screen', () => {
  expect(cataloguePaths(['a/catalogue/zh.ts', 'b/words.zh.ts', 'c/horizon-zh.ts'])).toEqual([
    ['a/catalogue/zh.ts', 'a/catalogue/en.ts'],
    ['b/words.zh.ts', 'b/words.en.ts'],
  ]);
});

test('catches a query that no test reaches', () => {
  const files = [
    { path: 'apps/server/src/case/a.query.ts', text: 'export const a = 1;' },
    { path: 'apps/server/src/case/b.query.ts', text: 'export const b = 1;' },
    { path: 'apps/server/src/case/a.action.ts', text: "import { a } from './a.query.ts';" },
    { path: 'apps/server/src/case/a.action.test.ts', text: "import { f } from './a.action.ts';" },
    { path: 'apps/server/src/main.ts', text: "import { b } from './case/b.query.ts';" },
  ];
  const report = checkQueriesAreReached(files, scanImports(files));
  expect(report.read).toBe(2);
  expect(report.faults.map((fault) => fault.path)).toEqual(['apps/server/src/case/b.query.ts']);
});

test('catches a rule without cases, without a source, and with an unknown source', () => {
  const rule = (name: string, text: string) => ({ path: `packages/law/cn/visits/${name}`, text });
  const report = checkLawRules([
    { path: 'packages/law/cn/SOURCES.md', text: '| CN-SRC-CBA-2026 | 工作指引 |\n' },
    rule('vis-01-good.ts', "export const rule = { source: 'CN-SRC-CBA-2026' };"),
    rule('vis-01-good.cases.yaml', ''),
    rule('vis-02-no-cases.ts', "export const rule = { source: 'CN-SRC-CBA-2026' };"),
    rule('vis-03-no-source.ts', 'export const rule = {};'),
    rule('vis-03-no-source.cases.yaml', ''),
    rule('vis-05-policy.ts', 'export const rule = { policy: true };'),
    rule('vis-05-policy.cases.yaml', ''),
    rule(
      'vis-04-unknown-source.ts',
      "export const rule = { sources: ['CN-SRC-CBA-2026', 'CN-SRC-CBA-202'] };",
    ),
    rule('vis-04-unknown-source.cases.yaml', ''),
  ]);
  expect(report.read).toBe(5);
  expect(report.faults.map((fault) => fault.what)).toEqual([
    'no vis-02-no-cases.cases.yaml beside it',
    'names no source',
    'source CN-SRC-CBA-202 is not in SOURCES.md',
  ]);
});

test('catches a shipped package under a licence that may not be passed on', () => {
  const packages = {
    '': { license: 'Apache-2.0' },
    'node_modules/good': { license: '(MIT OR GPL-3.0)' },
    'node_modules/bad': { license: 'AGPL-3.0' },
    'node_modules/half': { license: 'MIT AND GPL-3.0' },
    'node_modules/none': {},
    'node_modules/tool': { license: 'GPL-3.0', dev: true },
  };
  const lock = { path: 'package-lock.json', text: JSON.stringify({ packages }) };
  const report = checkLicences(lock);
  expect(report.read).toBe(4);
  expect(report.faults.map((fault) => fault.what)).toEqual([
    'node_modules/bad has licence AGPL-3.0',
    'node_modules/half has licence MIT AND GPL-3.0',
    'node_modules/none has licence undefined',
  ]);
});

test('catches a dependency that is not one exact version', () => {
  const text = JSON.stringify({ dependencies: { a: '1.2.3', b: '^1.2.3', c: 'latest' } });
  const report = checkExactVersions([{ path: 'apps/server/package.json', text }]);
  expect(report.faults.map((fault) => fault.what)).toEqual(['b is ^1.2.3', 'c is latest']);
});

test('catches a dependency without its line in the decision', () => {
  const text = JSON.stringify({ dependencies: { zod: '4.0.0', left: '1.0.0' } });
  const manifest = { path: 'packages/api/package.json', text };
  const report = checkDependenciesAreExplained([manifest], '| `zod` | schemas |');
  expect(report.faults.map((fault) => fault.what)).toEqual(['left is not explained']);
});
