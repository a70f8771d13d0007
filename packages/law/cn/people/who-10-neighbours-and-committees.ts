// SPDX-License-Identifier: Apache-2.0
// Committee staff, property managers and neighbours are outsiders: never asked to locate, accompany
// or deliver. Policy on law. Source: CN-SRC-RESIDENTS-2025 §43.
import { rule } from '../../src/rule.ts';
import { residentsCommitteePolicy } from '../instruments.ts';
import { isContact } from '../kinds.ts';

export const neighboursAndCommittees = rule({
  id: 'CN-WHO-10',
  ...residentsCommitteePolicy,
  article: '43',
  inForce: { from: '2026-01-01', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '不请居委会、物业或邻居协助查找、陪同或转交（本机构规定）',
    en: 'committee, property manager and neighbours are not asked to locate, accompany or deliver (bank policy)',
  },
  needs: { zh: '直接联系持卡人本人', en: 'the cardholder directly' },
  judge: (scene) => {
    const { contact } = scene;
    const outsiders = ['committee', 'property_manager', 'neighbour'];
    if (!isContact(contact) || contact.counterpart === undefined) return [];
    return outsiders.includes(contact.counterpart) ? [{ outcome: 'block' }] : [];
  },
});
