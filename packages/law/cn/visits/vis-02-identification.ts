// SPDX-License-Identifier: Apache-2.0
// Officers show who they are; an agency also shows the bank's written authority.
// Source: CN-SRC-CBA-2026.
import { type Finding, openTask, rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { cbaGuideline } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const identification = rule({
  id: 'CN-VIS-02',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '外访人员须有工号；受托机构还须有有效授权书',
    en: 'officers carry a badge; an agency also a valid written authority',
  },
  needs: { zh: '登记工号和有效的授权书', en: 'badge numbers and a valid authority on file' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isVisit(contact)) return [];
    const { badgesNamed, kind, authorisationValidTo } = facts.actor;
    const findings: Finding[] = [];
    if (badgesNamed === undefined) {
      findings.push(openTask(scene, 'name-badges', 'actor.badgesNamed'));
    }
    if (badgesNamed === false) findings.push({ outcome: 'require' });
    if (kind === 'own_staff') return findings;
    if (authorisationValidTo === undefined) {
      return [...findings, unknown('actor.authorisationValidTo')];
    }
    const spans = wholeDays(scene, authorisationValidTo + 1, null);
    return [...findings, { outcome: 'require', spans }];
  },
});
