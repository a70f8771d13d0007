// SPDX-License-Identifier: Apache-2.0
// Visits keep to the institution's hours; where daily life runs two hours behind the legal clock,
// calls and visits keep to later hours. Policy: no law sets these hours.
import { type Finding, ruleWith, unknown } from '../../src/rule.ts';
import { dailyHours } from '../../src/scene.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVisit, isVoice } from '../kinds.ts';
import { lateRegionCodes } from '../parameters/late-regions.ts';

export const visitingHours = ruleWith(lateRegionCodes, {
  id: 'CN-TIME-04',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'supervisor',
  text: {
    zh: '不在本机构规定的外访（来电）时段内',
    en: 'outside the hours the bank keeps for visits and calls',
  },
  needs: {
    zh: '写明地址所在地区，并选在规定时段内',
    en: 'the region of the address, and a time within the hours',
  },
  judge: (scene, lateRegions) => {
    const { contact, policy } = scene;
    if (!isVisit(contact) && !isVoice(contact)) return [];
    const region = contact.regionCode;
    const isLate = region !== undefined && lateRegions.some((code) => region.startsWith(code));
    const findings: Finding[] = region === undefined ? [unknown('action.regionCode')] : [];
    if (isVisit(contact) && contact.endUnknown) findings.push(unknown('action.expectedEnd'));
    if (!isLate && !isVisit(contact)) return findings;
    const hours = isLate ? policy.lateRegionHours : policy.visitHours;
    const spans = dailyHours(scene, { from: hours.close, until: hours.open });
    return [...findings, { outcome: 'block', spans }];
  },
});
