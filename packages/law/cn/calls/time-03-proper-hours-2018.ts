// SPDX-License-Identifier: Apache-2.0
// The pact of 2018 asks for proper hours; the clock hours are from memory, so it only warns until
// someone has read the text. Source: CN-SRC-NIFA-2018.
import { ruleWith } from '../../src/rule.ts';
import { nifaPact2018 } from '../instruments.ts';
import { properHoursNifa } from '../parameters/quiet-hours.ts';
import { quietFindings } from './night-spans.ts';

export const properHours2018 = ruleWith(properHoursNifa, {
  id: 'CN-TIME-03-2018',
  ...nifaPact2018,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: false,
  mayBeLiftedBy: 'cardholder_consent',
  text: {
    zh: '22:00–08:00 不属于适当时间（条文尚未核对）',
    en: '22:00–08:00 is no proper hour (text not verified)',
  },
  needs: { zh: '另选 08:00–22:00 的时间', en: 'a time between 08:00 and 22:00' },
  judge: quietFindings,
});
