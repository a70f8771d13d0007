// SPDX-License-Identifier: Apache-2.0
// Hours of a day as minutes since midnight, half-open: an end exactly at the close is inside.

export interface ClockWindow {
  readonly open: number;
  readonly close: number;
}
