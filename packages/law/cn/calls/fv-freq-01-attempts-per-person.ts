// SPDX-License-Identifier: Apache-2.0
// A person with several numbers is one person: a cap on attempts a day over all of them. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVoice } from '../kinds.ts';
import { afterCount, callsMade } from './day-counts.ts';

export const attemptsPerPerson = rule({
  id: 'FV-FREQ-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'supervisor',
  text: {
    zh: '今天给本人（所有号码合计）的拨打次数已达上限（本机构规定）',
    en: 'the day’s attempts over all numbers are used up (bank policy)',
  },
  needs: { zh: '次日再联系', en: 'the next day' },
  judge: (scene) => {
    if (!isVoice(scene.contact) || scene.contact.startedByCardholder) return [];
    const calls = callsMade(scene);
    if (!calls) return [unknown('history.calls')];
    const max = scene.policy.callAttemptsPerPersonDayMax;
    return [{ outcome: 'block', spans: afterCount(scene, calls, max) }];
  },
});
