// SPDX-License-Identifier: Apache-2.0
// The pure packages take the clock, randomness and ids as arguments: only then does the same law
// give the same answer on the server, on a phone and in a replay years later.
import { maskCode } from './mask-code.ts';
import {
  type Fault,
  faultsAt,
  inspect,
  isProduct,
  isTest,
  type Report,
  type SourceFile,
} from './source-file.ts';

const impureWords =
  /\bDate\s*\.\s*(now|UTC|parse)\b|\bMath\.random\b|\bprocess\s*\.|\bperformance\s*\.|\bcrypto\s*\.|\bTemporal\.Now\b|\bglobalThis\b|\bset(Timeout|Interval)\s*\(/g;
const nodeImport = /(?<=['"])node:[\w/]+(?=['"])/g;
const dateWord =
  /\bnew Date\b|\bDate\s*\(|\bDate\s*\.\s*(now|UTC|parse)\b|:\s*Date\b|\bas Date\b|<Date\b/g;

export function checkPurePackages(files: readonly SourceFile[]): Report {
  return inspect(files, isPure, (file) => {
    const masked = maskCode(file.text);
    return [
      ...faultsAt(file.path, masked.bare, { pattern: impureWords, what: 'impure' }),
      ...faultsAt(file.path, masked.withStrings, { pattern: nodeImport, what: 'impure' }),
    ];
  });
}

/** JavaScript's Date mixes days and instants and takes the machine's zone: Temporal instead. */
export function checkDateIsBanned(files: readonly SourceFile[]): Report {
  return inspect(files, mayNotUseDate, (file): readonly Fault[] =>
    faultsAt(file.path, maskCode(file.text).bare, { pattern: dateWord, what: 'Date' }),
  );
}

function isPure(path: string): boolean {
  // The planner's folder `node` runs the pure solver in worker threads.
  return (
    path.startsWith('packages/') && isProduct(path) && !/^packages\/planner\/src\/node\//.test(path)
  );
}

function mayNotUseDate(path: string): boolean {
  if (path === 'apps/server/src/db/types.ts' || isTest(path)) return false;
  return /^(packages|apps|seeds)\//.test(path) && isProduct(path);
}
