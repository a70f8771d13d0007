// SPDX-License-Identifier: Apache-2.0
// A letter on paper, folded twice into a long envelope with a window on the left (DIN 5008, form B).
// What can be seen from outside is a name, an address and the sender; all else lies below the fold.

import { assert, unreachable } from '@fairvisit/domain/assert.ts';
import { type LetterLine, letterLines } from '@fairvisit/domain/letter/letter-lines.ts';
import type { Temporal } from 'temporal-polyfill';
import { dayText, type PaperLanguage } from '../paper/amount-text.ts';
import { bracketNote } from '../paper/bracket-note.ts';
import {
  faint,
  hairline,
  ink,
  openSheet,
  type PrintedFile,
  pageSize,
  type Sheet,
  type TextStyle,
  teal,
} from '../paper/sheet.ts';
import type { Typeface } from '../paper/typeface.ts';
import { body, paragraphs, points, small } from '../paper/write-blocks.ts';
import { type TableRow, writeTable } from '../paper/write-table.ts';
import { letterEn } from './words.en.ts';
import { letterZh } from './words.zh.ts';

export interface Letter {
  readonly language: PaperLanguage;
  readonly institution: string;
  readonly recipient: string;
  readonly address: string;
  readonly subject: string;
  /** The words of the message, its link made good. */
  readonly text: string;
  readonly reference: string;
  readonly on: Temporal.PlainDate;
  readonly madeAt: Temporal.Instant;
}

type LetterWords = typeof letterZh;
const wordsOf: Readonly<Record<PaperLanguage, LetterWords>> = { zh: letterZh, en: letterEn };

/** Points; the window of the envelope shows what lies in it. */
export const windowArea = { x: mm(20), y: mm(45), width: mm(90), height: mm(45) } as const;
const subjectTop = mm(103);

export async function drawLetter(letter: Letter, typeface: Typeface): Promise<PrintedFile> {
  const { language, madeAt } = letter;
  const words = wordsOf[language];
  const sheet = openSheet({ title: words.title, language, madeAt, typeface });
  drawAddress(sheet, letter, words);
  drawReference(sheet, letter, words);
  drawFolds(sheet);
  sheet.y = subjectTop;
  paragraphs(sheet, letter.subject, { size: 13, weight: 'bold', color: ink });
  sheet.y += 8;
  drawWords(sheet, letterLines(letter.text), words);
  drawSeal(sheet, letter, words);
  if (sheet.bracketed.size > 0) {
    sheet.y += 8;
    paragraphs(sheet, words.brackets(bracketNote(sheet.bracketed)), small);
  }
  drawFrame(sheet, letter, words);
  return sheet.end();
}

function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

const addressStyle: TextStyle = { size: 11, weight: 'regular', color: ink };
const senderStyle: TextStyle = { size: 7.5, weight: 'regular', color: faint };

function drawAddress(sheet: Sheet, letter: Letter, words: LetterWords): void {
  const x = windowArea.x + mm(5);
  const width = windowArea.width - mm(10);
  const [sender = ''] = sheet.lines(letter.institution, width, senderStyle);
  const y = windowArea.y + mm(2);
  sheet.drawLine(sender, { x, y, width }, senderStyle);
  const under = y + 12;
  sheet.doc
    .moveTo(x, under)
    .lineTo(x + width, under)
    .lineWidth(0.5)
    .strokeColor(hairline)
    .stroke();
  const { lines, style } = fittingLines(sheet, { width, texts: words.recipient(letter) });
  lines.forEach((line, index) => {
    sheet.drawLine(line, { x, y: under + 6 + index * style.size * addressLeading, width }, style);
  });
}

const addressLeading = 1.4;
const addressHeight = mm(35);
/** A long address is set smaller, down to what a postman still reads. */
const addressSizes = [11, 9.5, 8, 7] as const;

function fittingLines(
  sheet: Sheet,
  { texts, width }: { readonly texts: readonly string[]; readonly width: number },
): { readonly lines: readonly string[]; readonly style: TextStyle } {
  const tries = addressSizes.map((size) => {
    const style = { ...addressStyle, size };
    const linesMax = Math.floor(addressHeight / (size * addressLeading));
    return { style, linesMax, lines: texts.flatMap((text) => sheet.lines(text, width, style)) };
  });
  const chosen = tries.find((one) => one.lines.length <= one.linesMax) ?? tries.at(-1);
  assert(chosen, 'an address has a size');
  const { lines, linesMax, style } = chosen;
  return { lines: lines.slice(0, linesMax), style };
}

/** To the right of the window, where the envelope is closed. */
function drawReference(sheet: Sheet, letter: Letter, words: LetterWords): void {
  const x = mm(125);
  const width = sheet.left + sheet.width - x;
  const rows = [
    [words.date, dayText(letter.on, letter.language)],
    [words.reference, letter.reference],
  ] as const;
  rows.forEach(([label, value], index) => {
    const y = windowArea.y + mm(6) + index * 16;
    sheet.drawLine(label, { x, y, width }, { ...addressStyle, size: 9, color: faint });
    sheet.drawLine(value, { x, y, width, align: 'right' }, { ...addressStyle, size: 9.5 });
  });
}

function drawFolds(sheet: Sheet): void {
  for (const y of [mm(105), mm(210)]) {
    sheet.doc.moveTo(10, y).lineTo(20, y).lineWidth(0.5).strokeColor(hairline).stroke();
  }
}

/** Lines that name accounts and sums become one table where they stand. */
function drawWords(sheet: Sheet, lines: readonly LetterLine[], words: LetterWords): void {
  let rows: TableRow[] = [];
  const flush = (): void => {
    if (rows.length > 0) drawAccounts(sheet, rows, words);
    rows = [];
  };
  for (const line of lines) {
    switch (line.kind) {
      case 'account':
        rows.push({ cells: [line.label, line.dueOn, `${line.currency} ${line.amount}`] });
        break;
      case 'total':
        rows.push({ isStrong: true, cells: [words.total, '', `${line.currency} ${line.amount}`] });
        break;
      case 'words':
        flush();
        if (listed.test(line.text)) points(sheet, [line.text.replace(listed, '')]);
        else paragraphs(sheet, line.text);
        break;
      default:
        unreachable(line);
    }
  }
  flush();
}

const listed = /^[-·•] ?/;

function drawAccounts(sheet: Sheet, rows: readonly TableRow[], words: LetterWords): void {
  sheet.y += 4;
  writeTable(
    sheet,
    [
      { head: words.account, share: 44 },
      { head: words.dueOn, share: 26 },
      { head: words.amount, share: 30, align: 'right' },
    ],
    rows,
  );
  sheet.y += 4;
}

const sealSize = { width: 118, height: 84 } as const;

/** The institution stamps here; a seal that is only printed is none. */
function drawSeal(sheet: Sheet, letter: Letter, words: LetterWords): void {
  const lastLine = letter.text.trimEnd().split('\n').at(-1) ?? '';
  const isShort = sheet.widthOf(lastLine, body) < sheet.width - sealSize.width - 20;
  // Beside the last line where that is a signature, below it otherwise.
  sheet.y += isShort ? -24 : 8;
  sheet.need(sealSize.height + 6);
  const x = sheet.left + sheet.width - sealSize.width;
  const { y } = sheet;
  const style: TextStyle = { size: 9, weight: 'regular', color: faint };
  sheet.doc
    .rect(x, y, sealSize.width, sealSize.height)
    .lineWidth(0.7)
    .dash(3, { space: 3 })
    .strokeColor(faint)
    .stroke()
    .undash();
  const place = { x, y: y + sealSize.height / 2 - 7, width: sealSize.width };
  sheet.drawLine(words.seal, { ...place, align: 'center' }, style);
  sheet.y = y + sealSize.height + 6;
}

/** The letterhead stands above the window, the page below everything. */
function drawFrame(sheet: Sheet, letter: Letter, words: LetterWords): void {
  const head: TextStyle = { size: 13, weight: 'bold', color: teal };
  const frame: TextStyle = { size: 8.5, weight: 'regular', color: faint };
  const area = { x: sheet.left, width: sheet.width } as const;
  sheet.onEachPage((page, of) => {
    const style = page === 1 ? head : frame;
    const [name = ''] = sheet.lines(letter.institution, sheet.width, style);
    sheet.drawLine(name, { ...area, y: 34 }, style);
    const rule = { from: sheet.left, to: sheet.left + sheet.width, y: 58 };
    sheet.doc.moveTo(rule.from, rule.y).lineTo(rule.to, rule.y);
    sheet.doc.lineWidth(1.4).strokeColor(teal).stroke();
    const foot = { ...area, y: pageSize.height - 42 };
    sheet.drawLine(letter.reference, foot, frame);
    sheet.drawLine(words.page(page, of), { ...foot, align: 'right' }, frame);
  });
}
