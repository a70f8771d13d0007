// SPDX-License-Identifier: Apache-2.0
// Files stay small enough to be read in one go. (Functions are measured by Biome, see biome.json.)
import {
  type Fault,
  inspect,
  isCode,
  isProduct,
  isTest,
  type Report,
  type SourceFile,
} from './source-file.ts';

export const linesMax = 400;
export const testLinesMax = 600;
export const medianLinesMax = 90;
export const ninetiethLinesMax = 250;

export function checkFileSizes(files: readonly SourceFile[]): Report {
  return inspect(files, isCode, (file): readonly Fault[] => {
    const lines = linesOf(file);
    const max = isTest(file.path) ? testLinesMax : linesMax;
    return lines <= max
      ? []
      : [{ path: file.path, line: max, what: `${lines} lines, at most ${max}` }];
  });
}

/** The figures the whole tree has to hold. */
export function sizeFigures(files: readonly SourceFile[]): {
  readonly read: number;
  readonly median: number;
  readonly ninetieth: number;
} {
  const sizes = files
    .filter((file) => isProduct(file.path))
    .map(linesOf)
    .sort((a, b) => a - b);
  const at = (share: number) =>
    sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0;
  return { read: sizes.length, median: at(0.5), ninetieth: at(0.9) };
}

function linesOf(file: SourceFile): number {
  return file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
}
