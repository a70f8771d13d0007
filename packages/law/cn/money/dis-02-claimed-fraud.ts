// SPDX-License-Identifier: Apache-2.0
// On a claim of fraud the bank verifies in time and keeps the proof; fraud amounts cannot be claimed.
// Source: CN-SRC-BANKCARD-2021.
import { rule, unknown } from '../../src/rule.ts';
import { openSpans } from '../data/open-matters.ts';
import { bankCardDisputes } from '../instruments.ts';
import { isCollecting, isContact } from '../kinds.ts';

export const claimedFraud = rule({
  id: 'CN-DIS-02',
  ...bankCardDisputes,
  article: '5, 7',
  inForce: { from: '2021-05-25', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '持卡人主张盗刷：该部分不联系还款，须核实并保全证据',
    en: 'claimed fraud: that amount is not collected; verify and keep the proof',
  },
  needs: {
    zh: '去掉盗刷争议金额；完成核实',
    en: 'the claimed-fraud amount left out, or the claim verified',
  },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || !isCollecting(contact)) return [];
    const { disputes } = facts.history;
    if (disputes === undefined) return [unknown('history.disputes')];
    const claimed = disputes.filter(
      (dispute) =>
        (dispute.subject === undefined || dispute.subject === 'fraud') &&
        (dispute.wholeDebt !== false || contact.claimsDisputedPart !== false),
    );
    return [{ outcome: 'block', spans: openSpans(scene, claimed) }];
  },
});
