// SPDX-License-Identifier: Apache-2.0
// Chinese and English are equal: a key that stands in one catalogue stands in the other.
import type { Fault, Report } from './source-file.ts';

export interface CataloguePair {
  readonly zhPath: string;
  readonly zh: unknown;
  readonly enPath: string;
  readonly en: unknown;
}

export function checkCatalogues(pairs: readonly CataloguePair[]): Report {
  const faults = pairs.flatMap((pair): readonly Fault[] => {
    const zh = keysOf(pair.zh);
    const en = keysOf(pair.en);
    const missing = (path: string, key: string): Fault => ({
      path,
      line: 1,
      what: `no key ${key}`,
    });
    return [
      ...(zh.size + en.size === 0 ? [{ path: pair.zhPath, line: 1, what: 'no key at all' }] : []),
      ...[...zh].filter((key) => !en.has(key)).map((key) => missing(pair.enPath, key)),
      ...[...en].filter((key) => !zh.has(key)).map((key) => missing(pair.zhPath, key)),
    ];
  });
  return { read: pairs.length, faults };
}

/** `zh.ts` beside `en.ts`, or `words.zh.ts` beside `words.en.ts`. */
export function cataloguePaths(paths: readonly string[]): readonly (readonly [string, string])[] {
  return paths
    .filter((path) => /(^|[/.])zh\.ts$/.test(path))
    .map((path) => [path, path.replace(/zh\.ts$/, 'en.ts')]);
}

function keysOf(value: unknown, prefix = ''): ReadonlySet<string> {
  if (value === null || typeof value !== 'object') return new Set();
  const keys = new Set<string>();
  for (const [name, inner] of Object.entries(value)) {
    const deeper = keysOf(inner, `${prefix}${name}.`);
    if (deeper.size === 0) keys.add(prefix + name);
    for (const key of deeper) keys.add(key);
  }
  return keys;
}
