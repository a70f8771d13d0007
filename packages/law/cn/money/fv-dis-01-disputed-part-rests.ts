// SPDX-License-Identifier: Apache-2.0
// While an objection is open, the disputed part rests. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { openSpans } from '../data/open-matters.ts';
import { institutionPolicy } from '../instruments.ts';
import { isCollecting, isContact } from '../kinds.ts';

export const disputedPartRests = rule({
  id: 'FV-DIS-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '异议核实期间，不就争议部分联系（本机构规定）',
    en: 'the disputed part rests while the objection is open (bank policy)',
  },
  needs: {
    zh: '去掉争议部分，或先完成核实',
    en: 'the disputed part left out, or the objection settled',
  },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || !isCollecting(contact)) return [];
    const { disputes } = facts.history;
    if (disputes === undefined) return [unknown('history.disputes')];
    const resting = disputes.filter(
      (dispute) => dispute.wholeDebt !== false || contact.claimsDisputedPart !== false,
    );
    return [{ outcome: 'block', spans: openSpans(scene, resting) }];
  },
});
