// SPDX-License-Identifier: Apache-2.0
// Days off and made-up working days of 2026, as the State Council's notice of 2025-11-04 lists them
// (CN-CAL-2026): 33 days off and 6 working days.
import type { CalendarYear } from '../../src/working-calendar.ts';
import { listed, worked } from './listed-days.ts';

export const calendar2026: CalendarYear = {
  year: 2026,
  source: 'CN-CAL-2026',
  publishedOn: '2025-11-04',
  days: [
    ...listed('元旦', 'statutory', ['2026-01-01']),
    ...listed('元旦', 'rest', ['2026-01-02', '2026-01-03']),
    ...worked('元旦', ['2026-01-04']),
    { on: '2026-02-16', name: '除夕', kind: 'statutory', eve: true },
    ...listed('春节', 'statutory', ['2026-02-17', '2026-02-18', '2026-02-19']),
    ...listed('春节', 'rest', ['2026-02-15', '2026-02-20', '2026-02-21', '2026-02-22']),
    ...listed('春节', 'rest', ['2026-02-23']),
    ...worked('春节', ['2026-02-14', '2026-02-28']),
    ...listed('清明节', 'statutory', ['2026-04-05']),
    ...listed('清明节', 'rest', ['2026-04-04', '2026-04-06']),
    ...listed('劳动节', 'statutory', ['2026-05-01', '2026-05-02']),
    ...listed('劳动节', 'rest', ['2026-05-03', '2026-05-04', '2026-05-05']),
    ...worked('劳动节', ['2026-05-09']),
    ...listed('端午节', 'statutory', ['2026-06-19']),
    ...listed('端午节', 'rest', ['2026-06-20', '2026-06-21']),
    ...listed('中秋节', 'statutory', ['2026-09-25']),
    ...listed('中秋节', 'rest', ['2026-09-26', '2026-09-27']),
    ...listed('国庆节', 'statutory', ['2026-10-01', '2026-10-02', '2026-10-03']),
    ...listed('国庆节', 'rest', ['2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']),
    ...worked('国庆节', ['2026-09-20', '2026-10-10']),
  ],
};
