// SPDX-License-Identifier: Apache-2.0
// A cast tells the compiler to believe something nobody checked. Only the makers of brands may, and
// the few places that say here why nothing else works.
import { maskCode } from './mask-code.ts';
import { faultsAt, inspect, isProduct, type Report, type SourceFile } from './source-file.ts';

const cast = /(?<=[\w)\]}>'"`]\s+)as\s+(?!const\b)[\w{([][^\n;,)]*/g;
const importStatement = /^import\b[^;]*;/gm;
/** `[Key in Keys as Other]` renames a key of a type and believes nothing. */
const mappedKey = /\[\s*\w+\s+in\s[^\n]*?\bas\b/g;

const excused: Readonly<Record<string, string>> = {
  'packages/law/src/input/shape.ts': 'builds a mapped type key by key, which no type can follow',
};

export function checkCasts(files: readonly SourceFile[]): Report {
  return inspect(files, isConcerned, (file) => {
    const bare = maskCode(file.text).bare;
    const blank = (found: string) => found.replace(/[^\n]/g, ' ');
    const code = bare.replace(importStatement, blank).replace(mappedKey, blank);
    return faultsAt(file.path, code, { pattern: cast, what: 'cast' });
  });
}

function isConcerned(path: string): boolean {
  if (!isProduct(path) || path in excused) return false;
  return !/^packages\/domain\/src\/(ids\.ts|money\/)/.test(path);
}
