// SPDX-License-Identifier: Apache-2.0
// Codes are remembered to ask for sound or pictures of the whole visit; nobody has read the clause,
// so it only warns. The institution's own rule on refused recording stands beside it.
// Source: CN-SRC-CBA-2021.
import { rule } from '../../src/rule.ts';
import { cbaForerunner2021 } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const visitRecorded = rule({
  id: 'CN-VIS-05',
  ...cbaForerunner2021,
  article: null,
  inForce: { from: '2021-11-29', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '全程记录外访（条文尚未核对）；拒绝录音即结束',
    en: 'the whole visit is recorded (text not verified); refused means over',
  },
  needs: { zh: '持卡人同意录音，或结束外访', en: 'consent to recording, or the end of the visit' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isVisit(contact)) return [];
    if (contact.recordingRefused) return [{ outcome: 'block' }];
    return [{ outcome: 'record', record: 'record-visit' }];
  },
});
