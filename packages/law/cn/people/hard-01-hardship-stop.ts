// SPDX-License-Identifier: Apache-2.0
// Illness, lost work, disaster, bereavement, or words of self-harm stop the work at once; a person
// reviews within a working day, and only a named reviewer resumes. Help may be offered. Policy.
import { type Finding, rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { institutionPolicy } from '../instruments.ts';
import { isCollecting, isContact } from '../kinds.ts';

export const hardshipStop = rule({
  id: 'CN-HARD-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '持卡人遇到困难：先停止联系欠款，由专人复核并提供帮助（本机构规定）',
    en: 'hardship: work stops, a person reviews and offers help (bank policy)',
  },
  needs: { zh: '专人复核并写明恢复日期', en: 'a named reviewer’s decision to resume' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || !isCollecting(contact) || contact.purpose === 'offer') return [];
    const { hospitalised, bereavedOn, hardships, hardshipReview } = facts.cardholder;
    const findings: Finding[] = [];
    if (hospitalised === undefined) findings.push(unknown('cardholder.hospitalised'));
    if (bereavedOn === undefined) findings.push(unknown('cardholder.bereavedOn'));
    if (hardships === undefined) findings.push(unknown('cardholder.hardships'));
    if (hardshipReview === undefined) findings.push(unknown('cardholder.hardshipReview'));
    const days = (hardships ?? []).map((hardship) => hardship.since ?? Number.NEGATIVE_INFINITY);
    if (typeof bereavedOn === 'number') days.push(bereavedOn);
    const resumedOn = hardshipReview?.resumedOn;
    const spans = days.flatMap((since) => {
      const isResumed = resumedOn !== undefined && resumedOn > since;
      return wholeDays(scene, since, isResumed ? resumedOn - 1 : null);
    });
    if (hospitalised) spans.push(scene.span);
    const review: Finding = { outcome: 'record', record: 'human-review', spans };
    return [...findings, { outcome: 'block', spans }, review];
  },
});
