// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { toldWindow } from './told-window.ts';

const lawful = { from: 9 * 60, until: 20 * 60 };

test('tells two hours from the half hour before the visit', () => {
  expect(toldWindow({ from: 647, until: 687 }, lawful)).toEqual({ from: 630, until: 750 });
});

test('never tells a time outside the lawful window', () => {
  expect(toldWindow({ from: 1_150, until: 1_190 }, lawful)).toEqual({ from: 1_140, until: 1_200 });
  const late = { from: 645, until: 1_200 };
  expect(toldWindow({ from: 650, until: 690 }, late)).toEqual({ from: 645, until: 765 });
});
