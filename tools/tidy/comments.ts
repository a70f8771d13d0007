// SPDX-License-Identifier: Apache-2.0
// The first line names the licence, and nothing lands that is marked as unfinished.
import {
  type Fault,
  faultsAt,
  inspect,
  isCode,
  isProduct,
  type Report,
  type SourceFile,
} from './source-file.ts';

const licenceLine = '// SPDX-License-Identifier: Apache-2.0';
// Put together from halves, so that this file is not its own first finding.
const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`, 'g');
const silenced = new RegExp(`@ts-(?:ig${'nore'}|no${'check'})|eslint-dis${'able'}`, 'g');

export function checkLicenceLines(files: readonly SourceFile[]): Report {
  return inspect(files, isCode, (file): readonly Fault[] => {
    const lines = file.text.split('\n');
    const first = lines[0]?.startsWith('#!') ? lines[1] : lines[0];
    if (first === licenceLine) return [];
    return [{ path: file.path, line: 1, what: `does not begin with "${licenceLine}"` }];
  });
}

/** A product file says why it exists, right below its licence. */
export function checkFileReasons(files: readonly SourceFile[]): Report {
  return inspect(files, isProduct, (file): readonly Fault[] => {
    const lines = file.text.split('\n');
    const second = lines[0]?.startsWith('#!') ? lines[2] : lines[1];
    if (/^(\/\/|\/\*\*) ?\S/.test(second ?? '')) return [];
    return [{ path: file.path, line: 2, what: 'does not say why it exists' }];
  });
}

export function checkNothingUnfinished(files: readonly SourceFile[]): Report {
  return inspect(files, isOurText, (file) => [
    ...faultsAt(file.path, file.text, { pattern: unfinished, what: 'unfinished' }),
    ...faultsAt(file.path, file.text, { pattern: silenced, what: 'silenced check' }),
  ]);
}

function isOurText(path: string): boolean {
  return isCode(path) || /\.(sql|css)$/.test(path);
}
