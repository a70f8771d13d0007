// SPDX-License-Identifier: Apache-2.0
// Numbers and addresses come only from the lawful sources: the contract, what the person left or
// authorised, public sources, a left contact, a bureau under authority. Source: CN-SRC-CBA-2026.
import { rule, unknown } from '../../src/rule.ts';
import { cbaGuideline } from '../instruments.ts';
import { isContact } from '../kinds.ts';

export const sourceOfContact = rule({
  id: 'CN-WHO-05',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: { zh: '联系方式须有合法来源', en: 'the number or address needs a lawful source' },
  needs: { zh: '登记合法来源', en: 'a lawful source on file' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isContact(contact)) return [];
    if (contact.contactSource === undefined) return [unknown('action.contactSource')];
    return contact.contactSource === 'unknown' ? [{ outcome: 'block' }] : [];
  },
});
