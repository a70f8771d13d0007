// SPDX-License-Identifier: Apache-2.0
// Banks' own layouts by mapping: each kind of layout once, and every misspelling by name.
import { describe, expect, it } from 'vitest';
import { type PortfolioMapping, parseMapping } from './mapping.ts';
import { faultsOf, gb18030, readAll } from './portfolio-file.fixture.ts';
import { workbookOf } from './workbook.fixture.ts';

const delimited = {
  name: 'core-2024',
  format: 'delimited',
  delimiter: '|',
  columns: {
    account_reference: '卡号',
    customer_reference: '客户编号',
    balance: '欠款',
    overdue_amount: '逾期',
    days_past_due: '逾期天数',
    role: '卡类',
    address: '地址',
    address_kind: '类型',
    currency: '币',
  },
  amountUnit: 'fen',
  owed: 'negative',
  values: {
    role: { '0': 'cardholder', '1': 'supplementary' },
    address_kind: { H: 'residence', W: 'work' },
    currency: { '156': 'CNY', '840': 'USD' },
  },
  fileDate: { from: 'name' },
  scope: 'delta',
  trailer: {
    prefix: 'END',
    count: 2,
    totals: [{ place: 3, of: 'balance', currency: 'CNY' }],
  },
};

function mapping(json: unknown): PortfolioMapping {
  const parsed = parseMapping(json);
  if (!parsed.ok) throw new Error(`mapping refused: ${parsed.refusal.field}`);
  return parsed.value;
}

const titles = '卡号|客户编号|欠款|逾期|逾期天数|卡类|地址|类型|币';

describe('a mapped delimited file', () => {
  it('reads the bank’s signs, units, words and the date in its name', async () => {
    const text = [titles, 'A1|P1|-120050|-2000|45|0|杭州|H|156', 'END|1|-120050'].join('\r\n');
    const read = await readAll(
      gb18030(text),
      { kind: 'mapping', mapping: mapping(delimited) },
      { name: 'CARD_20260907.txt' },
    );
    expect(read.refusal).toBeNull();
    expect(faultsOf(read)).toEqual([]);
    expect(read.file).toMatchObject({ scope: 'delta', fileOn: '2026-09-07', profile: 'core-2024' });
    expect(read.file?.encoding()).toBe('gb18030');
    expect(read.rows[0]).toMatchObject({
      balanceMinor: 120_050,
      overdueMinor: 2_000,
      currency: 'CNY',
      oldestUnpaidDueOn: '2026-07-24',
      dueSource: 'bank-reported',
      reportedDaysPastDue: 45,
      person: { addresses: [{ kind: 'residence', text: '杭州' }] },
    });
  });

  it('is refused when its trailer does not agree or its name has no date', async () => {
    const text = [titles, 'A1|P1|-1|0|0|0|||156', 'END|1|-2'].join('\n');
    const profile = { kind: 'mapping', mapping: mapping(delimited) } as const;
    const wrong = await readAll(text, profile, { name: 'CARD_20260907.txt' });
    expect(wrong.refusal).toMatchObject({ code: 'file.trailer', detail: { part: 'CNY balance' } });
    const undated = await readAll(text, profile, { name: 'CARD.txt' });
    expect(undated.refusal).toMatchObject({ code: 'file.headers', field: 'fileDate' });
  });

  it('names missing and unknown columns, and may be told to leave others out', async () => {
    const text = ['卡号|欠款|另外', 'A1|-1|x'].join('\n');
    const short = {
      ...delimited,
      columns: { account_reference: '卡号', balance: '欠款', currency: '币' },
      fileDate: { from: 'fixed', on: '2026-09-07' },
      trailer: undefined,
    };
    const read = await readAll(text, { kind: 'mapping', mapping: mapping(short) });
    expect(read.refusal).toMatchObject({
      code: 'file.headers',
      detail: { missing: '币', unknown: '另外', repeated: '' },
    });
    const open = mapping({
      ...short,
      columns: { account_reference: '卡号', balance: '欠款' },
      currency: 'CNY',
      otherColumns: 'ignore',
      owed: 'positive',
    });
    const left = await readAll(text, { kind: 'mapping', mapping: open });
    expect(left.rows[0]).toMatchObject({ accountReference: 'A1', balanceMinor: -1 });
  });

  it('reads columns by number and a date in each row', async () => {
    const numbered = mapping({
      name: 'numbered',
      format: 'delimited',
      header: false,
      skipRows: 1,
      columns: { account_reference: 1, balance: 3, as_of_on: 4, oldest_unpaid_due_on: 5 },
      dateFormat: 'DD/MM/YYYY',
      currency: 'USD',
      fileDate: { from: 'column' },
      scope: 'full',
    });
    const text = 'Report\nA1,skip,12.00,07/09/2026,03/02/2026\nA2,skip,12.00,,03/02/2026\n';
    const read = await readAll(text, { kind: 'mapping', mapping: numbered });
    expect(read.rows[0]).toMatchObject({ asOfOn: '2026-09-07', oldestUnpaidDueOn: '2026-02-03' });
    expect(faultsOf(read)).toEqual(['3 as_of_on missing_value']);
  });
});

describe('a mapped fixed-width file', () => {
  const fixed = {
    name: 'mainframe',
    format: 'fixed-width',
    columns: {
      account_reference: { start: 1, length: 6 },
      name: { start: 7, length: 8 },
      balance: { start: 15, length: 10 },
      oldest_unpaid_due_on: { start: 25, length: 8 },
    },
    dateFormat: 'YYYYMMDD',
    amountUnit: 'fen',
    currency: 'CNY',
    fileDate: { from: 'fixed', on: '2026-09-07' },
    scope: 'full',
    trailer: {
      prefix: 'T',
      count: { start: 2, length: 5 },
      totals: [{ place: { start: 7, length: 12 }, of: 'balance' }],
    },
  };
  const line = (name: string) => `A00001${name}000012005020260701`;
  const last = 'T00001000000120050';

  it('counts bytes of the file’s own encoding, rare characters included', async () => {
    const profile = { kind: 'mapping', mapping: mapping(fixed) } as const;
    for (const name of ['张䶮    ', '张㛃  ', 'Anna    ', '        ']) {
      const read = await readAll(gb18030(`${line(name)}\r\n${last}\r\n`), profile);
      expect(read.refusal).toBeNull();
      expect(read.rows[0]).toMatchObject({
        accountReference: 'A00001',
        balanceMinor: 120_050,
        oldestUnpaidDueOn: '2026-07-01',
        person: { name: name.trim() === '' ? null : name.trim() },
      });
    }
    const utf8 = await readAll(`${line('张䶮  ')}\n${last}\n`, profile);
    expect(utf8.rows[0]?.person.name).toBe('张䶮');
    expect(utf8.rows[0]?.balanceMinor).toBe(120_050);
  });

  it('counts characters where the mapping says so', async () => {
    const profile = {
      kind: 'mapping',
      mapping: mapping({ ...fixed, unit: 'characters' }),
    } as const;
    const read = await readAll(gb18030(`${line('张䶮      ')}\n${last}`), profile, {
      chunkBytes: 3,
    });
    expect(read.rows[0]?.person.name).toBe('张䶮');
  });

  it('quarantines a line that is too short and refuses one without end', async () => {
    const profile = {
      kind: 'mapping',
      mapping: mapping({ ...fixed, trailer: undefined }),
    } as const;
    const read = await readAll(`A00002\n${line('Anna    ')}\n`, profile);
    expect(faultsOf(read)).toEqual(['1 row wrong_column_count']);
    expect(read.rows.length).toBe(1);
    const endless = await readAll(`${line('Anna    ')}\n${'x'.repeat(5 * 1024 * 1024)}`, profile);
    expect(endless.refusal).toMatchObject({ code: 'file.cell-too-large', line: 2 });
  });
});

describe('a mapped workbook', () => {
  it('reads the sheet it names and refuses one that is not there', async () => {
    const book = workbookOf([
      ['Account', 'Owed'],
      ['A1', { number: '12.5' }],
    ]);
    const sheet = {
      name: 'book',
      format: 'xlsx',
      sheet: 'Portfolio',
      columns: { account_reference: 'Account', overdue_amount: 'Owed', balance: 'Owed' },
      currency: 'CNY',
      fileDate: { from: 'fixed', on: '2026-09-07' },
      scope: 'full',
    };
    const twice = parseMapping(sheet);
    expect(twice).toMatchObject({ ok: false, refusal: { detail: { reason: 'place-used-twice' } } });
    const columns = { account_reference: 'Account', balance: 'Owed' };
    const read = await readAll(book, { kind: 'mapping', mapping: mapping({ ...sheet, columns }) });
    expect(faultsOf(read)).toEqual(['2 oldest_unpaid_due_on missing_due_date']);
    const other = await readAll(book, {
      kind: 'mapping',
      mapping: mapping({ ...sheet, columns, sheet: 'Else' }),
    });
    expect(other.refusal).toMatchObject({ code: 'file.workbook', field: 'sheet' });
  });
});

describe('a mapping', () => {
  it.each<[string, Record<string, unknown>]>([
    ['colums', { colums: {} }],
    ['columns.ballance', { columns: { ...delimited.columns, ballance: 'x' } }],
    ['columns.balance', { columns: { account_reference: 'x', currency: 'y' } }],
    ['trailer.sum', { trailer: { prefix: 'T', count: 1, sum: 3 } }],
    ['values.kind', { values: { kind: {} } }],
    ['delimiter', { delimiter: '::' }],
    ['dateFormat', { dateFormat: 'MM/DD/YY' }],
    ['fileDate.format', { fileDate: { from: 'name', format: 'x' } }],
    ['columns.as_of_on', { fileDate: { from: 'column' } }],
    ['columns.account_reference', { columns: { ...delimited.columns, account_reference: 3 } }],
    ['values.currency', { values: { currency: { '156': 'RMB' } } }],
    ['scope', { scope: 'some' }],
    ['trailer', { trailer: { prefix: 'T', count: { start: 1, length: 2 } } }],
  ])('is refused naming %s', (field, change) => {
    expect(parseMapping({ ...delimited, ...change })).toMatchObject({
      ok: false,
      refusal: { code: 'file.mapping', field },
    });
  });

  it('is refused when it is no object at all', () => {
    expect(parseMapping('x')).toMatchObject({ ok: false, refusal: { field: 'mapping' } });
  });
});
