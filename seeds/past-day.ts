// SPDX-License-Identifier: Apache-2.0
// A day before the demo begins on which somebody confirmed something.
import type { RandomSource } from './random-source.ts';

export function pastDay(random: RandomSource): string {
  const year = random.pick(['2024', '2025', '2026']);
  const month = String(1 + random.below(8)).padStart(2, '0');
  return `${year}-${month}-${String(1 + random.below(28)).padStart(2, '0')}`;
}
