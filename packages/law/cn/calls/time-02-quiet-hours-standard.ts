// SPDX-License-Identifier: Apache-2.0
// The same hours for all work on a claim, unless the parties agreed otherwise. Written for online
// credit; applied to cards as the stricter reading. Source: CN-SRC-GBT-45251.
import { ruleWith } from '../../src/rule.ts';
import { onlineCreditStandard } from '../instruments.ts';
import { quietHoursGbt } from '../parameters/quiet-hours.ts';
import { quietFindings } from './night-spans.ts';

export const quietHoursStandard = ruleWith(quietHoursGbt, {
  id: 'CN-TIME-02',
  ...onlineCreditStandard,
  article: '5.3',
  inForce: { from: '2025-02-28', until: null },
  policy: false,
  mayBeLiftedBy: 'cardholder_consent',
  text: { zh: '22:00–08:00 静默时段', en: 'quiet hours 22:00–08:00' },
  needs: {
    zh: '另选 08:00–22:00 的时间，并写明所在时区和预计结束时间',
    en: 'a time between 08:00 and 22:00, with the zone and the expected end named',
  },
  judge: quietFindings,
});
