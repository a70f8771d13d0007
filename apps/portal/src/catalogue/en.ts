// SPDX-License-Identifier: Apache-2.0
// The English catalogue; the compiler holds it to the keys of the Chinese one.
import { actsEn } from './acts.en.ts';
import { codesEn } from './codes.en.ts';
import { doorEn } from './door.en.ts';
import { visitEn } from './visit.en.ts';
import type { Catalogue } from './words.ts';

export const en: Catalogue = { ...doorEn, visit: visitEn, ...actsEn, codes: codesEn } as const;
