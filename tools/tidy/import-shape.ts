// SPDX-License-Identifier: Apache-2.0
// The form of an import: the very file that defines the thing, with its ending, from nearby.
import type { Import } from './import-scan.ts';
import { baseName, type Fault, isTestFile, type Report } from './source-file.ts';

/** The length of a campaign is asked by tests of every package; nothing else is that far away. */
const reachableFromTests = 'tools/campaign.ts';

export function checkImportShape(imports: readonly Import[]): Report {
  const faults = imports.flatMap((each): readonly Fault[] =>
    wrongsOf(each).map((what) => ({
      path: each.from,
      line: each.line,
      what: `${what}: ${each.specifier}`,
    })),
  );
  return { read: new Set(imports.map((each) => each.from)).size, faults };
}

function wrongsOf(each: Import): readonly string[] {
  const wrongs: string[] = [];
  const { specifier, target } = each;
  if (each.isReExport) wrongs.push('re-export');
  if (target !== null && /^index\.\w+$/.test(baseName(target)))
    wrongs.push('import of an index file');
  const isFar = specifier.includes('../../..');
  if (isFar && !(isTestFile(each.from) && target === reachableFromTests)) {
    wrongs.push('deep relative path');
  }
  if (specifier.startsWith('.') && !/\.(ts|tsx|mjs|json|css|svg)(\?\w+)?$/.test(specifier)) {
    wrongs.push('import without the ending of the file');
  }
  return wrongs;
}
