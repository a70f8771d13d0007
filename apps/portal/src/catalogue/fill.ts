// SPDX-License-Identifier: Apache-2.0
// Puts values into the words of a catalogue, and finds the words of a code.

/** "{n} of {total}" with { n: 1, total: 2 } → "1 of 2". A name without a value stays visible. */
export function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

interface Table {
  readonly other: string;
  readonly [code: string]: string;
}

/** A code without words of its own is told in general words: nobody outside can read a code. */
export function wordOf(table: Table, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? table.other) : table.other;
}
