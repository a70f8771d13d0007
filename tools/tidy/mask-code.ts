// SPDX-License-Identifier: Apache-2.0
// Blanks out comments, or comments and strings, and keeps every position, so that a check can look
// for words in code without stumbling over prose. (TypeScript 7 has no parser to call.)

export interface Masked {
  /** Comments are blanks, strings stand. */
  readonly withStrings: string;
  /** Comments and the insides of strings, templates and patterns are blanks. */
  readonly bare: string;
}

interface Piece {
  readonly kind: 'code' | 'comment' | 'string';
  readonly from: number;
  readonly until: number;
}

export function maskCode(text: string): Masked {
  let withStrings = '';
  let bare = '';
  for (const piece of piecesOf(text)) {
    const raw = text.slice(piece.from, piece.until);
    const blank = raw.replace(/[^\n]/g, ' ');
    withStrings += piece.kind === 'comment' ? blank : raw;
    bare += piece.kind === 'code' ? raw : blank;
  }
  return { withStrings, bare };
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  // One entry for each open template: how many braces are open inside its current `${`.
  const templates: number[] = [];
  let at = 0;
  const push = (kind: Piece['kind'], until: number) => {
    pieces.push({ kind, from: at, until });
    at = until;
  };
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    const one = text[at];
    if (two === '//') push('comment', endOf(text, at, '\n'));
    else if (two === '/*') push('comment', endOf(text, at + 2, '*/') + 2);
    else if (one === "'" || one === '"') push('string', endOfQuoted(text, at));
    else if (one === '`') {
      push('string', endOfTemplatePart(text, at + 1));
      if (text.slice(at - 2, at) === '${') templates.push(0);
    } else if (one === '/' && startsPattern(text, at)) push('string', endOfPattern(text, at));
    else {
      const open = templates.at(-1);
      push('code', at + 1);
      if (open === undefined) continue;
      if (one === '{') templates[templates.length - 1] = open + 1;
      if (one === '}' && open > 0) templates[templates.length - 1] = open - 1;
      if (one === '}' && open === 0) {
        templates.pop();
        push('string', endOfTemplatePart(text, at));
        if (text.slice(at - 2, at) === '${') templates.push(0);
      }
    }
  }
  return pieces;
}

function endOf(text: string, from: number, mark: string): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found;
}

/** A quote that the line does not close is an apostrophe in JSX text: it ends with the line. */
function endOfQuoted(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return text.length;
}

/** Just after the closing backtick, or just after the next `${`. */
function endOfTemplatePart(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return at + 1;
    else if (text[at] === '$' && text[at + 1] === '{') return at + 2;
  }
  return text.length;
}

/** A slash divides after a value and opens a pattern elsewhere; `</tag>` opens nothing. */
function startsPattern(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at).trimEnd();
  if (before === '' || /[(,=:[!&|?{};+]$/.test(before)) return true;
  return /\b(return|typeof|case|of|in)$/.test(before);
}

function endOfPattern(text: string, from: number): number {
  let isInClass = false;
  for (let at = from + 1; at < text.length; at += 1) {
    const one = text[at];
    if (one === '\\') at += 1;
    else if (one === '\n') return at;
    else if (one === '[') isInClass = true;
    else if (one === ']') isInClass = false;
    else if (one === '/' && !isInClass) return at + 1;
  }
  return text.length;
}
