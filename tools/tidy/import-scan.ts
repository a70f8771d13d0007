// SPDX-License-Identifier: Apache-2.0
// Finds what a file imports and which file of the project that is.
import { maskCode } from './mask-code.ts';
import { isCode, lineAt, type SourceFile } from './source-file.ts';

export interface Import {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** The path of the file that is meant, or null for a package of others and Node's own. */
  readonly target: string | null;
  readonly isReExport: boolean;
}

/** Where a workspace package keeps what its name's sub-paths mean. */
interface Workspace {
  readonly name: string;
  readonly folder: string;
  readonly exports: readonly (readonly [string, string])[];
}

const statement =
  /(?<![\w.$])(import|export)\s*(?:type\s*)?(?:[\w*{][^'"`;()]*?\bfrom\s*)?(['"])([^'"\n]+)\2/g;
const dynamic = /(?<![\w.$])import\s*\(\s*(['"])([^'"\n]+)\1/g;

/** Every import of every code file, in the order of the files. */
export function scanImports(files: readonly SourceFile[]): readonly Import[] {
  const workspaces = files.filter((file) => /package\.json$/.test(file.path)).map(workspaceOf);
  return files.filter((file) => isCode(file.path)).flatMap((file) => importsOf(file, workspaces));
}

function importsOf(file: SourceFile, workspaces: readonly Workspace[]): readonly Import[] {
  const { withStrings, bare } = maskCode(file.text);
  const made = (index: number, specifier: string, isReExport: boolean): Import => ({
    from: file.path,
    line: lineAt(file.text, index),
    specifier,
    target: targetOf({ from: file.path, specifier, workspaces }),
    isReExport,
  });
  // The keyword must be code: a line of a template that reads like an import is none.
  const isCodeAt = (index: number) => bare[index] !== ' ';
  return [
    ...[...withStrings.matchAll(statement)]
      .filter((match) => isCodeAt(match.index))
      .map((match) => made(match.index, match[3] ?? '', match[1] === 'export')),
    ...[...withStrings.matchAll(dynamic)]
      .filter((match) => isCodeAt(match.index))
      .map((match) => made(match.index, match[2] ?? '', false)),
  ];
}

function targetOf(question: {
  readonly from: string;
  readonly specifier: string;
  readonly workspaces: readonly Workspace[];
}): string | null {
  const { from, specifier, workspaces } = question;
  if (specifier.startsWith('.')) {
    const folder = from.slice(0, Math.max(0, from.lastIndexOf('/')));
    return normalise(folder === '' ? specifier : `${folder}/${specifier}`);
  }
  const home = workspaces.find((workspace) => specifier.startsWith(`${workspace.name}/`));
  if (home === undefined) return null;
  const rest = `.${specifier.slice(home.name.length)}`;
  for (const [pattern, place] of home.exports) {
    const [head = '', tail = ''] = pattern.split('*');
    if (!rest.startsWith(head) || !rest.endsWith(tail)) continue;
    const middle = rest.slice(head.length, rest.length - tail.length);
    return normalise(`${home.folder}/${place.replace('*', middle)}`);
  }
  return null;
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '.' || part === '') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

function workspaceOf(file: SourceFile): Workspace {
  const manifest: { name?: string; exports?: Record<string, string> } = JSON.parse(file.text);
  const exports = Object.entries(manifest.exports ?? {});
  // Node takes the longest pattern that fits.
  exports.sort(([a], [b]) => b.length - a.length);
  return {
    name: manifest.name ?? '',
    folder: file.path.replace(/\/?package\.json$/, ''),
    exports,
  };
}
