// SPDX-License-Identifier: Apache-2.0
// A visit is announced some days before, by a channel that works: the days, the officers, why, the
// right to move or decline, where to complain; its arrival is proven. Policy: no law sets the days.
import { type Finding, rule, unknown } from '../../src/rule.ts';
import { type Scene, wholeDays } from '../../src/scene.ts';
import { intersect, type Span, subtract } from '../../src/time/minute-span.ts';
import { localDay } from '../../src/time/zone-table.ts';
import { institutionPolicy } from '../instruments.ts';

export const announcedVisit = rule({
  id: 'CN-VIS-06',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '外访须提前 3–14 天通知并确认送达（本机构规定）',
    en: 'a visit is announced 3 to 14 days ahead, with proof of arrival (bank policy)',
  },
  needs: {
    zh: '一份已送达、内容完整、写明日期的外访通知',
    en: 'a complete notice naming the day, proven to have arrived',
  },
  judge: (scene) => {
    const { contact, facts, policy } = scene;
    if (contact.kind !== 'visit') return [];
    const notices = facts.history.visitNotices;
    if (notices === undefined) return [unknown('history.visitNotices')];
    const announced = notices.flatMap((notice) => announcedDays(scene, notice));
    const spans = subtract([scene.span], announced);
    if (contact.stage === 'act') return [{ outcome: 'require', spans }];
    const task: Finding = { outcome: 'record', record: 'send-notice', spans };
    if (contact.decidedAt === undefined) return [task];
    const today = Math.max(...scene.zones.map((zone) => localDay(zone, contact.decidedAt ?? 0)));
    // A notice sent today comes too late for the next days.
    const tooSoon = [
      { from: Number.NEGATIVE_INFINITY, until: dayStart(scene, today + policy.noticeDaysMin) },
    ];
    return [task, { outcome: 'require', spans: subtract(tooSoon, announced) }];
  },
});

type VisitNotice = NonNullable<Scene['facts']['history']['visitNotices']>[number];

/** The days for which a proven, complete notice came neither too late nor too early. */
function announcedDays(scene: Scene, notice: VisitNotice): Span[] {
  const { sentAt, delivered, complete, windowFrom, windowUntil } = notice;
  if (delivered !== true || complete !== true || sentAt === undefined) return [];
  if (windowFrom === undefined || windowUntil === undefined) return [];
  const perZone = scene.zones.map((zone) => {
    const sentOn = localDay(zone, sentAt);
    const first = Math.max(windowFrom, sentOn + scene.policy.noticeDaysMin);
    const last = Math.min(windowUntil, sentOn + scene.policy.noticeDaysMax);
    return first > last ? [] : wholeDays({ ...scene, zones: [zone] }, first, last);
  });
  return perZone.reduce((both, spans) => intersect(both, spans));
}

/** The latest midnight at which a day begins in any zone. */
function dayStart(scene: Scene, day: number): number {
  return Math.max(...wholeDays(scene, day, null).map((span) => span.from));
}
