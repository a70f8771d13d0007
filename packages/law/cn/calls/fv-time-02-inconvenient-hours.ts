// SPDX-License-Identifier: Apache-2.0
// Hours that the cardholder asked to avoid are avoided, until the person lifts them or proposes the
// slot. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isNoticedAtOnce } from '../kinds.ts';
import { weeklySpans } from './weekly-spans.ts';

export const inconvenientHours = rule({
  id: 'FV-TIME-02',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'cardholder_consent',
  text: {
    zh: '持卡人说明过这个时间不方便（本机构规定）',
    en: 'the cardholder asked to avoid this time (bank policy)',
  },
  needs: { zh: '持卡人本人改约', en: 'the cardholder’s own wish for this time' },
  judge: (scene) => {
    if (!isNoticedAtOnce(scene.contact) || scene.contact.proposedByCardholder) return [];
    const hours = scene.facts.cardholder.inconvenientWindows;
    if (hours === undefined) return [unknown('cardholder.inconvenientWindows')];
    const spans = weeklySpans(scene, hours);
    return spans ? [{ outcome: 'block', spans }] : [unknown('cardholder.inconvenientWindows[]')];
  },
});
