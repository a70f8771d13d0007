// SPDX-License-Identifier: Apache-2.0
// Officers check in and out, never go alone after dark, and take neither cash nor card. Policy.
import { type Finding, openTask, rule, unknown } from '../../src/rule.ts';
import { dailyHours } from '../../src/scene.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const officerSafety = rule({
  id: 'CN-VIS-10',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '外访安全：须签到，天黑后不单独上门，不收现金和卡片（本机构规定）',
    en: 'officer safety: check in, not alone after dark, no cash or card (bank policy)',
  },
  needs: {
    zh: '完成签到；两人同行；引导到官方渠道还款',
    en: 'a check-in, a second officer, payment by official channels',
  },
  judge: (scene) => {
    const { contact, facts, policy } = scene;
    if (!isVisit(contact)) return [];
    const findings: Finding[] = [];
    if (contact.takesCashOrCard) findings.push({ outcome: 'block' });
    if (contact.takesCashOrCard === undefined && contact.stage === 'act') {
      findings.push(unknown('action.takesCashOrCard'));
    }
    if (contact.safetyCheckIn === undefined) {
      findings.push(openTask(scene, 'check-in', 'action.safetyCheckIn'));
    }
    if (contact.safetyCheckIn === false) findings.push({ outcome: 'require' });
    if (facts.actor.count === 1 || facts.actor.count === 0) {
      const dark = { from: policy.darkFrom, until: policy.visitHours.open };
      findings.push({ outcome: 'block', spans: dailyHours(scene, dark) });
    }
    return findings;
  },
});
