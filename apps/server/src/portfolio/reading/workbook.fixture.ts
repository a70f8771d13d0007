// SPDX-License-Identifier: Apache-2.0
// Writes the smallest workbook a spreadsheet would accept, so that tests can hold cells no real
// spreadsheet lets one type: numbers beyond 2^53, a 5 MB cell, a bomb.
import { crc32, deflateRawSync } from 'node:zlib';

export type Cell = string | { readonly number: string } | { readonly date: number } | null;

export function workbookOf(rows: readonly (readonly Cell[])[]): Buffer {
  return zipOf({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': workbookRelations,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheetOf(rows),
  });
}

/** A zip of deflated parts. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(bytes), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(bytes.length, 18);
    fixed.writeUInt16LE(title.length, 22);
    files.push(Buffer.from([0x50, 0x4b, 3, 4]), fixed, title, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fixed, rest, title);
    offset += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, directory, end]);
}

function sheetOf(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellOf(cell, `${columnName(column)}${row + 1}`));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `${xml}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellOf(cell: Cell, place: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') {
    const text = cell.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  }
  if ('date' in cell) return `<c r="${place}" s="1"><v>${cell.date}</v></c>`;
  return `<c r="${place}"><v>${cell.number}</v></c>`;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

function relations(kind: string, target: string): string {
  const one = `<Relationship Id="rId1" Type="${office}/${kind}" Target="${target}"/>`;
  return `${xml}<Relationships xmlns="${packages}/relationships">${one}</Relationships>`;
}

const workbookRelations = relations('worksheet', 'worksheets/sheet1.xml').replace(
  '</Relationships>',
  `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
);
const workbook =
  `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
  '<sheet name="Portfolio" sheetId="1" r:id="rId1"/></sheets></workbook>';
const styles =
  `${xml}<styleSheet xmlns="${main}"><cellXfs count="2">` +
  '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>';
const contentTypes =
  `${xml}<Types xmlns="${packages}/content-types">` +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '</Types>';
