// SPDX-License-Identifier: Apache-2.0
// A test that is switched off, or that shares its title with another, proves nothing and looks as
// if it did.
import { maskCode } from './mask-code.ts';
import {
  type Fault,
  faultsAt,
  inspect,
  isTestFile,
  lineAt,
  type Report,
  type SourceFile,
} from './source-file.ts';

const switchedOff =
  /\b(?:test|it|describe)(?:\.\w+)*\.(?:skip|only|todo|skipIf|runIf|fails)\b|\bx(?:it|describe|test)\s*\(/g;
const titled =
  /(?<![\w.])(?:test|it)(?:\.(?:each|for)\s*\([^;]*?\))?(?:\.\w+)*\s*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const sleeping = /\bsetTimeout\s*\(\s*(?:resolve|done|r|ok)\b|\bsleep\s*\(/g;
const titleWordsMin = 3;

export function checkTestsAreOn(files: readonly SourceFile[]): Report {
  return inspect(files, isTestFile, (file) =>
    faultsAt(file.path, maskCode(file.text).bare, { pattern: switchedOff, what: 'switched off' }),
  );
}

export function checkTestsDoNotSleep(files: readonly SourceFile[]): Report {
  return inspect(files, isTestFile, (file) =>
    faultsAt(file.path, maskCode(file.text).bare, { pattern: sleeping, what: 'sleeps' }),
  );
}

export function checkTestTitles(files: readonly SourceFile[]): Report {
  return inspect(files, isTestFile, (file): readonly Fault[] => {
    const { withStrings, bare } = maskCode(file.text);
    const seen = new Set<string>();
    const faults: Fault[] = [];
    for (const match of withStrings.matchAll(titled)) {
      if (bare[match.index] === ' ') continue;
      const title = match[2] ?? '';
      const line = lineAt(withStrings, match.index);
      if (seen.has(title)) faults.push({ path: file.path, line, what: `title twice: ${title}` });
      // A title made from rows (`%s`, `$name`) has its words there.
      const isWhole = !/[%$]/.test(title);
      if (isWhole && title.split(/\s+/).length < titleWordsMin) {
        faults.push({ path: file.path, line, what: `title is no sentence: ${title}` });
      }
      seen.add(title);
    }
    return faults;
  });
}
