// SPDX-License-Identifier: Apache-2.0
// The shape of a catalogue: exactly the keys of the Chinese one, with any words.
import type { zh } from './zh.ts';

type Words<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Words<Source[Key]>;
};

export type Catalogue = Words<typeof zh>;
