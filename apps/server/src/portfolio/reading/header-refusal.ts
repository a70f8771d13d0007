// SPDX-License-Identifier: Apache-2.0
// The refusal of a file whose header is not the expected one. It names every column that is wrong:
// "wrong headers" alone sends people back and forth a column at a time.
import type { Refusal } from '@fairvisit/domain/refusals.ts';

/** A refusal of headers: every kind of fault with the names, shortened to fit a line. */
export function headerRefusal(faults: {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly repeated: readonly string[];
  readonly line: number;
}): Refusal {
  const list = (names: readonly string[]) => names.slice(0, 30).join(', ');
  return {
    code: 'file.headers',
    field: faults.missing[0] ?? faults.unknown[0] ?? faults.repeated[0] ?? 'header',
    line: faults.line,
    detail: {
      missing: list(faults.missing),
      unknown: list(faults.unknown),
      repeated: list(faults.repeated),
    },
  };
}
