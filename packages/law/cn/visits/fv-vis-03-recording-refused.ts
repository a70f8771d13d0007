// SPDX-License-Identifier: Apache-2.0
// Who does not want to be recorded is not recorded: the visit ends politely. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const recordingRefused = rule({
  id: 'FV-VIS-03',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '持卡人不同意录音，外访到此结束（本机构规定）',
    en: 'recording was refused, so the visit ends here (bank policy)',
  },
  needs: {
    zh: '持卡人改变主意，或改用其他渠道',
    en: 'the cardholder’s change of mind, or another channel',
  },
  judge: (scene) => {
    const { contact } = scene;
    if (!isVisit(contact)) return [];
    if (contact.recordingRefused === undefined) {
      return contact.stage === 'act' ? [unknown('action.recordingRefused')] : [];
    }
    return contact.recordingRefused ? [{ outcome: 'block' }] : [];
  },
});
