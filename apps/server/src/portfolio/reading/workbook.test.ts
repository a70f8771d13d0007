// SPDX-License-Identifier: Apache-2.0
// Workbooks: exact numbers, real dates, and no bomb.
import { describe, expect, it } from 'vitest';
import { faultsOf, readAll } from './portfolio-file.fixture.ts';
import { type Cell, workbookOf, zipOf } from './workbook.fixture.ts';

const xlsx = { kind: 'daily-xlsx' } as const;
const first: Cell[] = ['#fairvisit-daily', { number: '1' }, { date: 46_272 }, 'full', 'CNY'];
const header: Cell[] = ['账号', '余额', '逾期金额', '最早未还到期日', '姓名'];

function daily(rows: readonly Cell[][], trailer: Cell[]): Buffer {
  return workbookOf([first, header, ...rows, ['#trailer', ...trailer]]);
}

describe('a daily workbook', () => {
  it('reads numbers as the spreadsheet shows them, dates as days and texts as they are', async () => {
    const file = daily(
      [
        ['A1', { number: '0.30000000000000004' }, { number: '0.1' }, { date: 46_204 }, ' 张䶮 '],
        [
          { number: '622000000000001' },
          { number: '1.2345600000000001E3' },
          { number: '0' },
          null,
          '㛃&<>',
        ],
        ['A3', '-5.00'],
      ],
      [{ number: '3' }, 'CNY', { number: '1229.86' }, { number: '0.1' }],
    );
    const read = await readAll(file, xlsx);
    expect(read.refusal).toBeNull();
    expect(faultsOf(read)).toEqual([]);
    expect(read.file).toMatchObject({ fileOn: '2026-09-07', scope: 'full' });
    expect(read.file?.encoding()).toBe('xlsx');
    expect(read.rows[0]).toMatchObject({
      line: 3,
      balanceMinor: 30,
      overdueMinor: 10,
      oldestUnpaidDueOn: '2026-07-01',
      person: { name: ' 张䶮 ' },
    });
    expect(read.rows[1]).toMatchObject({
      accountReference: '622000000000001',
      balanceMinor: 123_456,
      person: { name: '㛃&<>' },
    });
  });

  it('quarantines a number that has lost digits, naming its field', async () => {
    const read = await readAll(
      daily(
        [
          [{ number: '6222020000001234567' }, { number: '1' }],
          ['A2', { number: '9007199254740993' }],
          ['A3', { number: '1e300' }],
        ],
        [{ number: '3' }, 'CNY', '0', '0'],
      ),
      xlsx,
    );
    expect(faultsOf(read)).toEqual([
      '3 account_reference number_not_exact',
      '4 balance number_not_exact',
      '5 balance number_not_exact',
    ]);
  });

  it('compares its trailer too', async () => {
    const file = daily([['A1', '1.00', '0']], [{ number: '2' }, 'CNY', '1.00', '0']);
    expect((await readAll(file, xlsx)).refusal).toMatchObject({
      code: 'file.trailer',
      line: 4,
      detail: { part: 'count' },
    });
  });

  it('is refused when it is empty, text, damaged or some other zip', async () => {
    expect((await readAll('', xlsx)).refusal?.code).toBe('file.empty');
    expect((await readAll('a,b\n1,2\n', xlsx)).refusal?.code).toBe('file.workbook');
    const sound = daily([], [{ number: '0' }]);
    expect((await readAll(sound.subarray(0, 700), xlsx)).refusal?.code).toBe('file.workbook');
    const broken = Buffer.from(sound);
    broken.fill(0x41, 60, 200);
    expect((await readAll(broken, xlsx)).refusal?.code).toBe('file.workbook');
    expect((await readAll(zipOf({ 'a.txt': 'x' }), xlsx)).refusal?.code).toBe('file.workbook');
  });

  it('is refused when a cell holds 5 MB', async () => {
    const file = daily([['A1', '1.00', '0', null, 'x'.repeat(5 * 1024 * 1024)]], [{ number: '1' }]);
    expect((await readAll(file, xlsx)).refusal).toMatchObject({
      code: 'file.cell-too-large',
      line: 3,
    });
  });

  it('is refused when it would unpack to more than its limit, whatever its directory says', async () => {
    const bomb = zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(513 * 1024 * 1024, 0x20) });
    // The size that the directory states is a lie of 16 bytes.
    bomb.writeUInt32LE(16, bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    bomb.writeUInt32LE(16, 22);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect((await readAll(bomb, xlsx)).refusal).toMatchObject({ code: 'file.too-large' });
  });

  it('is refused as binary where a text file was announced', async () => {
    const file = daily([], [{ number: '0' }]);
    expect((await readAll(file, { kind: 'daily-csv' })).refusal).toMatchObject({
      code: 'file.binary',
      detail: { kind: 'zip' },
    });
  });
});
