// SPDX-License-Identifier: Apache-2.0
// The agreement states balance and currency, cycle, dates and amounts, what charges run, the promise
// about new cards, rights, duties and breach. Source: CN-SRC-CARD-2011.
import { rule, unknown } from '../../src/rule.ts';
import { cardMeasures } from '../instruments.ts';

export const planTerms = rule({
  id: 'CN-PLAN-02',
  ...cardMeasures,
  article: '70',
  inForce: { from: '2011-01-13', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: { zh: '分期协议要素须齐全', en: 'the agreement has to state all its terms' },
  needs: { zh: '补齐协议要素', en: 'the missing terms' },
  judge: (scene) => {
    const { contact } = scene;
    if (contact.kind !== 'plan_sign') return [];
    if (contact.planTermsComplete === undefined) return [unknown('action.planTermsComplete')];
    return contact.planTermsComplete ? [] : [{ outcome: 'require' }];
  },
});
