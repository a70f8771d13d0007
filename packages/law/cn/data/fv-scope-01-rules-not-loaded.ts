// SPDX-License-Identifier: Apache-2.0
// Acts whose own rules are not in this pack yet are never waved through. Policy.
import { rule } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';

export const rulesNotLoaded = rule({
  id: 'FV-SCOPE-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2011-01-13', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '这类操作的规则尚未载入，请合规人员核对（本机构规定）',
    en: 'the rules for this act are not loaded yet: ask compliance (bank policy)',
  },
  needs: { zh: '合规人员核对', en: 'a check by compliance' },
  judge: (scene) => {
    const kinds: readonly string[] = ['report_to_bureau', 'fee_post', 'payment_allocate'];
    return kinds.includes(scene.contact.kind) ? [{ outcome: 'require' }] : [];
  },
});
