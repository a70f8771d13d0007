// SPDX-License-Identifier: Apache-2.0
// The ages of the public panel, by account number: they say only who the law protects in particular.
import { readFileSync } from 'node:fs';
import { assert } from '@fairvisit/domain/assert.ts';

const path = new URL('./portfolio/uci-credit-default/UCI_Credit_Card.csv', import.meta.url);

/** Years of age by account number, 1 to 30,000. */
export function panelAges(): ReadonlyMap<number, number> {
  const [header = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = header.trim().split(',');
  const column = Math.max(columns.indexOf('AGE'), columns.indexOf('X5'));
  assert(column > 0, 'the panel has a column of ages');
  return new Map(
    rows.map((row) => {
      const cells = row.split(',');
      return [Number(cells[0]), Number(cells[column])];
    }),
  );
}
