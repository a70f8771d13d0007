// SPDX-License-Identifier: Apache-2.0
// The words of a dossier by language; the English ones have the shape of the Chinese ones.
import type { PaperLanguage } from '../paper/amount-text.ts';
import { dossierEn } from './words.en.ts';
import { dossierZh } from './words.zh.ts';

export type DossierWords = typeof dossierZh;

export const dossierWords: Readonly<Record<PaperLanguage, DossierWords>> = {
  zh: dossierZh,
  en: dossierEn,
};

/** The word for a code; a code without a word is shown as it is, rather than left out. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
