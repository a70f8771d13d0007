// SPDX-License-Identifier: Apache-2.0
// Days off and made-up working days of 2025, as the State Council's notice of 2024-11-12 lists them
// (CN-CAL-2025). Statutory days are those of the holiday rules as amended for 2025 (CN-HOLIDAYS).
import type { CalendarYear } from '../../src/working-calendar.ts';
import { listed, worked } from './listed-days.ts';

export const calendar2025: CalendarYear = {
  year: 2025,
  source: 'CN-CAL-2025',
  publishedOn: '2024-11-12',
  days: [
    ...listed('元旦', 'statutory', ['2025-01-01']),
    { on: '2025-01-28', name: '除夕', kind: 'statutory', eve: true },
    ...listed('春节', 'statutory', ['2025-01-29', '2025-01-30', '2025-01-31']),
    ...listed('春节', 'rest', ['2025-02-01', '2025-02-02', '2025-02-03', '2025-02-04']),
    ...worked('春节', ['2025-01-26', '2025-02-08']),
    ...listed('清明节', 'statutory', ['2025-04-04']),
    ...listed('清明节', 'rest', ['2025-04-05', '2025-04-06']),
    ...listed('劳动节', 'statutory', ['2025-05-01', '2025-05-02']),
    ...listed('劳动节', 'rest', ['2025-05-03', '2025-05-04', '2025-05-05']),
    ...worked('劳动节', ['2025-04-27']),
    ...listed('端午节', 'statutory', ['2025-05-31']),
    ...listed('端午节', 'rest', ['2025-06-01', '2025-06-02']),
    ...listed('国庆节', 'statutory', ['2025-10-01', '2025-10-02', '2025-10-03']),
    ...listed('国庆节', 'rest', ['2025-10-04', '2025-10-05', '2025-10-07', '2025-10-08']),
    ...listed('中秋节', 'statutory', ['2025-10-06']),
    ...worked('国庆节', ['2025-09-28', '2025-10-11']),
  ],
};
