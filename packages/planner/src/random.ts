// SPDX-License-Identifier: Apache-2.0
// A seeded generator, so that one seed and one iteration count always give one plan.

export interface Random {
  /** A whole number from 0 to bound - 1. */
  below(bound: number): number;
  /** A number in [0, 1). */
  unit(): number;
}

/** Bryc's sfc32: 128 bits of state, seeded through a splitmix of the one number given. */
export function makeRandom(seed: number): Random {
  let mix = seed | 0;
  function spread(): number {
    mix = (mix + 0x9e3779b9) | 0;
    let word = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  }
  let a = spread();
  let b = spread();
  let c = spread();
  let counter = 1;
  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 12; round += 1) word();
  return {
    below: (bound) => Math.floor((word() / 4294967296) * bound),
    unit: () => word() / 4294967296,
  };
}
