// SPDX-License-Identifier: Apache-2.0
// Reading a cell of a flat table. The solver's inner loops hold only Int32Arrays, so this one
// function stays monomorphic and is inlined to a plain load.

/** The cell at `index`; the caller keeps the index inside the table. */
export function at(cells: Int32Array, index: number): number {
  return cells[index] ?? 0;
}
