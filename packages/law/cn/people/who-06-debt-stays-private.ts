// SPDX-License-Identifier: Apache-2.0
// The debt is told to nobody outside it: no amount and no word of overdue reaches another person.
// Source: CN-SRC-PIPL §10, 25.
import { rule, unknown } from '../../src/rule.ts';
import { personalInformation } from '../instruments.ts';
import { isAnsweringForDebt, isContact, isThirdParty } from '../kinds.ts';

export const debtStaysPrivate = rule({
  id: 'CN-WHO-06',
  ...personalInformation,
  article: '10, 25',
  inForce: { from: '2021-11-01', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '不向他人透露欠款金额或逾期情况',
    en: 'no amount and no word of overdue reaches another person',
  },
  needs: {
    zh: '只说明本人姓名，请对方转告回电，不提欠款',
    en: 'the caller’s own name only, without the debt',
  },
  judge: (scene) => {
    const { contact } = scene;
    if (!isContact(contact) || !isThirdParty(contact) || isAnsweringForDebt(contact)) return [];
    if (contact.mentionsDebt === undefined) return [unknown('action.mentionsDebt')];
    return contact.mentionsDebt ? [{ outcome: 'block' }] : [];
  },
});
