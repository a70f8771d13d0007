// SPDX-License-Identifier: Apache-2.0
// What a page is made of besides tables: headings, paragraphs, lists, and pairs of label and value.
import { faint, ink, leadingOf, type Sheet, type TextStyle, teal } from './sheet.ts';

export const body: TextStyle = { size: 10.5, weight: 'regular', color: ink };
export const small: TextStyle = { size: 9, weight: 'regular', color: faint };
const section: TextStyle = { size: 12.5, weight: 'bold', color: teal };

/** A heading of a section; never the last thing on a page. */
export function heading(sheet: Sheet, text: string): void {
  sheet.need(headingRoom);
  if (sheet.y > sheet.top) sheet.y += 14;
  const [line = ''] = sheet.lines(text, sheet.width, section);
  sheet.drawLine(line, { x: sheet.left, y: sheet.y, width: sheet.width }, section);
  sheet.y += leadingOf(section.size) + 5;
}

const headingRoom = 130;

/** Paragraphs of a text, one for each of its lines. */
export function paragraphs(sheet: Sheet, text: string, style: TextStyle = body): void {
  for (const part of text.split('\n')) {
    if (part.trim() === '') sheet.y += leadingOf(style.size) / 2;
    else {
      writeLines(sheet, { lines: sheet.lines(part, sheet.width, style), indent: 0, style });
      sheet.y += 3;
    }
  }
}

/** One point a line, behind a short rule. */
export function points(sheet: Sheet, texts: readonly string[], style: TextStyle = body): void {
  for (const text of texts) {
    const lines = sheet.lines(text, sheet.width - pointIndent, style);
    sheet.need(leadingOf(style.size) * Math.min(lines.length, 3));
    const middle = sheet.y + leadingOf(style.size) / 2;
    sheet.doc
      .moveTo(sheet.left + 1, middle)
      .lineTo(sheet.left + 7, middle)
      .lineWidth(1.2)
      .strokeColor(teal)
      .stroke();
    writeLines(sheet, { lines, indent: pointIndent, style });
    sheet.y += 3;
  }
}

const pointIndent = 15;

/** A label and what belongs to it, in two columns. */
export function pairs(sheet: Sheet, rows: readonly (readonly [string, string])[]): void {
  const label: TextStyle = { ...body, color: faint };
  for (const [name, value] of rows) {
    const names = sheet.lines(name, labelWidth - 10, label);
    const values = sheet.lines(value, sheet.width - labelWidth, body);
    const leading = leadingOf(body.size);
    sheet.need(leading * Math.min(Math.max(names.length, values.length), 4));
    const count = Math.max(names.length, values.length);
    for (let index = 0; index < count; index += 1) {
      sheet.need(leading);
      const place = { x: sheet.left, y: sheet.y, width: labelWidth };
      sheet.drawLine(names[index] ?? '', place, label);
      const valuePlace = { x: sheet.left + labelWidth, y: sheet.y, width: sheet.width };
      sheet.drawLine(values[index] ?? '', valuePlace, body);
      sheet.y += leading;
    }
    sheet.y += 2;
  }
}

const labelWidth = 128;

interface LinesToWrite {
  readonly lines: readonly string[];
  readonly indent: number;
  readonly style: TextStyle;
}

function writeLines(sheet: Sheet, { lines, indent, style }: LinesToWrite): void {
  for (const line of lines) {
    sheet.need(leadingOf(style.size));
    const place = { x: sheet.left + indent, y: sheet.y, width: sheet.width - indent };
    sheet.drawLine(line, place, style);
    sheet.y += leadingOf(style.size);
  }
}
