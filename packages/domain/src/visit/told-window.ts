// SPDX-License-Identifier: Apache-2.0
// The window a cardholder is told. Nobody can promise a minute across a town, and a window outside
// the lawful hours would announce what may not happen.
import { toldWindowMinutes } from './visit-length.ts';

/** Minutes on one axis, `[from, until)`. */
export interface MinuteWindow {
  readonly from: number;
  readonly until: number;
}

const gridMinutes = 30;

/** Begins on the half hour before the visit, ends two hours later or with the lawful window. */
export function toldWindow(visit: MinuteWindow, lawful: MinuteWindow): MinuteWindow {
  const from = Math.max(lawful.from, Math.floor(visit.from / gridMinutes) * gridMinutes);
  const until = Math.min(lawful.until, from + toldWindowMinutes);
  return { from, until: Math.max(until, visit.until) };
}
