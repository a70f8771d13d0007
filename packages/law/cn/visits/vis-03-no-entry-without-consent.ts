// SPDX-License-Identifier: Apache-2.0
// Nobody enters a home or another private place without consent; staying after being asked to leave
// is the same. Source: CN-SRC-CIVIL-CODE; CN-SRC-PUBLIC-SECURITY-2025 §47(3).
import { rule, unknown } from '../../src/rule.ts';
import { civilCode } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const noEntryWithoutConsent = rule({
  id: 'CN-VIS-03',
  ...civilCode,
  article: '1033(2)',
  inForce: { from: '2021-01-01', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '未经同意不进入住宅；请求离开时立即离开',
    en: 'no entry without consent, and leaving at once when asked',
  },
  needs: {
    zh: '持卡人同意进入；若已请求离开，请立即礼貌离开',
    en: 'consent to enter; when asked to go, leave at once',
  },
  judge: (scene) => {
    const { contact } = scene;
    if (!isVisit(contact)) return [];
    if (contact.entry === undefined) {
      return contact.stage === 'act' ? [unknown('action.entry')] : [];
    }
    const isAgainstWill = contact.entry === 'uninvited' || contact.entry === 'asked_to_leave';
    return isAgainstWill ? [{ outcome: 'block' }] : [];
  },
});
