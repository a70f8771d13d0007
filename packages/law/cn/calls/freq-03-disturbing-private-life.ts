// SPDX-License-Identifier: Apache-2.0
// Private life may not be disturbed by calls, messages and letters; repeated harassment is punished.
// The law names no number: the cap over all channels, officers and agencies is the institution's.
// Source: CN-SRC-CIVIL-CODE; since 2026-01-01 also CN-SRC-PUBLIC-SECURITY-2025.
import { rule, unknown } from '../../src/rule.ts';
import { civilCode } from '../instruments.ts';
import { isContact, isVisit } from '../kinds.ts';
import { afterCount, allContacts } from './day-counts.ts';

export const disturbingPrivateLife = rule({
  id: 'CN-FREQ-03',
  ...civilCode,
  article: '1032, 1033(1)',
  inForce: { from: '2021-01-01', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '今天各渠道联系合计次数偏多，可能打扰生活安宁',
    en: 'contacts over all channels today may disturb private life',
  },
  needs: { zh: '次日再联系', en: 'the next day' },
  judge: (scene) => {
    const { contact, policy } = scene;
    if (!isContact(contact) || isVisit(contact) || contact.startedByCardholder) return [];
    const contacts = allContacts(scene);
    if (!contacts) return [unknown('history.calls', 'history.messages', 'history.visits')];
    const max = policy.contactsPerPersonDayMax;
    return [
      { outcome: 'warn', spans: afterCount(scene, contacts, Math.ceil(max / 2)) },
      { outcome: 'block', spans: afterCount(scene, contacts, max) },
    ];
  },
});
