// SPDX-License-Identifier: Apache-2.0
// What every tidy check takes and gives. A check is a pure function over files, so that its own test
// can plant a fault; `read` says how many files it looked at, since a check that looks at none finds none.

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

export interface Report {
  readonly read: number;
  readonly faults: readonly Fault[];
}

/** Runs `faultsOf` over the files that `concerns` picks, and counts them. */
export function inspect(
  files: readonly SourceFile[],
  concerns: (path: string) => boolean,
  faultsOf: (file: SourceFile) => readonly Fault[],
): Report {
  const read = files.filter((file) => concerns(file.path));
  return { read: read.length, faults: read.flatMap((file) => faultsOf(file)) };
}

/** One fault for each match of a global pattern in `text` (the file's own, or a masked copy of it). */
export function faultsAt(
  path: string,
  text: string,
  find: { readonly pattern: RegExp; readonly what: string },
): readonly Fault[] {
  return [...text.matchAll(find.pattern)].map((match) => ({
    path,
    line: lineAt(text, match.index),
    what: `${find.what}: ${match[0].trim()}`,
  }));
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

export function isCode(path: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(path);
}

/** A file that only tests: a test, a journey, or the support of tests. */
export function isTest(path: string): boolean {
  return (
    /\.(test|test-support|fixture|journey)\.tsx?$/.test(path) ||
    /(^|\/)(test|test-support)\//.test(path)
  );
}

/** A file whose tests run: what vitest would pick up. */
export function isTestFile(path: string): boolean {
  return /\.(test|journey)\.tsx?$/.test(path);
}

export function isProduct(path: string): boolean {
  return isCode(path) && !isTest(path);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
