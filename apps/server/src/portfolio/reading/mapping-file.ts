// SPDX-License-Identifier: Apache-2.0
// Opens a bank's own file by its mapping: rows of the named layout, columns brought to our fields.
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { readDate } from './cell-values.ts';
import { decodeText } from './decode.ts';
import { delimitedRows } from './delimited.ts';
import type { FileEncoding } from './detect-encoding.ts';
import { fieldRowReader } from './field-row.ts';
import type { FieldSettings } from './field-settings.ts';
import { countedBytes, type PortfolioSource, wholeFile } from './file-bytes.ts';
import { type FieldPosition, fixedCell, fixedWidthRows } from './fixed-width.ts';
import { headRows } from './head-rows.ts';
import { headerRefusal } from './header-refusal.ts';
import type { ColumnPlace, PortfolioMapping } from './mapping.ts';
import type { PortfolioFile } from './portfolio-file.ts';
import type { RawRow, RawRows } from './portfolio-row.ts';
import { readRows } from './read-rows.ts';
import { fileBytesMax, workbookBytesMax } from './reading-limits.ts';
import { type StatedTrailer, type TrailerRule, trailerCheck } from './trailer.ts';
import { workbookRows } from './workbook.ts';

export async function openMappedFile(
  source: PortfolioSource,
  mapping: PortfolioMapping,
  wanted: FileEncoding | 'auto',
): Promise<Result<PortfolioFile>> {
  const fileOn = fileDate(source.name, mapping);
  if (!fileOn.ok) return fileOn;
  const layout = await openLayout(source, mapping, wanted === 'auto' ? mapping.encoding : wanted);
  if (!layout.ok) return layout;
  const titleRows = mapping.header && mapping.format !== 'fixed-width' ? 1 : 0;
  const read = await headRows(layout.value.rows, mapping.skipRows + titleRows);
  if (!read.ok) return read;
  const titles = titleRows === 1 ? (read.value.head[mapping.skipRows] ?? null) : null;
  if (titleRows === 1 && titles === null) return refuse({ code: 'file.headers', field: 'header' });
  const fields = columnFields(mapping, titles);
  if (!fields.ok) return fields;
  const settings = settingsOf(mapping, fileOn.value);
  const trailer = trailerCheck(trailerRule(mapping, layout.value.encoding));
  return ok({
    profile: mapping.name,
    encoding: layout.value.encoding,
    scope: mapping.scope,
    fileOn: fileOn.value,
    reread: { kind: 'fields', settings },
    trailer: trailer.state,
    batches: readRows(read.value.rest, {
      fields: fields.value,
      isPadded: mapping.format !== 'delimited' || !mapping.header,
      accountField: 'account_reference',
      readCells: fieldRowReader(settings),
      trailer,
    }),
  });
}

interface Layout {
  readonly rows: RawRows;
  readonly encoding: PortfolioFile['encoding'];
}

async function openLayout(
  source: PortfolioSource,
  mapping: PortfolioMapping,
  encoding: FileEncoding | 'auto',
): Promise<Result<Layout>> {
  if (mapping.format === 'xlsx') {
    const bytes = await wholeFile(source, workbookBytesMax);
    if (!bytes.ok) return bytes;
    const rows = await workbookRows(bytes.value, mapping.sheet ?? null);
    return rows.ok ? ok({ rows: rows.value, encoding: () => 'xlsx' }) : rows;
  }
  const text = await decodeText(countedBytes(source, fileBytesMax), encoding);
  if (!text.ok) return text;
  const told = text.value.encoding;
  if (mapping.format === 'delimited') {
    return ok({ rows: delimitedRows(text.value.blocks, mapping.delimiter), encoding: told });
  }
  const positions = Object.values(mapping.columns).filter((where) => typeof where === 'object');
  const layout = { positions, unit: mapping.unit };
  return ok({ rows: fixedWidthRows(text.value.blocks, layout, told), encoding: told });
}

/** The day of the file: written in the mapping, eight digits of its name, or a column of each row. */
function fileDate(name: string, mapping: PortfolioMapping): Result<string | null> {
  if (mapping.fileDate.from === 'column') return ok(null);
  if (mapping.fileDate.from === 'fixed') return ok(mapping.fileDate.on);
  const day = readDate(/\d{8}/.exec(name)?.[0] ?? '', 'YYYYMMDD');
  if (day.ok) return ok(day.value);
  return refuse({ code: 'file.headers', field: 'fileDate', detail: { reason: 'no-date-in-name' } });
}

function settingsOf(mapping: PortfolioMapping, fileOn: string | null): FieldSettings {
  return {
    formats: { date: mapping.dateFormat, amountUnit: mapping.amountUnit, owed: mapping.owed },
    fileOn,
    currency: mapping.currency,
    product: mapping.product,
    paymentDays: mapping.paymentDays,
    roles: mapping.values.role,
    addressKinds: mapping.values.address_kind,
    currencies: mapping.values.currency,
  };
}

/** The field of each column of the file; titles are compared without the blanks around them. */
function columnFields(
  mapping: PortfolioMapping,
  titles: RawRow | null,
): Result<readonly (string | null)[]> {
  const wanted = Object.entries(mapping.columns);
  // The whole line stands behind the fixed-width cells and belongs to the trailer alone.
  if (mapping.format === 'fixed-width') return ok([...wanted.map(([field]) => field), null]);
  if (titles === null) return ok(numberedFields(wanted));
  const names = titles.cells.map((title) => title.trim());
  const byTitle = new Map(wanted.map(([field, title]) => [title, field]));
  const missing = wanted.flatMap(([, title]) =>
    names.includes(String(title)) ? [] : String(title),
  );
  const unknown =
    mapping.otherColumns === 'ignore' ? [] : names.filter((name) => !byTitle.has(name));
  const repeated = names.filter((name, at) => byTitle.has(name) && names.indexOf(name) !== at);
  if (missing.length + unknown.length + repeated.length > 0) {
    return refuse(headerRefusal({ missing, unknown, repeated, line: titles.line }));
  }
  return ok(names.map((name) => byTitle.get(name) ?? null));
}

function numberedFields(wanted: readonly [string, ColumnPlace][]): (string | null)[] {
  const numbers = wanted.map(([, where]) => Number(where));
  const fields: (string | null)[] = Array.from({ length: Math.max(...numbers) }, () => null);
  for (const [field, where] of wanted) fields[Number(where) - 1] = field;
  return fields;
}

function trailerRule(
  mapping: PortfolioMapping,
  encoding: PortfolioFile['encoding'],
): TrailerRule | null {
  const { trailer, unit } = mapping;
  if (trailer === undefined) return null;
  const isFixed = mapping.format === 'fixed-width';
  const textAt = (row: RawRow, where: number | FieldPosition): string => {
    if (typeof where === 'number') return row.cells[where - 1] ?? '';
    const told = encoding();
    return told === 'xlsx'
      ? ''
      : fixedCell(row.cells.at(-1) ?? '', where, { unit, encoding: told });
  };
  const read = (row: RawRow): StatedTrailer | null => {
    const start = (isFixed ? row.cells.at(-1) : row.cells[0]) ?? '';
    if (!start.startsWith(trailer.prefix)) return null;
    const totals = trailer.totals.map(({ place, of, currency }) => ({
      currency: currency ?? mapping.currency ?? '',
      of,
      text: textAt(row, place),
    }));
    return { countText: textAt(row, trailer.count), totals };
  };
  return {
    read,
    totals: trailer.totals.map(({ of }) => of),
    formats: settingsOf(mapping, null).formats,
    currency: mapping.currency,
  };
}
