// SPDX-License-Identifier: Apache-2.0
// A demand letter names the person, the balance, reason and legal basis, rights and duties, how to
// ask, repay, object and submit evidence, the bank's contact, and bears its seal.
// Source: CN-SRC-CARD-2011.
import { openTask, rule } from '../../src/rule.ts';
import { cardMeasures } from '../instruments.ts';
import { isCollecting } from '../kinds.ts';

export const letterContents = rule({
  id: 'CN-LET-01',
  ...cardMeasures,
  article: '69',
  inForce: { from: '2011-01-13', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: { zh: '信函要素不全', en: 'parts of the letter are missing' },
  needs: {
    zh: '补齐余额、依据、权利义务、查询与异议方式、联系方式和印章',
    en: 'balance, basis, rights, ways to ask and object, contact and seal',
  },
  judge: (scene) => {
    const { contact } = scene;
    if (contact.kind !== 'letter' || !isCollecting(contact)) return [];
    if (contact.letterComplete === undefined) {
      return [openTask(scene, 'complete-letter', 'action.letterComplete')];
    }
    return contact.letterComplete ? [] : [{ outcome: 'require' }];
  },
});
