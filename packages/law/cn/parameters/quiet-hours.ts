// SPDX-License-Identifier: Apache-2.0
// Hours in which nobody is contacted, by instrument: from `from` to `until` the next morning.
import { parameter } from '../../src/parameter.ts';

export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** CN-SRC-CBA-2026. */
export const quietHoursCba = parameter<QuietHours>('CN.quietHours.cba', [
  { from: '2026-01-30', value: { from: 1320, until: 480 } },
]);

/** CN-SRC-GBT-45251. */
export const quietHoursGbt = parameter<QuietHours>('CN.quietHours.gbt', [
  { from: '2025-02-28', value: { from: 1320, until: 480 } },
]);

/** CN-SRC-NIFA-2024, replaced by the standard. */
export const quietHoursNifa = parameter<QuietHours>('CN.quietHours.nifa', [
  { from: '2024-05-15', value: { from: 1320, until: 480 } },
  { from: '2025-02-28', value: null },
]);

/** CN-SRC-NIFA-2018: "proper hours"; the figures are from memory. */
export const properHoursNifa = parameter<QuietHours>('CN.quietHours.nifa-2018', [
  { from: '2018-03-28', value: { from: 1320, until: 480 } },
]);
