// SPDX-License-Identifier: Apache-2.0
// What a person's telephone has to fetch before the portal's first screen can be used, packed as a web
// server packs it. The page is opened on weak lines: the limit is a promise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const firstLoadBytesMax = 150_000;

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

export type Manifest = Readonly<Record<string, Chunk>>;

export interface Weighed {
  readonly file: string;
  readonly bytes: number;
}

/** Every file that the page fetches at its start; Temporal's polyfill only goes to old browsers. */
export function firstLoadFiles(manifest: Manifest): readonly string[] {
  const seen = new Set<string>();
  const walk = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key) || key.includes('temporal-polyfill')) return;
    seen.add(key);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) walk(next);
  };
  walk('index.html');
  const files = [...seen].flatMap((key) => {
    const chunk = manifest[key];
    return chunk === undefined ? [] : [chunk.file, ...(chunk.css ?? [])];
  });
  return [...new Set(['index.html', ...files])];
}

/** The same for a folder that Vite built with a manifest. */
export function weighFirstLoad(folder: string): readonly Weighed[] {
  const manifest: Manifest = JSON.parse(
    readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'),
  );
  return firstLoadFiles(manifest).map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(folder, file)), { level: 6 }).length,
  }));
}

export function totalBytes(weighed: readonly Weighed[]): number {
  return weighed.reduce((sum, { bytes }) => sum + bytes, 0);
}
