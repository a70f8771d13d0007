// SPDX-License-Identifier: Apache-2.0
// After a plan is signed the bank and its firms stop, unless the plan is broken. A reminder of a due
// date is sent only if the plan says so. Source: CN-SRC-CARD-2011.
import { rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { cardMeasures } from '../instruments.ts';
import { isCollecting, isContact } from '../kinds.ts';

export const stopWhilePerforming = rule({
  id: 'CN-PLAN-03',
  ...cardMeasures,
  article: '70',
  inForce: { from: '2011-01-13', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '个性化分期履行中，不再联系还款事宜',
    en: 'the plan is being kept: work on the claim has stopped',
  },
  needs: {
    zh: '协议约定的到期提醒，或协议已被违反',
    en: 'a reminder that the plan agreed to, or a breach of the plan',
  },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || !isCollecting(contact)) return [];
    const { plan } = facts.account;
    if (plan === undefined) return [unknown('account.plan')];
    if (plan === null || plan.status === 'draft' || plan.status === 'settled') return [];
    if (plan.status === 'broken') return [];
    if (plan.status === undefined) return [unknown('account.plan.status')];
    if (contact.purpose === 'remind' && plan.remindersAgreed) return [];
    const since = plan.signedOn ?? Number.NEGATIVE_INFINITY;
    return [{ outcome: 'block', spans: wholeDays(scene, since, null) }];
  },
});
