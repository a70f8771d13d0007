// SPDX-License-Identifier: Apache-2.0
// Agencies are on a public list and inspected yearly; whoever acts is trained and tested before the
// start and every year. Source: CN-SRC-CBA-2026; CN-SRC-GBT-45251.
import { type Finding, openTask, rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { cbaGuideline } from '../instruments.ts';
import { isVisit, isVoice } from '../kinds.ts';

export const trainedAndListed = rule({
  id: 'CN-AGY-01',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '人员培训须在有效期内；受托机构须在名单内并通过年度检查',
    en: 'training valid; an agency listed and inspected within the year',
  },
  needs: { zh: '有效的培训、名单登记和年度检查', en: 'valid training, listing and inspection' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isVisit(contact) && !isVoice(contact)) return [];
    const { kind, trainingValidTo, whitelisted, inspectionValidTo } = facts.actor;
    const findings: Finding[] = [];
    if (trainingValidTo === undefined) {
      findings.push(openTask(scene, 'check-training', 'actor.trainingValidTo'));
    } else {
      findings.push({ outcome: 'require', spans: wholeDays(scene, trainingValidTo + 1, null) });
    }
    if (kind === 'own_staff') return findings;
    if (whitelisted === undefined) findings.push(unknown('actor.whitelisted'));
    if (whitelisted === false) findings.push({ outcome: 'require' });
    if (inspectionValidTo === undefined) {
      return [...findings, unknown('actor.inspectionValidTo')];
    }
    const lapsed = wholeDays(scene, inspectionValidTo + 1, null);
    return [...findings, { outcome: 'require', spans: lapsed }];
  },
});
