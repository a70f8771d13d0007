// SPDX-License-Identifier: Apache-2.0
// A wrong figure here would change whom the bank may visit.
import type { Settings } from '@fairvisit/api/office.ts';
import { expect, test } from 'vitest';
import { draftOf, settingsOf } from './settings-draft.ts';

const settings: Settings = {
  graceDays: 3,
  toleranceAmount: '10.00',
  smallBalance: '100.00',
  visitDaysPastDueMin: 31,
  reversalAnchor: 'original_due',
  complaintLine: '95500',
};

test('gives back the settings it was made from', () => {
  expect(settingsOf(draftOf(settings))).toEqual(settings);
});

test.each([
  { graceDays: '61' },
  { graceDays: '' },
  { visitDaysPastDueMin: '0' },
  { visitDaysPastDueMin: '31.5' },
  { toleranceAmount: '-1' },
  { smallBalance: '1,000' },
  { smallBalance: '10.005' },
])('sends nothing while %o is typed', (wrong) => {
  expect(settingsOf({ ...draftOf(settings), ...wrong })).toBeNull();
});
