// SPDX-License-Identifier: Apache-2.0
// Our own daily format, as CSV or as a workbook (docs/portfolio-files.md): a first record that says
// the day and whether the file is whole, a header, the lines, and a trailer that proves them.
import { type Currency, isCurrency } from '@fairvisit/domain/money/money.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { readDate, readWhole } from './cell-values.ts';
import { decodeText } from './decode.ts';
import { delimitedRows, delimiterOf } from './delimited.ts';
import type { FileEncoding } from './detect-encoding.ts';
import { type FieldName, fieldOfHeader } from './field-names.ts';
import { fieldRowReader } from './field-row.ts';
import type { FieldSettings } from './field-settings.ts';
import { countedBytes, type PortfolioSource, wholeFile } from './file-bytes.ts';
import { firstBlock, headRows } from './head-rows.ts';
import { headerRefusal } from './header-refusal.ts';
import type { PortfolioFile } from './portfolio-file.ts';
import type { FileScope, RawRow, RawRows } from './portfolio-row.ts';
import { readRows } from './read-rows.ts';
import { fileBytesMax, workbookBytesMax } from './reading-limits.ts';
import { type StatedTrailer, trailerCheck } from './trailer.ts';
import { workbookRows } from './workbook.ts';

const firstMark = '#fairvisit-daily';
const lastMark = '#trailer';
const version = '1';

export async function openDailyCsv(
  source: PortfolioSource,
  encoding: FileEncoding | 'auto',
): Promise<Result<PortfolioFile>> {
  const text = await decodeText(countedBytes(source, fileBytesMax), encoding);
  if (!text.ok) return text;
  const block = await firstBlock(text.value.blocks);
  if (!block.ok) return block;
  const delimiter = delimiterOf(block.value.first.split(/[\r\n]/, 1)[0] ?? '');
  const rows = delimitedRows(block.value.all, delimiter);
  return openDaily(rows, { profile: 'daily-csv', encoding: text.value.encoding });
}

export async function openDailyWorkbook(source: PortfolioSource): Promise<Result<PortfolioFile>> {
  const bytes = await wholeFile(source, workbookBytesMax);
  if (!bytes.ok) return bytes;
  const rows = await workbookRows(bytes.value, null);
  if (!rows.ok) return rows;
  return openDaily(rows.value, { profile: 'daily-xlsx', encoding: () => 'xlsx' });
}

async function openDaily(
  rows: RawRows,
  about: Pick<PortfolioFile, 'profile' | 'encoding'>,
): Promise<Result<PortfolioFile>> {
  const read = await headRows(rows, 2);
  if (!read.ok) return read;
  const first = firstRecord(read.value.head[0]);
  if (!first.ok) return first;
  const fields = headerFields(read.value.head[1]);
  if (!fields.ok) return fields;
  const settings: FieldSettings = {
    formats: { date: 'YYYY-MM-DD', amountUnit: 'yuan', owed: 'positive' },
    fileOn: first.value.fileOn,
    currency: first.value.currency,
    product: null,
    paymentDays: first.value.paymentDays,
    roles: {},
    addressKinds: {},
    currencies: {},
  };
  const { formats, currency } = settings;
  const trailer = trailerCheck({
    read: lastRecord,
    totals: ['balance', 'overdue_amount'],
    formats,
    currency,
  });
  return ok({
    ...about,
    scope: first.value.scope,
    fileOn: first.value.fileOn,
    reread: { kind: 'fields', settings },
    trailer: trailer.state,
    batches: readRows(read.value.rest, {
      fields: fields.value,
      isPadded: about.profile === 'daily-xlsx',
      accountField: 'account_reference',
      readCells: fieldRowReader(settings),
      trailer,
    }),
  });
}

interface FirstRecord {
  readonly fileOn: string;
  readonly scope: FileScope;
  readonly currency: Currency | null;
  readonly paymentDays: number | null;
}

function firstRecord(row: RawRow | undefined): Result<FirstRecord> {
  const [mark = '', versionText, day = '', scope = '', currency = '', paymentDays = ''] =
    row?.cells ?? [];
  const wrong = (field: string) => refuse({ code: 'file.headers', field, line: row?.line ?? 1 });
  if (mark.trim() !== firstMark) return wrong(firstMark);
  if (versionText?.trim() !== version) return wrong('version');
  const fileOn = readDate(day, 'YYYY-MM-DD');
  if (!fileOn.ok) return wrong('file_date');
  if (scope !== 'full' && scope !== 'delta') return wrong('scope');
  if (currency !== '' && !isCurrency(currency)) return wrong('currency');
  const days = paymentDays === '' ? null : readWhole(paymentDays, { min: 1, max: 90 });
  if (days !== null && !days.ok) return wrong('payment_days');
  return ok({
    fileOn: fileOn.value,
    scope,
    currency: isCurrency(currency) ? currency : null,
    paymentDays: days === null ? null : days.value,
  });
}

const required: readonly FieldName[] = ['account_reference', 'balance'];

function headerFields(row: RawRow | undefined): Result<readonly FieldName[]> {
  const fields: FieldName[] = [];
  const unknown: string[] = [];
  const repeated: string[] = [];
  for (const title of row?.cells ?? []) {
    const field = fieldOfHeader(title);
    if (field === null) unknown.push(title.slice(0, 40));
    else if (fields.includes(field)) repeated.push(title.slice(0, 40));
    else fields.push(field);
  }
  const missing = required.filter((field) => !fields.includes(field));
  if (missing.length + unknown.length + repeated.length === 0) return ok(fields);
  return refuse(headerRefusal({ missing, unknown, repeated, line: row?.line ?? 2 }));
}

/** `#trailer,<rows>[,<currency>,<balance total>,<overdue total>…]` */
function lastRecord(row: RawRow): StatedTrailer | null {
  const [mark = '', countText = '', ...totals] = row.cells;
  if (mark.trim() !== lastMark) return null;
  const stated: StatedTrailer['totals'][number][] = [];
  for (let at = 0; at < totals.length; at += 3) {
    const currency = (totals[at] ?? '').trim();
    if (currency === '' && (totals[at + 1] ?? '') === '') continue;
    stated.push({ currency, of: 'balance', text: totals[at + 1] ?? '' });
    stated.push({ currency, of: 'overdue_amount', text: totals[at + 2] ?? '' });
  }
  return { countText, totals: stated };
}
