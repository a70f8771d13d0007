// SPDX-License-Identifier: Apache-2.0
// A minor is not visited or rung about a debt; with an elderly, pregnant or otherwise vulnerable
// person a visit needs a supervisor's reason. These facts can only restrict. Policy.
import { type Finding, rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVisit, isVoice } from '../kinds.ts';

export const protectedPeople = rule({
  id: 'FV-PROT-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '需要特别保护的人（本机构规定）',
    en: 'a person who needs special protection (bank policy)',
  },
  needs: { zh: '改与监护人联系，或由主管说明理由', en: 'the guardian, or a supervisor’s reason' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isVisit(contact) && !isVoice(contact)) return [];
    if (contact.counterpart !== undefined && contact.counterpart !== 'cardholder') return [];
    const { ageBand, pregnant, vulnerable } = facts.cardholder;
    const findings: Finding[] = [];
    if (ageBand === undefined) findings.push(unknown('cardholder.ageBand'));
    if (ageBand === 'minor') findings.push({ outcome: 'block' });
    if (!isVisit(contact)) return findings;
    if (pregnant === undefined) findings.push(unknown('cardholder.pregnant'));
    if (vulnerable === undefined) findings.push(unknown('cardholder.vulnerable'));
    const isFrail = ageBand === 'elderly' || pregnant || (vulnerable ?? []).length > 0;
    return isFrail ? [...findings, { outcome: 'warn' }] : findings;
  },
});
