// SPDX-License-Identifier: Apache-2.0
// The registered (户籍) address or the parents' home is where family lives: it is visited only when
// the cardholder has confirmed living there. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const notAtFamilyAddress = rule({
  id: 'FV-VIS-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '户籍地址或父母住处未经本人确认居住，不外访（本机构规定）',
    en: 'a registered or parents’ address is visited only if the person confirmed living there (bank policy)',
  },
  needs: { zh: '持卡人确认住在此处', en: 'the cardholder’s confirmation of living there' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isVisit(contact)) return [];
    const { addressKind, livesThereConfirmed } = contact;
    if (addressKind === undefined) return [unknown('action.addressKind')];
    const isFamily = addressKind === 'hukou' || addressKind === 'parents';
    return isFamily && livesThereConfirmed !== true ? [{ outcome: 'block' }] : [];
  },
});
