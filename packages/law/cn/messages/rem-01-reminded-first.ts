// SPDX-License-Identifier: Apache-2.0
// The bank tells amount and due date in time before anything else is done.
// Source: CN-SRC-CARD-2011.
import { rule, unknown } from '../../src/rule.ts';
import { subtract } from '../../src/time/minute-span.ts';
import { cardMeasures } from '../instruments.ts';
import { isCollecting, isContact } from '../kinds.ts';
import { sinceDelivered } from './delivered-notices.ts';

export const remindedFirst = rule({
  id: 'CN-REM-01',
  ...cardMeasures,
  article: '67',
  inForce: { from: '2011-01-13', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '须先送达金额和到期日的提醒',
    en: 'a reminder of amount and due date has to arrive first',
  },
  needs: { zh: '一份已送达的还款提醒', en: 'a reminder proven to have arrived' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || contact.kind === 'notice') return [];
    if (!isCollecting(contact) || contact.purpose === 'remind') return [];
    const { reminders } = facts.history;
    if (reminders === undefined) return [unknown('history.reminders')];
    return [{ outcome: 'require', spans: subtract([scene.span], sinceDelivered(reminders)) }];
  },
});
