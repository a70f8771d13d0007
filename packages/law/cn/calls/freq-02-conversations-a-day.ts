// SPDX-License-Identifier: Apache-2.0
// At most three effective conversations a day with one person, counted where the caller began;
// robots count. Source: CN-SRC-GBT-45251.
import { ruleWith, unknown } from '../../src/rule.ts';
import { onlineCreditStandard } from '../instruments.ts';
import { isVoice } from '../kinds.ts';
import { conversationsPerPersonDayMax } from '../parameters/contact-counts.ts';
import { afterCount, callsMade } from './day-counts.ts';

export const conversationsADay = ruleWith(conversationsPerPersonDayMax, {
  id: 'CN-FREQ-02',
  ...onlineCreditStandard,
  article: null,
  inForce: { from: '2025-02-28', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: { zh: '今天的有效通话已达上限', en: 'the day’s conversations are used up' },
  needs: { zh: '次日再联系', en: 'the next day' },
  judge: (scene, conversationsMax) => {
    if (!isVoice(scene.contact)) return [];
    const calls = callsMade(scene);
    if (!calls) return [unknown('history.calls')];
    const talks = calls.filter(
      (call) => call.outcome === undefined || call.outcome === 'conversation',
    );
    return [{ outcome: 'block', spans: afterCount(scene, talks, conversationsMax) }];
  },
});
