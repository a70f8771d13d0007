// SPDX-License-Identifier: Apache-2.0
// A document being written, page by page: sober ink on white with one teal rule. Equal input gives
// equal bytes, so that the hash of a file can be checked by making it again.
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { Temporal } from 'temporal-polyfill';
import { legacyDate } from '../db/types.ts';
import { printable } from './printable.ts';
import type { Typeface } from './typeface.ts';
import { wrapLines } from './wrap-lines.ts';

export type Weight = 'regular' | 'bold';
export type Align = 'left' | 'right' | 'center';

export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
}

export interface SheetOptions {
  /** What the window of a reader is called; no name of a person. */
  readonly title: string;
  readonly language: 'zh' | 'en';
  /** Business time; stands in the file as its time of making. */
  readonly madeAt: Temporal.Instant;
  readonly typeface: Typeface;
}

export interface Sheet {
  /** Where the next thing begins, from the top of the page. */
  y: number;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly doc: PDFKit.PDFDocument;
  /** As it can be printed; remembers which characters stand in brackets. */
  readonly printed: (text: string) => string;
  readonly bracketed: ReadonlySet<string>;
  readonly widthOf: (text: string, style: TextStyle) => number;
  readonly lines: (text: string, width: number, style: TextStyle) => readonly string[];
  /** Draws one line whose top is at `y`; `x` and `width` say where it may lie. */
  readonly drawLine: (line: string, at: LinePlace, style: TextStyle) => void;
  readonly newPage: () => void;
  /** Begins a new page when less than this is left. */
  readonly need: (height: number) => void;
  /** Draws on every page, when all of them are there. */
  readonly onEachPage: (draw: (page: number, of: number) => void) => void;
  readonly end: () => Promise<PrintedFile>;
}

export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: Align;
}

export interface PrintedFile {
  readonly bytes: Buffer;
  readonly pages: number;
  readonly hash: Buffer;
}

export const ink = '#1D2B36';
export const faint = '#5B6B76';
export const hairline = '#DDE3E6';
export const teal = '#0F766E';

/** Points; 72 to the inch, 2.8346 to the millimetre. */
export const pageSize = { width: 595.28, height: 841.89 } as const;
const margins = { left: 50, right: 50, top: 76, bottom: 68 } as const;

const wideBrackets = ['［', '］'] as const;
const narrowBrackets = ['[', ']'] as const;
/** A Chinese typeface draws these as wide as an ideograph, unless it is asked not to. */
const quotes = /[‘’“”…]/;

/** From the top of one line to the next. */
export function leadingOf(size: number): number {
  return Math.round(size * 1.5 * 100) / 100;
}

export function openSheet(options: SheetOptions): Sheet {
  const doc = new PDFDocument({
    size: [pageSize.width, pageSize.height],
    margin: 0,
    bufferPages: true,
    displayTitle: true,
    lang: options.language === 'zh' ? 'zh-CN' : 'en',
    info: {
      Title: options.title,
      Producer: 'Fairvisit',
      Creator: 'Fairvisit',
      CreationDate: legacyDate(options.madeAt),
    },
  });
  doc.registerFont('regular', options.typeface.regular);
  doc.registerFont('bold', options.typeface.bold);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const bracketed = new Set<string>();
  const set = (style: TextStyle) => doc.font(style.weight).fontSize(style.size);
  const { has } = options.typeface;
  const brackets = options.language === 'zh' ? wideBrackets : narrowBrackets;
  const featuresOf = (text: string): Pick<PDFKit.Mixins.TextOptions, 'features'> =>
    options.language === 'en' && quotes.test(text) ? { features: ['pwid'] } : {};
  const widthOf = (text: string) => doc.widthOfString(text, featuresOf(text));
  const sheet: Sheet = {
    y: margins.top,
    left: margins.left,
    width: pageSize.width - margins.left - margins.right,
    top: margins.top,
    bottom: pageSize.height - margins.bottom,
    doc,
    bracketed,
    printed: (text) => {
      const made = printable(text, { has, brackets });
      for (const number of made.bracketed) bracketed.add(number);
      return made.text;
    },
    widthOf: (text, style) => {
      set(style);
      return widthOf(sheet.printed(text));
    },
    lines: (text, width, style) => {
      set(style);
      return wrapLines(sheet.printed(text), width, widthOf);
    },
    drawLine: (line, { x, y, width, align = 'left' }, style) => {
      set(style).fillColor(style.color);
      const free = width - widthOf(line);
      const shift = align === 'right' ? free : align === 'center' ? free / 2 : 0;
      const raise = (leadingOf(style.size) - doc.currentLineHeight()) / 2;
      doc.text(line, x + shift, y + raise, { lineBreak: false, ...featuresOf(line) });
    },
    newPage: () => {
      doc.addPage();
      sheet.y = margins.top;
    },
    need: (height) => {
      if (sheet.y + height > sheet.bottom) sheet.newPage();
    },
    onEachPage: (draw) => {
      const { start, count } = doc.bufferedPageRange();
      for (let index = 0; index < count; index += 1) {
        doc.switchToPage(start + index);
        draw(index + 1, count);
      }
    },
    end: () => finish(doc, chunks),
  };
  return sheet;
}

async function finish(doc: PDFKit.PDFDocument, chunks: readonly Buffer[]): Promise<PrintedFile> {
  const pages = doc.bufferedPageRange().count;
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', () => resolve());
    doc.on('error', reject);
  });
  doc.end();
  await ended;
  const bytes = Buffer.concat(chunks);
  return { bytes, pages, hash: createHash('sha256').update(bytes).digest() };
}
