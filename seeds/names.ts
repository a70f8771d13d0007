// SPDX-License-Identifier: Apache-2.0
// Made-up names as a bank in Hangzhou would hold them: mostly two or three characters, and enough
// rare ones, dotted ones and Latin ones that a screen or a font that loses them is found at once.
import { assert } from '@fairvisit/domain/assert.ts';
import {
  astralCharacters,
  dottedNames,
  givenCharacters,
  latinNames,
  rareCharacters,
  surnames,
} from './name-characters.ts';
import { pickWeighted, type RandomSource, type Weighted } from './random-source.ts';

export interface MadeUpName {
  readonly text: string;
  readonly script: 'han' | 'dotted' | 'latin';
}

const shares = { dotted: 0.02, latin: 0.01, rare: 0.008, astral: 0.002, oneCharacter: 0.12 };

export function madeUpName(random: RandomSource): MadeUpName {
  const draw = random.unit();
  if (draw < shares.dotted) {
    const text = `${random.pick(dottedNames.first)}·${random.pick(dottedNames.last)}`;
    return { text, script: 'dotted' };
  }
  if (draw < shares.dotted + shares.latin) {
    const text = `${random.pick(latinNames.first)} ${random.pick(latinNames.last)}`;
    return { text, script: 'latin' };
  }
  return { text: pickWeighted(random, weightedSurnames) + givenName(random), script: 'han' };
}

function givenName(random: RandomSource): string {
  const characters = random.chance(0.5) ? elder : younger;
  const first = random.chance(shares.oneCharacter) ? '' : random.pick(characters);
  return first + lastCharacter(random, characters);
}

function lastCharacter(random: RandomSource, usual: readonly string[]): string {
  const draw = random.unit();
  if (draw < shares.astral) return random.pick(astralCharacters);
  if (draw < shares.astral + shares.rare) return random.pick(rareCharacters);
  return random.pick(usual);
}

const elder = Array.from(givenCharacters.elder);
const younger = Array.from(givenCharacters.younger);

const weightedSurnames: readonly Weighted<string>[] = surnames.split(' ').map((entry) => {
  const parts = /^(\D+)(\d+)$/.exec(entry);
  assert(parts?.[1] !== undefined, 'a surname stands before its share');
  return { value: parts[1], weight: Number(parts[2]) };
});
