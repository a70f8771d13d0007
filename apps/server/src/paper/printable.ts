// SPDX-License-Identifier: Apache-2.0
// Any text as it can be printed: nothing is dropped, nothing steers the page. Characters that the
// typeface lacks, and controls that would turn or hide text, stand as their number in brackets.

export interface Printable {
  readonly text: string;
  /** The numbers that stand in brackets, for the note below. */
  readonly bracketed: readonly string[];
}

interface PrintingWith {
  readonly has: (codePoint: number) => boolean;
  readonly brackets: readonly [string, string];
}

/** Far beyond any name, address or sentence; what follows is counted, not printed. */
export const printedCharactersMax = 600;

/** One line of text; line ends inside it are shown as what they are. */
export function printable(text: string, { has, brackets }: PrintingWith): Printable {
  const bracketed = new Set<string>();
  const bracketedText = (inner: string) => `${brackets[0]}${inner}${brackets[1]}`;
  const characters = [...text.normalize('NFC')];
  const parts = characters.slice(0, printedCharactersMax).map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === ' ' || character === '\u3000') return character;
    if (/\p{Zs}/u.test(character)) return ' ';
    if (!steers.test(character) && has(codePoint)) return character;
    const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
    bracketed.add(number);
    return bracketedText(number);
  });
  const more = characters.length - printedCharactersMax;
  if (more > 0) parts.push(`…${bracketedText(`+${more}`)}`);
  return { text: parts.join(''), bracketed: [...bracketed] };
}

/** Controls, formats (bidi overrides, zero widths), unassigned and private characters, line ends. */
const steers = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
