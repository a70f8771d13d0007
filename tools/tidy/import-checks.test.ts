// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { checkImportCycles } from './import-cycles.ts';
import { checkImportDirections } from './import-directions.ts';
import { scanImports } from './import-scan.ts';
import { checkImportShape } from './import-shape.ts';
import type { SourceFile } from './source-file.ts';

const manifests: readonly SourceFile[] = ['domain', 'law', 'api'].map((name) => ({
  path: `packages/${name}/package.json`,
  text: JSON.stringify({
    name: `@fairvisit/${name}`,
    exports: { './cn/*': './cn/*', './*': './src/*' },
  }),
}));

function importsIn(path: string, text: string, ...others: readonly SourceFile[]) {
  return scanImports([...manifests, { path, text }, ...others]);
}

function directionFaults(path: string, specifier: string): readonly string[] {
  return checkImportDirections(importsIn(path, `import { a } from '${specifier}';`)).faults.map(
    (fault) => fault.what,
  );
}

test('reads static, type, side-effect, dynamic and re-exporting imports with their lines', () => {
  const text = [
    "import type { A } from './a.ts';",
    "import './b.ts';",
    "import {\n  c,\n} from '@fairvisit/domain/c/c.ts';",
    "const d = await import('node:fs');",
    "export { e } from './e.ts';",
    "// import './no.ts';",
    "const f = `import './neither.ts'`;",
  ].join('\n');
  const found = importsIn('packages/law/src/x.ts', text);
  expect(found.map((each) => [each.line, each.target, each.isReExport])).toEqual([
    [1, 'packages/law/src/a.ts', false],
    [2, 'packages/law/src/b.ts', false],
    [3, 'packages/domain/src/c/c.ts', false],
    [7, 'packages/law/src/e.ts', true],
    [6, null, false],
  ]);
});

test('finds the file behind the longest export pattern that fits', () => {
  const found = importsIn('apps/server/src/x.ts', "import '@fairvisit/law/cn/visits/a.ts';");
  expect(found[0]?.target).toBe('packages/law/cn/visits/a.ts');
});

test('catches domain importing law', () => {
  expect(directionFaults('packages/domain/src/a.ts', '@fairvisit/law/decide.ts')).toEqual([
    'domain may not import law (@fairvisit/law/decide.ts)',
  ]);
});

test('catches a browser app reaching into the server', () => {
  expect(directionFaults('apps/console/src/a.ts', '../../server/src/main.ts')).toHaveLength(1);
});

test('lets law import domain and the server import every package', () => {
  expect(directionFaults('packages/law/src/a.ts', '@fairvisit/domain/result.ts')).toEqual([]);
  expect(directionFaults('apps/server/src/case/a.query.ts', '@fairvisit/api/a.ts')).toEqual([]);
});

test("catches an action that imports another noun's routes", () => {
  const from = 'apps/server/src/case/open-case.action.ts';
  expect(directionFaults(from, '../visit/visit.routes.ts')).toHaveLength(1);
  expect(directionFaults(from, '../visit/request-visit.action.ts')).toEqual([]);
});

test('catches an adapter imported outside jobs and main', () => {
  expect(directionFaults('apps/server/src/notice/a.action.ts', '../adapters/smtp.ts')).toHaveLength(
    1,
  );
  expect(directionFaults('apps/server/src/jobs/a.ts', '../adapters/smtp.ts')).toEqual([]);
});

test('catches a ring of two files and names it', () => {
  const found = checkImportCycles(
    importsIn('packages/domain/src/a.ts', "import { b } from './b.ts';", {
      path: 'packages/domain/src/b.ts',
      text: "import type { A } from './a.ts';",
    }),
  );
  expect(found.faults).toHaveLength(1);
  expect(found.faults[0]?.what).toContain(
    'a.ts → packages/domain/src/b.ts → packages/domain/src/a.ts',
  );
});

test('takes a diamond of imports as no ring', () => {
  const leaf = { path: 'packages/domain/src/d.ts', text: 'export const d = 1;' };
  const found = checkImportCycles(
    importsIn(
      'packages/domain/src/a.ts',
      "import './b.ts';\nimport './d.ts';",
      { path: 'packages/domain/src/b.ts', text: "import './d.ts';" },
      leaf,
    ),
  );
  expect(found).toEqual({ read: 2, faults: [] });
});

test('catches re-exports, index files, deep paths and missing endings', () => {
  const text = [
    "export * from './a.ts';",
    "import './folder/index.ts';",
    "import '../../../far.ts';",
    "import './b';",
  ].join('\n');
  const { faults } = checkImportShape(importsIn('packages/domain/src/x/y/z.ts', text));
  expect(faults.map((fault) => fault.what)).toEqual([
    're-export: ./a.ts',
    'import of an index file: ./folder/index.ts',
    'deep relative path: ../../../far.ts',
    'import without the ending of the file: ./b',
  ]);
});
