// SPDX-License-Identifier: Apache-2.0
// 2027 has no published list yet: only the days that the holiday rules themselves fix are known
// (CN-HOLIDAYS). New Year is 2027-02-06: the new moon falls at 23:56 Beijing time, which some
// calendar libraries round to the next day. Every other day of the year stays unknown.
import type { CalendarYear } from '../../src/working-calendar.ts';
import { listed } from './listed-days.ts';

export const calendar2027Statutory: CalendarYear = {
  year: 2027,
  source: 'CN-HOLIDAYS',
  publishedOn: null,
  days: [
    ...listed('元旦', 'statutory', ['2027-01-01']),
    { on: '2027-02-05', name: '除夕', kind: 'statutory', eve: true },
    ...listed('春节', 'statutory', ['2027-02-06', '2027-02-07', '2027-02-08']),
    ...listed('清明节', 'statutory', ['2027-04-05']),
    ...listed('劳动节', 'statutory', ['2027-05-01', '2027-05-02']),
    ...listed('端午节', 'statutory', ['2027-06-09']),
    ...listed('中秋节', 'statutory', ['2027-09-15']),
    ...listed('国庆节', 'statutory', ['2027-10-01', '2027-10-02', '2027-10-03']),
  ],
};
