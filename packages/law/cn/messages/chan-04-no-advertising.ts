// SPDX-License-Identifier: Apache-2.0
// Nothing is sold in a message about a claim, least of all after a refusal.
// Source: CN-SRC-CONSUMER (its day of effect is from memory).
import { rule, unknown } from '../../src/rule.ts';
import { consumerRights } from '../instruments.ts';
import { isWritten } from '../kinds.ts';

export const noAdvertising = rule({
  id: 'CN-CHAN-04',
  ...consumerRights,
  article: '29',
  inForce: { from: '2014-03-15', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '此类信息里不夹带贷款、保险等推销内容',
    en: 'no loan, insurance or other product is advertised here',
  },
  needs: { zh: '删去推销内容', en: 'the advertising taken out' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isWritten(contact)) return [];
    if (contact.commercial === undefined) return [unknown('action.commercial')];
    return contact.commercial ? [{ outcome: 'block' }] : [];
  },
});
