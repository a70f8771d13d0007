// SPDX-License-Identifier: Apache-2.0
// A claim is worked only with the debtor and the guarantor, never with outsiders, and without force,
// threat or insult. Source: CN-SRC-CARD-2011.
import { rule, unknown } from '../../src/rule.ts';
import { cardMeasures } from '../instruments.ts';
import { isAnsweringForDebt, isCollecting, isContact, isThirdParty } from '../kinds.ts';

export const onlyDebtorAndGuarantor = rule({
  id: 'CN-WHO-01',
  ...cardMeasures,
  article: '68',
  inForce: { from: '2011-01-13', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '只与持卡人本人和担保人谈欠款，不向无关第三方谈',
    en: 'the claim is discussed with the cardholder or guarantor only',
  },
  needs: { zh: '改为与持卡人本人或担保人联系', en: 'the cardholder or the guarantor instead' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isContact(contact)) return [];
    if (contact.counterpart === undefined) return [unknown('action.counterpart')];
    if (!isThirdParty(contact) || isAnsweringForDebt(contact)) return [];
    // Asking for a way to reach the person is not collecting; another rule watches over it.
    const isWork = isCollecting(contact) && contact.purpose !== 'locate';
    return isWork ? [{ outcome: 'block' }] : [];
  },
});
