// SPDX-License-Identifier: Apache-2.0
// A number of a rule lives apart from the rule, keyed by the day it takes effect. Old values are
// never edited, only followed by a newer one; null means repealed.
import { day } from './time/calendar-day.ts';

export interface Parameter<Value> {
  readonly name: string;
  /** In order of effect. */
  readonly values: readonly { readonly from: number; readonly value: Value | null }[];
}

export function parameter<Value>(
  name: string,
  values: readonly { readonly from: string; readonly value: Value | null }[],
): Parameter<Value> {
  const dated = values.map((entry) => ({ from: day(entry.from), value: entry.value }));
  for (let at = 1; at < dated.length; at += 1) {
    if ((dated[at]?.from ?? 0) <= (dated[at - 1]?.from ?? 0)) {
      throw new Error(`believed in order of effect, but not so: ${name}`);
    }
  }
  return { name, values: dated };
}

/** The value on a day; null before the first value and after a repeal. */
export function valueOn<Value>(dated: Parameter<Value>, onDay: number): Value | null {
  let value: Value | null = null;
  for (const entry of dated.values) {
    if (entry.from > onDay) break;
    value = entry.value;
  }
  return value;
}
