// SPDX-License-Identifier: Apache-2.0
// Opens a copy of the public panel: finds its header (some copies have two) and reads its lines.
import { ok, type Result } from '@fairvisit/domain/result.ts';
import { decodeText } from './decode.ts';
import { delimitedRows, delimiterOf } from './delimited.ts';
import type { FileEncoding } from './detect-encoding.ts';
import { countedBytes, type PortfolioSource } from './file-bytes.ts';
import { firstBlock, headRows, withFirst } from './head-rows.ts';
import type { PortfolioFile } from './portfolio-file.ts';
import { readRows } from './read-rows.ts';
import { fileBytesMax } from './reading-limits.ts';
import { trailerCheck } from './trailer.ts';
import { type UciColumns, uciColumns } from './uci-headers.ts';
import { type UciOptions, uciReader } from './uci-panel.ts';

export async function openUciFile(
  source: PortfolioSource,
  options: UciOptions,
  encoding: FileEncoding | 'auto',
): Promise<Result<PortfolioFile>> {
  const reader = uciReader(options);
  if (!reader.ok) return reader;
  const text = await decodeText(countedBytes(source, fileBytesMax), encoding);
  if (!text.ok) return text;
  const block = await firstBlock(text.value.blocks);
  if (!block.ok) return block;
  const delimiter = delimiterOf(block.value.first.split(/[\r\n]/, 1)[0] ?? '');
  const read = await headRows(delimitedRows(block.value.all, delimiter), 2);
  if (!read.ok) return read;
  const [first, second] = read.value.head;
  const columns = uciColumns(first?.cells ?? []);
  if (!columns.ok) return columns;
  const isSecondHeader = second !== undefined && uciColumns(second.cells).ok;
  const rest = read.value.rest;
  const rows = second === undefined || isSecondHeader ? rest : withFirst(second, rest);
  const trailer = trailerCheck(null);
  return ok({
    profile: 'uci-panel',
    encoding: text.value.encoding,
    scope: 'full',
    fileOn: reader.value.asOfOn,
    reread: { kind: 'uci-panel', options },
    trailer: trailer.state,
    batches: readRows(rows, {
      fields: fieldsOf(columns.value),
      isPadded: false,
      accountField: 'ID',
      readCells: reader.value.readCells,
      trailer,
    }),
  });
}

/** The outcome of the following month (Y) is left out: no portfolio knows its own future. */
function fieldsOf(columns: UciColumns): (string | null)[] {
  const fields: (string | null)[] = Array.from({ length: columns.size }, () => null);
  for (const [name, index] of columns) if (name !== 'Y') fields[index] = name;
  return fields;
}
