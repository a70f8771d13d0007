// SPDX-License-Identifier: Apache-2.0
// A bank's daily file as docs/portfolio-files.md describes it: two good rows and one whose due date
// is no day. Names and numbers are marked, so that a scan of the log would know them again.

export interface DeltaFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const delta = {
  good: ['JOURNEY-1', 'JOURNEY-2'],
  bad: 'JOURNEY-3',
  badLine: 5,
  rightDue: '2026-07-30',
  names: ['欧阳测试壹', '司马测试贰', '诸葛测试叁'],
  phones: ['19900000001', '19900000002', '19900000003'],
} as const;

export function deltaFile(): DeltaFile {
  const rows = [
    ['JOURNEY-1', 'JP-1', '1200.00', '200.00', '2026-07-01', delta.names[0], delta.phones[0]],
    ['JOURNEY-2', 'JP-2', '900.50', '300.50', '2026-08-01', delta.names[1], delta.phones[1]],
    ['JOURNEY-3', 'JP-3', '500.00', '100.00', '2026-02-30', delta.names[2], delta.phones[2]],
  ];
  const lines = [
    '#fairvisit-daily,1,2026-09-07,delta,CNY,20',
    '账号,客户号,余额,逾期金额,最早未还到期日,姓名,手机号',
    ...rows.map((cells) => cells.join(',')),
    '#trailer,3,CNY,2600.50,600.50',
  ];
  return { name: 'delta-0907.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

/** A picture that somebody took for a table. */
export function pictureFile(): DeltaFile {
  const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 255]);
  return { name: 'picture.csv', mimeType: 'text/csv', buffer };
}
