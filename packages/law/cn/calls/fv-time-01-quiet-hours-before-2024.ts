// SPDX-License-Identifier: Apache-2.0
// Where only the unverified pact of 2018 spoke, the institution itself keeps the night free.
// Policy; ends when a verified text begins.
import { ruleWith } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { properHoursNifa } from '../parameters/quiet-hours.ts';
import { quietFindings } from './night-spans.ts';

export const quietHoursBefore2024 = ruleWith(properHoursNifa, {
  id: 'FV-TIME-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: '2024-05-14' },
  policy: true,
  mayBeLiftedBy: 'cardholder_consent',
  text: { zh: '22:00–08:00 静默时段（本机构规定）', en: 'quiet hours 22:00–08:00 (bank policy)' },
  needs: { zh: '另选 08:00–22:00 的时间', en: 'a time between 08:00 and 22:00' },
  judge: quietFindings,
});
