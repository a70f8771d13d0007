// SPDX-License-Identifier: Apache-2.0
// No contact of any kind from 22:00 to 08:00 unless the person agreed otherwise; worded as a strict
// prohibition. Source: CN-SRC-CBA-2026.
import { ruleWith } from '../../src/rule.ts';
import { cbaGuideline } from '../instruments.ts';
import { quietHoursCba } from '../parameters/quiet-hours.ts';
import { quietFindings } from './night-spans.ts';

export const quietHoursBankingCode = ruleWith(quietHoursCba, {
  id: 'CN-TIME-01',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'cardholder_consent',
  text: { zh: '22:00–08:00 静默时段', en: 'quiet hours 22:00–08:00' },
  needs: {
    zh: '另选 08:00–22:00 的时间，并写明所在时区和预计结束时间',
    en: 'a time between 08:00 and 22:00, with the zone and the expected end named',
  },
  judge: quietFindings,
});
