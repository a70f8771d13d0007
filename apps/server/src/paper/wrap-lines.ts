// SPDX-License-Identifier: Apache-2.0
// Breaks text into lines: Latin words stay whole, Chinese breaks anywhere but before a closing or
// after an opening mark. What is wider than a line by itself is cut, never lost.

/** Lines of at most `width`; a text without characters is one empty line. */
export function wrapLines(
  text: string,
  width: number,
  widthOf: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string): void => {
    if (line === '' || widthOf(line + piece.trimEnd()) <= width) {
      line += piece;
      return;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  };
  for (const piece of piecesOf(text)) {
    if (widthOf(piece.trimEnd()) <= width) put(piece);
    else for (const character of piece) put(character);
  }
  lines.push(line.trimEnd());
  return lines;
}

/** What may not be torn apart. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const character of text) {
    if (piece !== '' && mayBreak(before, character)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
    before = character;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

const opening = /[（［「『《〈【“]/u;
const closing = /[）］」』》〉】”、，。；：？！…·]/u;
/** Ideographs, kana and full-width marks. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff5e]/u;

function mayBreak(before: string, next: string): boolean {
  if (next === ' ') return false;
  if (before === ' ') return true;
  if (opening.test(before) || closing.test(next)) return false;
  return wide.test(before) || wide.test(next);
}
