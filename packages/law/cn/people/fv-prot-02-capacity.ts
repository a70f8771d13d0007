// SPDX-License-Identifier: Apache-2.0
// Without full legal capacity the guardian is spoken to, not the person. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isContact } from '../kinds.ts';

export const legalCapacity = rule({
  id: 'FV-PROT-02',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '持卡人行为能力受限，请与监护人联系（本机构规定）',
    en: 'without full capacity the guardian is contacted (bank policy)',
  },
  needs: { zh: '改与监护人联系', en: 'the guardian instead' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact)) return [];
    if (contact.counterpart !== undefined && contact.counterpart !== 'cardholder') return [];
    const { capacity } = facts.cardholder;
    if (capacity === undefined) return [unknown('cardholder.capacity')];
    return capacity === 'full' ? [] : [{ outcome: 'block' }];
  },
});
