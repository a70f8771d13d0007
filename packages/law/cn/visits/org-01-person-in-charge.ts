// SPDX-License-Identifier: Apache-2.0
// The persons in charge answer for a unit's offence; so each visit plan names its manager. The
// naming is policy. Source: CN-SRC-PUBLIC-SECURITY-2025 §18.
import { openTask, rule } from '../../src/rule.ts';
import { publicSecurity2025 } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const personInCharge = rule({
  id: 'CN-ORG-01',
  ...publicSecurity2025,
  article: '18',
  inForce: { from: '2026-01-01', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: { zh: '外访计划须写明负责的主管', en: 'the visit plan names its responsible manager' },
  needs: { zh: '写明负责的主管', en: 'a named responsible manager' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isVisit(contact)) return [];
    const isNamed = facts.actor.responsibleManager;
    if (isNamed === undefined) {
      return [openTask(scene, 'name-manager', 'actor.responsibleManager')];
    }
    return isNamed ? [] : [{ outcome: 'require' }];
  },
});
