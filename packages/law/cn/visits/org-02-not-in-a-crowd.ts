// SPDX-License-Identifier: Apache-2.0
// Crowding people can be a means of organised crime: never many officers at one door, nor two teams
// a day. Figures are policy. Source: CN-SRC-ORGANISED-CRIME §23.
import { type Finding, openTask, rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { localDay } from '../../src/time/zone-table.ts';
import { organisedCrimePolicy } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const notInACrowd = rule({
  id: 'CN-ORG-02',
  ...organisedCrimePolicy,
  article: '23',
  inForce: { from: '2022-05-01', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '同一地址人员过多，或同一天第二组上门（本机构规定）',
    en: 'too many officers at one address, or a second team on one day (bank policy)',
  },
  needs: { zh: '减少人数；同一天只去一组', en: 'fewer officers and one team a day' },
  judge: (scene) => {
    const { contact, facts, policy } = scene;
    if (!isVisit(contact)) return [];
    const { count } = facts.actor;
    const findings: Finding[] = [];
    if (count === undefined) findings.push(openTask(scene, 'name-officers', 'actor.count'));
    if (count !== undefined && count > policy.officersMax) findings.push({ outcome: 'block' });
    if (contact.kind !== 'visit') return findings;
    const { visits } = facts.history;
    if (visits === undefined) return [...findings, unknown('history.visits')];
    const spans = visits.flatMap(({ at }) =>
      at === undefined
        ? [scene.span]
        : scene.zones.flatMap((zone) => {
            const day = localDay(zone, at);
            return wholeDays({ ...scene, zones: [zone] }, day, day);
          }),
    );
    return [...findings, { outcome: 'block', spans }];
  },
});
