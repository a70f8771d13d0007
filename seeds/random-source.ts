// SPDX-License-Identifier: Apache-2.0
// One seed, one demo: every made-up fact is drawn from a stream named after it and numbered by the
// person, so that a new fact never shifts the old ones and person 17 needs no persons 1 to 16.
import { assert } from '@fairvisit/domain/assert.ts';

export interface RandomSource {
  /** A number in [0, 1). */
  readonly unit: () => number;
  /** A whole number from 0 to bound - 1. */
  readonly below: (bound: number) => number;
  /** True about `share` of the time. */
  readonly chance: (share: number) => boolean;
  /** One of the values, each as likely as the other. */
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

export interface Weighted<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** Changing this number changes every made-up person, address and contact of the demo. */
const demoSeed = 20_260_907;

/** The stream of one kind of fact for one person. */
export function randomFor(stream: string, index: number): RandomSource {
  const word = sfc32(hash(stream), Math.imul(index, 0x9e3779b1));
  const unit = () => word() / 4_294_967_296;
  const below = (bound: number) => Math.floor(unit() * bound);
  return {
    unit,
    below,
    chance: (share) => unit() < share,
    pick: (values) => at(values, below(values.length)),
  };
}

/** One of the values, as likely as its weight says. */
export function pickWeighted<Value>(
  random: RandomSource,
  choices: readonly Weighted<Value>[],
): Value {
  let left = random.unit() * choices.reduce((sum, choice) => sum + choice.weight, 0);
  for (const choice of choices) {
    left -= choice.weight;
    if (left < 0) return choice.value;
  }
  return at(choices, choices.length - 1).value;
}

/** The same values in another order (Fisher and Yates). */
export function shuffled<Value>(random: RandomSource, values: readonly Value[]): Value[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const moved = at(order, last);
    order[last] = at(order, other);
    order[other] = moved;
  }
  return order;
}

function at<Value>(values: readonly Value[], position: number): Value {
  const value = values[position];
  assert(value !== undefined, 'a position lies inside its list');
  return value;
}

/** FNV-1a: short stream names only need to land far apart. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193);
  }
  return mixed;
}

/** Bryc's sfc32; the first rounds are thrown away, because near seeds start alike. */
function sfc32(streamSeed: number, indexSeed: number): () => number {
  let a = streamSeed | 0;
  let b = indexSeed | 0;
  let c = demoSeed;
  let counter = 1;
  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 12; round += 1) word();
  return word;
}
