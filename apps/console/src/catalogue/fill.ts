// SPDX-License-Identifier: Apache-2.0
// Puts values into the words of a catalogue, and finds the word of a code.

/** "{n} of {total}" with { n: 1, total: 2 } → "1 of 2". A name without a value stays visible. */
export function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The word of a code; a code without one is shown as it is, so that nothing is hidden. */
export function wordOf(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}
