// SPDX-License-Identifier: Apache-2.0
// The sentence must add up to the matrix it is about.
import { expect, test } from 'vitest';
import { type Roll, rollFigures } from './roll-figures.ts';

const roll: Roll = {
  buckets: ['M0', 'M1', 'M2'],
  matrix: {
    M0: { M0: 9000, M1: 40, M2: 2 },
    M1: { M0: 1200, M1: 30, M2: 7 },
    M2: { M1: 5, M2: 11 },
  },
};

test('counts who got better, stayed, got worse and came anew', () => {
  expect(rollFigures(roll)).toEqual({
    n: '1,253',
    better: '1,205',
    same: '41',
    worse: '7',
    fresh: '42',
  });
});
