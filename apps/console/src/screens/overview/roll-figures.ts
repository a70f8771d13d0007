// SPDX-License-Identifier: Apache-2.0
// The figures of the sentence about a roll matrix.
import type { RollAnswer } from '@fairvisit/api/portfolio.ts';
import { groupedCount } from '../../widgets/grouped.ts';

export type Roll = Pick<RollAnswer, 'buckets' | 'matrix'>;

export function countOf(roll: Roll, from: string, to: string): number {
  return roll.matrix[from]?.[to] ?? 0;
}

/** Of those overdue before: better, the same, worse; and those newly overdue. */
export function rollFigures(roll: Roll): Readonly<Record<string, string>> {
  const sum = { n: 0, better: 0, same: 0, worse: 0, fresh: 0 };
  roll.buckets.forEach((from, fromStep) => {
    roll.buckets.forEach((to, toStep) => {
      const count = countOf(roll, from, to);
      if (from === 'M0') {
        if (to !== 'M0') sum.fresh += count;
        return;
      }
      sum.n += count;
      if (toStep < fromStep) sum.better += count;
      else if (toStep > fromStep) sum.worse += count;
      else sum.same += count;
    });
  });
  return Object.fromEntries(Object.entries(sum).map(([name, n]) => [name, groupedCount(n)]));
}
