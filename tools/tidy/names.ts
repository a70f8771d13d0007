// SPDX-License-Identifier: Apache-2.0
// A file is named after the one thing inside it. A name that fits anything says nothing.
import {
  baseName,
  type Fault,
  inspect,
  isCode,
  type Report,
  type SourceFile,
} from './source-file.ts';

const emptyNames = 'util|utils|helper|helpers|manager|service|services|common|misc|data|info';
/** `data-check.ts` is named after the queue it is about; `visit-data.ts` is named after nothing. */
const emptyName = new RegExp(`(^|-)(${emptyNames})$`);
/** A rule of law is named after what it says: org-01-responsible-manager.ts. */
const ruleName = /^(?:[a-z]+-)+\d+[a-z]?-/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function checkFileNames(files: readonly SourceFile[]): Report {
  return inspect(files, isCode, ({ path }): readonly Fault[] => {
    const parts = baseName(path).split('.').slice(0, -1);
    const wrongs: string[] = [];
    if (parts[0] === 'index') wrongs.push('an index file');
    if (parts.some((part) => emptyName.test(part) && !ruleName.test(part)))
      wrongs.push('a name that fits anything');
    if (!parts.every((part) => kebabCase.test(part))) wrongs.push('not kebab-case');
    return wrongs.map((what) => ({ path, line: 1, what }));
  });
}
