// SPDX-License-Identifier: Apache-2.0
// What is shipped must be free to ship, and must be the very version that was tried.
import { baseName, inspect, type Report, type SourceFile } from './source-file.ts';

const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

interface LockedPackage {
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly license?: string;
}

/** Packages that name no licence in their description; the licence was read in their own file. */
const readInItsFile: Readonly<Record<string, string>> = { 'node_modules/png-js': 'MIT' };

/** Every package of the lock file that production needs has a licence that may be passed on. */
export function checkLicences(lock: SourceFile): Report {
  const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(lock.text);
  const shipped = Object.entries(packages).filter(
    ([path, entry]) => path.includes('node_modules/') && entry.dev !== true && entry.link !== true,
  );
  const faults = shipped
    .filter(([path, entry]) => !mayShip(entry.license ?? readInItsFile[path]))
    .map(([path, entry]) => ({
      path: lock.path,
      line: 1,
      what: `${path} has licence ${entry.license}`,
    }));
  return { read: shipped.length, faults };
}

function mayShip(licence: string | undefined): boolean {
  if (licence === undefined) return false;
  // Of "A OR B" one may be chosen; of "A AND B" both hold.
  const choices = licence.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((part) => allowed.has(part.trim())));
}

/** Every dependency of every package.json is one exact version. */
export function checkExactVersions(files: readonly SourceFile[]): Report {
  return inspect(files, isManifest, (file) =>
    wantedBy(file)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => ({ path: file.path, line: 1, what: `${name} is ${version}` })),
  );
}

/** Every dependency has its line in the decision about dependencies. */
export function checkDependenciesAreExplained(
  files: readonly SourceFile[],
  decision: string,
): Report {
  return inspect(files, isManifest, (file) =>
    wantedBy(file)
      .filter(([name]) => !decision.includes(`\`${name}\``))
      .map(([name]) => ({ path: file.path, line: 1, what: `${name} is not explained` })),
  );
}

function isManifest(path: string): boolean {
  return baseName(path) === 'package.json';
}

function wantedBy(file: SourceFile): readonly (readonly [string, string])[] {
  const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(file.text);
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  // The project's own packages are found in the tree, whatever their version says.
  return kinds
    .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
    .filter(([name]) => !name.startsWith('@fairvisit/'));
}
