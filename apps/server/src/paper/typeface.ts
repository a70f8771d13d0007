// SPDX-License-Identifier: Apache-2.0
// The typeface of everything printed: whole TTFs, since web fonts gave blank pages and dropped
// glyphs. Which characters it can draw is read from the font itself and asked before drawing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codePointsOf } from './code-points-of.ts';

export interface Typeface {
  readonly regular: Buffer;
  readonly bold: Buffer;
  /** Can both weights draw this character? */
  readonly has: (codePoint: number) => boolean;
}

let loaded: Typeface | null = null;

/** Read once: two files of ten megabytes. */
export function notoSansSc(): Typeface {
  loaded ??= typefaceOf({ regular: fontFile('400Regular'), bold: fontFile('700Bold') });
  return loaded;
}

function typefaceOf(files: { readonly regular: Buffer; readonly bold: Buffer }): Typeface {
  const regular = codePointsOf(files.regular);
  const bold = codePointsOf(files.bold);
  return { ...files, has: (codePoint) => regular.has(codePoint) && bold.has(codePoint) };
}

function fontFile(weight: '400Regular' | '700Bold'): Buffer {
  const path = `@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`;
  return readFileSync(fileURLToPath(import.meta.resolve(path)));
}
