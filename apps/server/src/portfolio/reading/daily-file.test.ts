// SPDX-License-Identifier: Apache-2.0
// Our own daily format: what it says about itself is believed only when its trailer agrees.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf, gb18030, readAll, utf16 } from './portfolio-file.fixture.ts';
import { rereadCells } from './reread.ts';

const csv = { kind: 'daily-csv' } as const;
const first = '#fairvisit-daily,1,2026-09-07,full,CNY';
const header =
  'account_reference,customer_reference,balance,overdue_amount,oldest_unpaid_due_on,name';
const lines = [
  'A1,P1,1200.00,200.00,2026-07-01,张䶮',
  'A2,P1,88.50,0.00,,张䶮',
  'A3,P2,-10.00,0,,"O""Neil, 㛃"',
];
const trailer = '#trailer,3,CNY,1278.50,200.00';
const whole = [first, header, ...lines, trailer].join('\n');

describe('the daily file', () => {
  it('gives its rows, its day and whether it is whole', async () => {
    const read = await readAll(whole, csv);
    expect(read.refusal).toBeNull();
    expect(read.file).toMatchObject({ scope: 'full', fileOn: '2026-09-07', profile: 'daily-csv' });
    expect(read.file?.trailer()).toBe('agreed');
    expect(read.rows.map((row) => [row.line, row.accountReference, row.customerReference])).toEqual(
      [
        [3, 'A1', 'P1'],
        [4, 'A2', 'P1'],
        [5, 'A3', 'P2'],
      ],
    );
    expect(read.rows[0]).toMatchObject({
      balanceMinor: 120_000,
      overdueMinor: 20_000,
      oldestUnpaidDueOn: '2026-07-01',
      dueSource: 'file',
      currency: 'CNY',
      role: 'cardholder',
    });
    expect(read.rows[2]?.person.name).toBe('O"Neil, 㛃');
  });

  it('reads alike in every encoding, delimiter and line end', async () => {
    const wanted = await readAll(whole, csv);
    const semicolons = whole.replaceAll(',', ';').replace('Neil; 㛃', 'Neil, 㛃');
    for (const bytes of [
      Buffer.from(`\ufeff${whole}`),
      utf16(whole, 'le'),
      utf16(`\ufeff${whole}`, 'be'),
      gb18030(whole),
      Buffer.from(whole.replaceAll('\n', '\r\n')),
      Buffer.from(semicolons),
      Buffer.from(whole.replaceAll(',', '\t').replace('Neil\t 㛃', 'Neil, 㛃')),
    ]) {
      const read = await readAll(bytes, csv, { chunkBytes: 5 });
      expect(read.rows).toEqual(wanted.rows);
      expect(read.refusal).toBeNull();
    }
  });

  it('takes Chinese headers, roles, addresses by kind and several people on one account', async () => {
    const read = await readAll(
      [
        '#fairvisit-daily,1,2026-09-07,delta,CNY,20',
        '账号,客户号,角色,余额,逾期期数,账单日,手机号,手机号2,户籍地址,居住地址,居住地址社区代码,居住地址确认日期,违约金,性别',
        'A1,P1,主卡,100.00,1,10,000-1,000-2,老家,杭州,330102001001,2026-01-31,5.00,女',
        'A1,P9,附属卡,,,,,,,,,,,',
        'A1,P8,担保人,,,,,,,,,,,',
        '#trailer,3,CNY,100.00,0',
      ].join('\n'),
      csv,
    );
    expect(read.refusal).toBeNull();
    expect(faultsOf(read)).toEqual([]);
    expect(read.file?.scope).toBe('delta');
    expect(read.rows.map(({ role }) => role)).toEqual(['cardholder', 'supplementary', 'guarantor']);
    expect(read.rows[0]).toMatchObject({
      oldestUnpaidDueOn: '2026-08-30',
      dueSource: 'bank-reported',
      reportedPeriods: 1,
      penaltyMinor: 500,
      attributes: { sex: '女', schooling: null, maritalStatus: null, age: null },
      person: {
        phones: ['000-1', '000-2'],
        addresses: [
          {
            kind: 'residence',
            text: '杭州',
            communityCode: '330102001001',
            source: 'bank-file',
            confirmedOn: '2026-01-31',
          },
          { kind: 'hukou', text: '老家', communityCode: null, confirmedOn: null },
        ],
      },
    });
  });

  it.each([
    ['its rows are fewer than it says', whole.replace(`${lines[1]}\n`, ''), 'count'],
    ['a balance was changed', whole.replace('1200.00', '1200.01'), 'CNY balance'],
    [
      'an overdue amount was changed',
      whole.replace(',200.00,2026', ',199.00,2026'),
      'CNY overdue_amount',
    ],
    ['it was cut off', whole.slice(0, whole.indexOf('#trailer')), 'missing'],
    ['rows follow the trailer', `${whole}\nA4,P4,0.00,0.00,,x`, 'rows-after'],
    ['a currency is left out', whole.replace(',CNY,1278.50,200.00', ''), 'CNY balance'],
    ['its count is no number', whole.replace('#trailer,3', '#trailer,x'), 'count'],
  ])('is refused when %s', async (_, content, part) => {
    const read = await readAll(content, csv);
    expect(read.refusal).toMatchObject({ code: 'file.trailer', detail: { part } });
  });

  it.each([
    ['#fairvisit-daily', 'account_reference,balance\nA1,1.00\n'],
    ['version', whole.replace('daily,1,', 'daily,2,')],
    ['file_date', whole.replace('2026-09-07', '2026-02-30')],
    ['scope', whole.replace(',full', ',part')],
    ['currency', whole.replace('full,CNY', 'full,QQQ')],
    ['balance', whole.replace(',balance,', ',balnce,')],
  ])('is refused when its beginning is wrong: %s', async (field, content) => {
    expect((await readAll(content, csv)).refusal).toMatchObject({ code: 'file.headers', field });
  });

  it('quarantines each bad row with every problem it has and lets the others pass', async () => {
    const rows = [
      ...lines,
      'B1,P3,10.00,5.00,2026-02-30,x',
      'B2,P3,abc,90071992547409.92,,x',
      'A1,P1,1.00,0.00,,again',
      'B3,P3,10.00,5.00,,no due date',
      'B4,P3,10.00,5.00,2026-09-08,due later',
      ',P3,1.00,0.00,,x',
      'B5,P3,1.00',
      `B6,P3,1.00,0.00,,${'长'.repeat(401)}`,
      'B7,P3,1.00,0.00,,"x"y',
    ];
    const read = await readAll([first, header, ...rows, '#trailer,12,CNY,0,0'].join('\n'), csv);
    expect(read.refusal).toBeNull();
    expect(read.file?.trailer()).toBe('count-only');
    expect(read.rows.length).toBe(3);
    expect(faultsOf(read)).toEqual([
      '6 oldest_unpaid_due_on invalid_date',
      '7 balance invalid_amount',
      '7 overdue_amount amount_too_large',
      '8 account_reference duplicate_account',
      '9 oldest_unpaid_due_on missing_due_date',
      '10 oldest_unpaid_due_on due_after_file_date',
      '11 account_reference missing_value',
      '12 row wrong_column_count',
      '13 name value_too_long',
      '14 row broken_quotes',
    ]);
  });

  it('asks for a known currency and role where the file gives none by itself', async () => {
    const read = await readAll(
      [
        '#fairvisit-daily,1,2026-09-07,full',
        'account_reference,balance,currency,role,address,address_kind',
        'A1,1.00,CNY,boss,,',
        'A2,1.00,XYZ,,,',
        'A3,1.00,,,,',
        'A4,-1.00,USD,,here,cellar',
        'A5,-1.00,USD,,here,',
        '#trailer,5,CNY,1.00,0,USD,-2.00,0',
      ].join('\n'),
      csv,
    );
    expect(faultsOf(read)).toEqual([
      '3 role unknown_role',
      '4 currency unknown_currency',
      '5 currency missing_value',
      '6 address_kind unknown_address_kind',
      '7 address_kind missing_value',
    ]);
  });

  it('keeps late accounts with nothing owed for the data check', async () => {
    const read = await readAll(
      [first, header, 'A1,P1,0.00,0.00,2026-07-01,x', '#trailer,1,CNY,0,0'].join('\n'),
      csv,
    );
    expect(read.rows[0]?.checks).toEqual(['late-with-nothing-owed']);
  });

  it('reads a corrected row again by the rules of its file', async () => {
    const broken = whole.replace('2026-07-01', '2026-06-31');
    const read = await readAll(broken, csv);
    const raw = read.faults[0]?.raw ?? {};
    const context: unknown = JSON.parse(JSON.stringify(read.file?.reread));
    expect(rereadCells(context, 3, raw)).toMatchObject({ ok: true, value: { kind: 'fault' } });
    const mended = rereadCells(context, 3, { ...raw, oldest_unpaid_due_on: '2026-06-30' });
    expect(mended).toMatchObject({
      ok: true,
      value: { kind: 'row', row: { accountReference: 'A1', oldestUnpaidDueOn: '2026-06-30' } },
    });
    expect(rereadCells({ kind: 'other' }, 3, raw)).toMatchObject({ ok: false });
  });

  it('keeps naughty names and addresses character for character', async () => {
    const path = new URL('../../../../../seeds/naughty-strings/blns.json', import.meta.url);
    const strings = z
      .array(z.string())
      .parse(JSON.parse(readFileSync(fileURLToPath(path), 'utf8')));
    const rows = strings.map(
      (text, index) => `N${index},1.00,0.00,"${text.replaceAll('"', '""')}"`,
    );
    const file = [
      first,
      'account_reference,balance,overdue_amount,name',
      ...rows,
      `#trailer,${strings.length},CNY,${strings.length}.00,0`,
    ].join('\n');
    for (const bytes of [Buffer.from(file), utf16(file, 'le')]) {
      const read = await readAll(bytes, csv, { chunkBytes: 1_000 });
      expect(read.refusal).toBeNull();
      expect(read.rows.map(({ person }) => person.name ?? '')).toEqual(strings);
    }
    expect(strings.length).toBe(515);
  });
});
