// SPDX-License-Identifier: Apache-2.0
// People are left in peace on statutory holidays and around the New Year's eve, unless they proposed
// the slot; on other days off a visit needs their wish. A made-up working day is a working day, and a
// year without a published list is not guessed. Policy; the days are CN-HOLIDAYS and CN-CAL-*.
import { rule } from '../../src/rule.ts';
import { daysOfKind, daysWhere } from '../../src/scene.ts';
import { subtract, union } from '../../src/time/minute-span.ts';
import { weeklySpans } from '../calls/weekly-spans.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVoice } from '../kinds.ts';

export const noVisitOnPublicHolidays = rule({
  id: 'CN-VIS-07',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'cardholder_consent',
  text: {
    zh: '法定节假日和除夕前后不安排外访和来电（本机构规定）',
    en: 'no visits or calls on public holidays and around New Year’s eve (bank policy)',
  },
  needs: { zh: '持卡人本人书面提出的时间', en: 'a slot the cardholder proposed in writing' },
  judge: (scene) => {
    const { contact, calendar, policy } = scene;
    const isOnVisit = contact.kind === 'visit';
    if (!isOnVisit && !isVoice(contact)) return [];
    const around = policy.eveDaysAround;
    const eves = daysWhere(scene, (day) =>
      calendar.eves.some((eve) => Math.abs(day - eve) <= around),
    );
    const holidays = union([...daysOfKind(scene, 'statutory'), ...eves]);
    const rest = isOnVisit ? subtract(daysOfKind(scene, 'rest'), holidays) : [];
    if (contact.proposedByCardholder) {
      return [
        {
          outcome: 'record',
          record: 'slot-proposed',
          text: proposed,
          spans: union([...holidays, ...rest]),
        },
      ];
    }
    const liked = weeklySpans(scene, scene.facts.cardholder.preferredWindows ?? []) ?? [];
    return [
      { outcome: 'block', spans: holidays },
      { outcome: 'warn', text: restDay, spans: subtract(rest, liked) },
      {
        outcome: 'require',
        text: notLoaded,
        needs: theList,
        missing: ['calendar'],
        spans: subtract(daysOfKind(scene, 'unknown'), holidays),
      },
    ];
  },
});

const proposed = {
  zh: '休息日或节假日，由持卡人本人提出',
  en: 'a day off, proposed by the cardholder',
};
const restDay = {
  zh: '休息日外访需持卡人愿意（本机构规定）',
  en: 'a day off: the cardholder’s wish is needed (bank policy)',
};
const theList = { zh: '载入这一年的放假安排', en: 'the published holiday list of that year' };
const notLoaded = {
  zh: '这一年的放假安排尚未载入，不作推测',
  en: 'calendar not loaded: the holiday list of this year is not published here',
};
