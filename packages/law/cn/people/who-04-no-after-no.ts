// SPDX-License-Identifier: Apache-2.0
// A contact person who said no is never contacted again, by anyone. Source: CN-SRC-GBT-45251;
// CN-SRC-CBA-2026.
import { rule, unknown } from '../../src/rule.ts';
import { onlineCreditStandard } from '../instruments.ts';
import { isContact, isThirdParty } from '../kinds.ts';

export const noAfterNo = rule({
  id: 'CN-WHO-04',
  ...onlineCreditStandard,
  article: null,
  inForce: { from: '2025-02-28', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '该联系人已表示拒绝，不再联系',
    en: 'this contact person has said no and is not contacted again',
  },
  needs: { zh: '其他合法途径；不再联系此人', en: 'another lawful way; not this person' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isContact(contact) || !isThirdParty(contact)) return [];
    if (contact.counterpartRefused === undefined) return [unknown('action.counterpartRefused')];
    return contact.counterpartRefused ? [{ outcome: 'block' }] : [];
  },
});
