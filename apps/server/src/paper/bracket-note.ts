// SPDX-License-Identifier: Apache-2.0
// The characters a typeface lacks, as the note at the end names them.

const numbersShownMax = 24;

/** The first ones in full; a name of nothing but strange characters names enough of them. */
export function bracketNote(numbers: ReadonlySet<string>): string {
  const list = [...numbers];
  const first = list.slice(0, numbersShownMax).join(', ');
  return list.length > numbersShownMax ? `${first} … (${list.length})` : first;
}
