// SPDX-License-Identifier: Apache-2.0
// More than one officer comes to a visit. Source: CN-SRC-CBA-2026.
import { openTask, ruleWith } from '../../src/rule.ts';
import { cbaGuideline } from '../instruments.ts';
import { isVisit } from '../kinds.ts';
import { officersPerVisitMin } from '../parameters/officers.ts';

export const twoOfficers = ruleWith(officersPerVisitMin, {
  id: 'CN-VIS-01',
  ...cbaGuideline,
  article: '22',
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: { zh: '外访不少于两名人员', en: 'a visit needs at least two officers' },
  needs: { zh: '两名外访人员', en: 'two officers' },
  judge: (scene, officersMin) => {
    const { contact, facts } = scene;
    if (!isVisit(contact)) return [];
    const { count } = facts.actor;
    if (count === undefined) return [openTask(scene, 'name-officers', 'actor.count')];
    if (count >= officersMin) return [];
    // On the day there is nothing left to add: one officer alone does not set out.
    return [{ outcome: contact.stage === 'act' ? 'block' : 'require' }];
  },
});
