// SPDX-License-Identifier: Apache-2.0
// When a child answers there is no talk of the debt and no message through the child; officers leave,
// and nothing about the child is stored. Source: CN-SRC-MINORS §4; CN-SRC-PIPL §31.
import { rule } from '../../src/rule.ts';
import { minorsProtection } from '../instruments.ts';
import { isContact } from '../kinds.ts';

export const aChildAnswers = rule({
  id: 'CN-WHO-07',
  ...minorsProtection,
  article: '4',
  inForce: { from: '2021-11-01', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '未成年人应答：不谈欠款、不托转话、礼貌离开，不记录孩子信息',
    en: 'a child answers: no talk of the debt, no message, leave; nothing about the child is stored',
  },
  needs: { zh: '另行通知后再约本人', en: 'a new notice and the cardholder in person' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isContact(contact) || contact.counterpart !== 'minor') return [];
    return [{ outcome: 'block' }, { outcome: 'record', record: 'minor_present' }];
  },
});
