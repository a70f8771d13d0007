// SPDX-License-Identifier: Apache-2.0
// The forerunner of the standard: the same hours, until the standard replaced it.
// Source: CN-SRC-NIFA-2024.
import { ruleWith } from '../../src/rule.ts';
import { nifaGuideline2024 } from '../instruments.ts';
import { quietHoursNifa } from '../parameters/quiet-hours.ts';
import { quietFindings } from './night-spans.ts';

export const quietHours2024 = ruleWith(quietHoursNifa, {
  id: 'CN-TIME-03',
  ...nifaGuideline2024,
  article: null,
  inForce: { from: '2024-05-15', until: '2025-02-27' },
  policy: false,
  mayBeLiftedBy: 'cardholder_consent',
  text: { zh: '22:00–08:00 静默时段', en: 'quiet hours 22:00–08:00' },
  needs: { zh: '另选 08:00–22:00 的时间', en: 'a time between 08:00 and 22:00' },
  judge: quietFindings,
});
