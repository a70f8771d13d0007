// SPDX-License-Identifier: Apache-2.0
// When the claim itself is transferred the debtor is told before the buyer does anything.
// Source: CN-SRC-CBA-2026.
import { rule, unknown } from '../../src/rule.ts';
import { subtract } from '../../src/time/minute-span.ts';
import { cbaGuideline } from '../instruments.ts';
import { isContact } from '../kinds.ts';
import { sinceDelivered } from '../messages/delivered-notices.ts';

export const toldOfTransfer = rule({
  id: 'CN-AGY-03',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '债权转让须告知持卡人并确认送达',
    en: 'the cardholder is told, with proof, that the claim was transferred',
  },
  needs: { zh: '一份已送达的转让告知', en: 'a notice of the transfer proven to have arrived' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || facts.actor.kind !== 'debt_buyer') return [];
    const notices = facts.history.outsourcingNotices;
    if (notices === undefined) return [unknown('history.outsourcingNotices')];
    return [{ outcome: 'require', spans: subtract([scene.span], sinceDelivered(notices)) }];
  },
});
