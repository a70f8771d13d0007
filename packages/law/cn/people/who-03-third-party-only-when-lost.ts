// SPDX-License-Identifier: Apache-2.0
// A third party is contacted, never collected from, only while the cardholder cannot be reached: the
// own number is invalid, or calls in a row failed (from the next day). Ends when contact is back.
// Source: CN-SRC-CBA-2026 (the list of cases is incomplete).
import { ruleWith, unknown } from '../../src/rule.ts';
import { subtract } from '../../src/time/minute-span.ts';
import { cbaGuideline } from '../instruments.ts';
import { isAnsweringForDebt, isContact, isThirdParty } from '../kinds.ts';
import { failedCallsInARow } from '../parameters/contact-counts.ts';
import { lostContactSpans } from './lost-contact.ts';

export const thirdPartyOnlyWhenLost = ruleWith(failedCallsInARow, {
  id: 'CN-WHO-03',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '只有确认失联后才可联系第三方，且不谈欠款',
    en: 'third parties are contacted only once the cardholder is proven out of reach, without the debt',
  },
  needs: {
    zh: '失联证明：本人号码无效，或连续呼叫失败满次日',
    en: 'proof of lost contact from the call history',
  },
  judge: (scene, failedInARow) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || !isThirdParty(contact) || isAnsweringForDebt(contact)) return [];
    const { deceasedOn, capacity } = facts.cardholder;
    if (typeof deceasedOn === 'number' || capacity === 'limited' || capacity === 'none') return [];
    const lost = lostContactSpans(scene, failedInARow);
    if (!lost) return [unknown('history.calls')];
    return [{ outcome: 'require', spans: subtract([scene.span], lost) }];
  },
});
