// SPDX-License-Identifier: Apache-2.0
// The debtor is told in a suitable way before an agency or a law firm starts.
// Source: CN-SRC-CONSUMER-2022.
import { rule, unknown } from '../../src/rule.ts';
import { subtract } from '../../src/time/minute-span.ts';
import { consumerProtection2022 } from '../instruments.ts';
import { isContact } from '../kinds.ts';
import { sinceDelivered } from '../messages/delivered-notices.ts';

export const toldBeforeOutsourcing = rule({
  id: 'CN-AGY-02',
  ...consumerProtection2022,
  article: '41',
  inForce: { from: '2023-03-01', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '委外前须告知持卡人并确认送达',
    en: 'the cardholder is told, with proof, before an agency or law firm starts',
  },
  needs: { zh: '一份已送达的委外告知', en: 'a notice of outsourcing proven to have arrived' },
  judge: (scene) => {
    const { contact, facts } = scene;
    const { kind } = facts.actor;
    const isOutside = kind === 'agency' || kind === 'law_firm';
    if (contact.kind !== 'case_transfer' && !(isOutside && isContact(contact))) return [];
    const notices = facts.history.outsourcingNotices;
    if (notices === undefined) return [unknown('history.outsourcingNotices')];
    return [{ outcome: 'require', spans: subtract([scene.span], sinceDelivered(notices)) }];
  },
});
