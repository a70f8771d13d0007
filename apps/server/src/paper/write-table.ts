// SPDX-License-Identifier: Apache-2.0
// Tables that go on over pages with their head repeated; amounts stand right-aligned. A row stays
// whole where a page can hold it.
import {
  type Align,
  faint,
  hairline,
  ink,
  leadingOf,
  type Sheet,
  type TextStyle,
  teal,
} from './sheet.ts';

export interface Column {
  readonly head: string;
  /** Share of the table's width. */
  readonly share: number;
  readonly align?: Align;
}

export interface TableRow {
  readonly cells: readonly string[];
  /** A sum, or what a reader must not miss. */
  readonly isStrong?: boolean;
}

const headStyle: TextStyle = { size: 9, weight: 'bold', color: faint };
const cellStyle: TextStyle = { size: 9.5, weight: 'regular', color: ink };
const padding = { x: 4, y: 4 } as const;

export function writeTable(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly TableRow[],
): void {
  const placed = placeColumns(sheet, columns);
  const head = { cells: columns.map((column) => column.head) };
  const headLines = linesOfRow(sheet, placed, { row: head, style: headStyle });
  const headHeight = heightOf(headLines, headStyle);
  const drawHead = (): void => {
    drawRow(sheet, placed, { lines: headLines, style: headStyle });
    rule(sheet, { color: teal, width: 0.9 });
  };
  const firstRow = rows[0];
  const firstHeight = firstRow
    ? heightOf(linesOfRow(sheet, placed, { row: firstRow, style: cellStyle }), cellStyle)
    : 0;
  sheet.need(headHeight + Math.min(firstHeight, rowHeightMax));
  drawHead();
  for (const row of rows) {
    const style: TextStyle = row.isStrong ? { ...cellStyle, weight: 'bold' } : cellStyle;
    for (const lines of partsOfRow(linesOfRow(sheet, placed, { row, style }), style)) {
      if (sheet.y + heightOf(lines, style) > sheet.bottom) {
        sheet.newPage();
        drawHead();
      }
      drawRow(sheet, placed, { lines, style });
      rule(sheet, { color: hairline, width: 0.6 });
    }
  }
  sheet.y += 6;
}

/** A row higher than this is cut into parts, so that no page is too short for it. */
const rowHeightMax = 400;

interface PlacedColumn extends Column {
  readonly x: number;
  readonly width: number;
}

function placeColumns(sheet: Sheet, columns: readonly Column[]): readonly PlacedColumn[] {
  const whole = columns.reduce((total, column) => total + column.share, 0);
  let x = sheet.left;
  return columns.map((column) => {
    const width = (sheet.width * column.share) / whole;
    const placed = { ...column, x: x + padding.x, width: width - 2 * padding.x };
    x += width;
    return placed;
  });
}

interface CellLines {
  readonly lines: readonly string[];
  readonly style: TextStyle;
}

type RowLines = readonly CellLines[];

function linesOfRow(
  sheet: Sheet,
  columns: readonly PlacedColumn[],
  { row, style }: { readonly row: TableRow; readonly style: TextStyle },
): RowLines {
  return columns.map((column, index) => {
    const text = row.cells[index] ?? '';
    const fitting = column.align === 'right' ? styleToFit(sheet, { text, column, style }) : style;
    const lines = text.split('\n').flatMap((part) => sheet.lines(part, column.width, fitting));
    return { lines, style: fitting };
  });
}

/** An amount is never torn apart: it is rather set smaller. */
function styleToFit(
  sheet: Sheet,
  cell: { readonly text: string; readonly column: PlacedColumn; readonly style: TextStyle },
): TextStyle {
  if (!/^[\d.,-]+$/.test(cell.text)) return cell.style;
  const share = cell.column.width / sheet.widthOf(cell.text, cell.style);
  // A little less than the share, since widths do not shrink to the last digit.
  return share >= 1 ? cell.style : { ...cell.style, size: cell.style.size * share * 0.99 };
}

function heightOf(lines: RowLines, style: TextStyle): number {
  const count = Math.max(...lines.map((cell) => cell.lines.length), 1);
  return count * leadingOf(style.size) + 2 * padding.y;
}

function partsOfRow(lines: RowLines, style: TextStyle): readonly RowLines[] {
  const linesMax = Math.floor((rowHeightMax - 2 * padding.y) / leadingOf(style.size));
  const count = Math.max(...lines.map((cell) => cell.lines.length), 1);
  const parts: RowLines[] = [];
  for (let from = 0; from < count; from += linesMax) {
    parts.push(lines.map((cell) => ({ ...cell, lines: cell.lines.slice(from, from + linesMax) })));
  }
  return parts;
}

function drawRow(
  sheet: Sheet,
  columns: readonly PlacedColumn[],
  { lines, style }: { readonly lines: RowLines; readonly style: TextStyle },
): void {
  columns.forEach((column, index) => {
    const cell = lines[index];
    cell?.lines.forEach((line, at) => {
      // What is set smaller stands on the same line as its neighbours.
      const drop = (style.size - cell.style.size) * baselineShare;
      const y = sheet.y + padding.y + at * leadingOf(style.size) + drop;
      sheet.drawLine(line, { x: column.x, y, width: column.width, ...alignOf(column) }, cell.style);
    });
  });
  sheet.y += heightOf(lines, style);
}

/** From the top of a line to its base, per point of its size. */
const baselineShare = 1.186;

function alignOf({ align }: Column): { readonly align?: Align } {
  return align === undefined ? {} : { align };
}

function rule(sheet: Sheet, { color, width }: { color: string; width: number }): void {
  sheet.doc
    .moveTo(sheet.left, sheet.y)
    .lineTo(sheet.left + sheet.width, sheet.y)
    .lineWidth(width)
    .strokeColor(color)
    .stroke();
}
