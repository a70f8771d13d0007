// SPDX-License-Identifier: Apache-2.0
// Visits keep a distance of days at one address, and are few in a month; only the cardholder's own
// wish shortens the distance. Policy: no law counts visits.
import { rule, unknown } from '../../src/rule.ts';
import { type Scene, wholeDays } from '../../src/scene.ts';
import { type Span, union } from '../../src/time/minute-span.ts';
import { localDay } from '../../src/time/zone-table.ts';
import { institutionPolicy } from '../instruments.ts';

export const daysBetweenVisits = rule({
  id: 'CN-FREQ-04',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'supervisor',
  text: {
    zh: '两次外访间隔或 30 天内次数超出上限（本机构规定）',
    en: 'visits too close together or too many in 30 days (bank policy)',
  },
  needs: {
    zh: '等到间隔期满，或持卡人本人提出',
    en: 'the days to pass, or the cardholder’s own wish',
  },
  judge: (scene) => {
    const { contact, facts, policy } = scene;
    if (contact.kind !== 'visit') return [];
    const { visits } = facts.history;
    if (visits === undefined) return [unknown('history.visits')];
    if (visits.some((visit) => visit.at === undefined)) return [unknown('history.visits[].at')];
    const many = tooMany(scene, visits, policy.visitAttemptsPer30DaysMax);
    if (contact.proposedByCardholder) return [{ outcome: 'block', spans: many }];
    const met = visits.filter((visit) => visit.completed !== false && !visit.wishedByCardholder);
    const completed = tooMany(scene, met, policy.visitsCompletedPer30DaysMax);
    const close = visits.flatMap((visit) => tooClose(scene, visit));
    return [{ outcome: 'block', spans: union([...many, ...completed, ...close]) }];
  },
});

type Visit = NonNullable<Scene['facts']['history']['visits']>[number];

const MONTH_DAYS = 30;

/** Days too near to a visit at the same address; an address nobody named is taken as the same. */
function tooClose(scene: Scene, visit: Visit): Span[] {
  const here = scene.contact.channelAddress;
  if (here !== undefined && visit.addressKey !== undefined && visit.addressKey !== here) return [];
  const gap = scene.policy.visitGapDays - 1;
  return scene.zones.flatMap((zone) => {
    const day = localDay(zone, visit.at ?? 0);
    return wholeDays({ ...scene, zones: [zone] }, day - gap, day + gap);
  });
}

/** Days on which one more would be more than \`max\` in 30 days. */
function tooMany(scene: Scene, visits: readonly Visit[], max: number): Span[] {
  return scene.zones.flatMap((zone) => {
    const days = visits.map((visit) => localDay(zone, visit.at ?? 0)).sort((a, b) => a - b);
    return days.flatMap((last, at) => {
      const first = days[at - max + 1];
      if (first === undefined) return [];
      return wholeDays({ ...scene, zones: [zone] }, last, first + MONTH_DAYS - 1);
    });
  });
}
