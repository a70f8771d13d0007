// SPDX-License-Identifier: Apache-2.0
// Rows of many persons, read with one statement, handed out person by person.

/** The rows of each person, in the order they were read. */
export function byPerson<Row extends { readonly cardholderId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.cardholderId);
    if (group) group.push(row);
    else groups.set(row.cardholderId, [row]);
  }
  return groups;
}
