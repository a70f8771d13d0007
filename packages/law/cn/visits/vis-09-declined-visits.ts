// SPDX-License-Identifier: Apache-2.0
// Who declined visits, by any channel or at the door, is not visited for half a year; other channels
// stay open. Policy, in the spirit of CN-SRC-CIVIL-CODE §1032.
import { type Finding, rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const declinedVisits = rule({
  id: 'CN-VIS-09',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'cardholder_consent',
  text: {
    zh: '持卡人已谢绝外访，期内不再上门（本机构规定）',
    en: 'the cardholder declined visits; none until the period is over (bank policy)',
  },
  needs: {
    zh: '改用书面或其他渠道；或持卡人本人重新提出',
    en: 'another channel, or the cardholder’s own new wish',
  },
  judge: (scene) => {
    const { contact, facts, policy } = scene;
    if (!isVisit(contact)) return [];
    const { refusals } = facts.history;
    if (refusals === undefined) return [unknown('history.refusals')];
    const outcome = contact.proposedByCardholder ? 'record' : 'block';
    return refusals.map((refusal): Finding => {
      if (refusal.on === undefined) return unknown('history.refusals[].on');
      const spans = wholeDays(scene, refusal.on, refusal.on + policy.refusalDays);
      return { outcome, record: 'refusal-withdrawn', spans };
    });
  },
});
