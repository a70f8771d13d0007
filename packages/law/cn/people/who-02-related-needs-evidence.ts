// SPDX-License-Identifier: Apache-2.0
// A third party counts as related to the debt only on evidence (a spouse where the money was spent for
// the family) that a reviewer confirmed; otherwise as unrelated. Source: CN-SRC-CBA-2026.
import { type Finding, rule } from '../../src/rule.ts';
import { cbaGuideline } from '../instruments.ts';
import { isAnsweringForDebt, isCollecting, isContact, isThirdParty } from '../kinds.ts';

export const relatedNeedsEvidence = rule({
  id: 'CN-WHO-02',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '把第三方列为“与债务相关”须有证据并经复核，否则按无关第三方处理',
    en: 'treating a third party as related needs evidence and a review; until then unrelated',
  },
  needs: { zh: '相关证据和复核人意见', en: 'evidence and a reviewer’s finding' },
  judge: (scene) => {
    const { contact } = scene;
    const related = contact.relatedToDebt;
    if (!isContact(contact) || !related?.claimed || isAnsweringForDebt(contact)) return [];
    if (contact.counterpart !== undefined && !isThirdParty(contact)) return [];
    const missing = [
      ...(related.evidence ? [] : ['action.relatedToDebt.evidence']),
      ...(related.reviewed ? [] : ['action.relatedToDebt.reviewed']),
    ];
    const asked: Finding = { outcome: 'require', missing };
    return isCollecting(contact) ? [{ outcome: 'block', missing }, asked] : [asked];
  },
});
