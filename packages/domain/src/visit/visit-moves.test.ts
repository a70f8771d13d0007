// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { visitMove } from './visit-moves.ts';

test('moves a proposed visit into a plan and back out of it', () => {
  expect(visitMove('proposed', 'planned')).toEqual({ from: 'proposed', to: 'planned' });
  expect(visitMove('planned', 'proposed')).toEqual({ from: 'planned', to: 'proposed' });
});

test('names no move out of a cancelled or a completed visit, which the compiler holds to', () => {
  // @ts-expect-error a cancelled visit stays cancelled
  expect(visitMove('cancelled', 'planned')).toBeDefined();
  // @ts-expect-error a visit that was never planned cannot be completed
  expect(visitMove('proposed', 'completed')).toBeDefined();
});
