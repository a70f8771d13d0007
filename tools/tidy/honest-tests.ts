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
const opening = /(?<![\w.])(?:test|it)((?:\.\w+)*)\s*\(/g;
const quoted = /^\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/;
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
    const seen = new Set<string>();
    return titlesIn(file.text).flatMap(({ title, line }) => {
      const whats: string[] = [];
      if (seen.has(title)) whats.push(`title twice: ${title}`);
      // A title made from rows (`%s`, `$name`) has its words there.
      const isWhole = !/[%$]/.test(title);
      if (isWhole && title.split(/\s+/).length < titleWordsMin) {
        whats.push(`title is no sentence: ${title}`);
      }
      seen.add(title);
      return whats.map((what) => ({ path: file.path, line, what }));
    });
  });
}

function titlesIn(text: string): readonly { readonly title: string; readonly line: number }[] {
  const { withStrings, bare } = maskCode(text);
  return [...bare.matchAll(opening)].flatMap((match) => {
    let after = match.index + match[0].length;
    // `test.each(rows)('title', …)`: the title stands in the second pair of brackets.
    if (/\.(each|for)$/.test(match[1] ?? '')) after = afterBrackets(bare, after) + 1;
    const title = quoted.exec(withStrings.slice(after))?.[2];
    return title === undefined ? [] : [{ title, line: lineAt(text, match.index) }];
  });
}

/** The position after the bracket that closes the one open before `from`. */
function afterBrackets(bare: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < bare.length && depth > 0; at += 1) {
    if (bare[at] === '(') depth += 1;
    if (bare[at] === ')') depth -= 1;
  }
  return at;
}
