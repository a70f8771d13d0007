// SPDX-License-Identifier: Apache-2.0
// At most six unanswered attempts a calendar day to one number. The text says "not advisable"; the
// institution makes it a stop. Source: CN-SRC-CBA-2026.
import { ruleWith, unknown } from '../../src/rule.ts';
import { cbaGuideline } from '../instruments.ts';
import { isVoice } from '../kinds.ts';
import { attemptsPerAddressDayMax } from '../parameters/contact-counts.ts';
import { afterCount, callsMade } from './day-counts.ts';

export const unansweredAttempts = ruleWith(attemptsPerAddressDayMax, {
  id: 'CN-FREQ-01',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'cardholder_consent',
  text: {
    zh: '今天已向这个号码拨打达到次数上限且无人接听',
    en: 'this number has been tried as often as one day allows',
  },
  needs: {
    zh: '次日再联系，或持卡人另有约定',
    en: 'the next day, or another agreement with the cardholder',
  },
  judge: (scene, attemptsMax) => {
    if (!isVoice(scene.contact)) return [];
    const calls = callsMade(scene);
    if (!calls) return [unknown('history.calls')];
    const address = scene.contact.channelAddress;
    const tried = calls.filter(
      (call) =>
        (call.outcome === undefined || call.outcome === 'unanswered') &&
        (address === undefined || call.address === undefined || call.address === address),
    );
    return [{ outcome: 'block', spans: afterCount(scene, tried, attemptsMax) }];
  },
});
