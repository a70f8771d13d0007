// SPDX-License-Identifier: Apache-2.0
// A rule without cases at its edges is a guess, and a rule without a source is an opinion.
import { baseName, type Fault, isTestFile, type Report, type SourceFile } from './source-file.ts';

/** vis-07-no-visit-on-public-holidays.ts: the rule's short id (with fv- our own), then what it says. */
const ruleFile = /^packages\/law\/([a-z]+)\/(?:[a-z-]+\/)*((?:[a-z]+-)+\d+[a-z]?)-[a-z0-9-]+\.ts$/;

export function checkLawRules(files: readonly SourceFile[]): Report {
  const paths = new Set(files.map((file) => file.path));
  const rules = files.filter((file) => ruleFile.test(file.path) && !isTestFile(file.path));
  const faults = rules.flatMap((file): readonly Fault[] => {
    const pack = ruleFile.exec(file.path)?.[1] ?? '';
    const sources = files.find((each) => each.path === `packages/law/${pack}/SOURCES.md`);
    const wrongs: string[] = [];
    if (!paths.has(file.path.replace(/\.ts$/, '.cases.yaml'))) {
      wrongs.push(`no ${baseName(file.path).replace(/\.ts$/, '.cases.yaml')} beside it`);
    }
    const named = sourcesNamedIn(file.text);
    // What the institution chose for itself has no source but itself, and says so.
    if (named.length === 0 && !/\bpolicy: true\b/.test(file.text)) wrongs.push('names no source');
    for (const source of named) {
      if (!listsSource(sources?.text ?? '', source))
        wrongs.push(`source ${source} is not in SOURCES.md`);
    }
    return wrongs.map((what) => ({ path: file.path, line: 1, what }));
  });
  return { read: rules.length, faults };
}

/** Ids like CN-SRC-CBA-2026, in the comment at the top or in the code. */
function sourcesNamedIn(text: string): readonly string[] {
  return [...new Set(text.match(/\b[A-Z]{2}-SRC-[A-Z0-9]+(?:-[A-Z0-9]+)*\b/g) ?? [])];
}

function listsSource(sources: string, id: string): boolean {
  return sources.split('\n').some((line) => line.split(/[^\w.-]+/).includes(id));
}
