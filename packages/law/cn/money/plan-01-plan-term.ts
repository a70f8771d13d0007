// SPDX-License-Identifier: Apache-2.0
// An individual plan needs both findings (beyond the ability to pay; willing) and runs five years at
// most. Source: CN-SRC-CARD-2011.
import { type Finding, ruleWith, unknown } from '../../src/rule.ts';
import { cardMeasures } from '../instruments.ts';
import { planMonthsMax } from '../parameters/plan-term.ts';

export const planTerm = ruleWith(planMonthsMax, {
  id: 'CN-PLAN-01',
  ...cardMeasures,
  article: '70',
  inForce: { from: '2011-01-13', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '个性化分期须有两项认定，且期限不超过五年',
    en: 'a plan needs both findings and at most five years',
  },
  needs: {
    zh: '两项认定和不超过 60 期的方案',
    en: 'both findings, and a term of at most 60 months',
  },
  judge: (scene, monthsMax) => {
    const { contact } = scene;
    if (contact.kind !== 'plan_sign') return [];
    const { planTermMonths, planFindings } = contact;
    const findings: Finding[] = [];
    if (planTermMonths === undefined) findings.push(unknown('action.planTermMonths'));
    if (planTermMonths !== undefined && planTermMonths > monthsMax) {
      findings.push({ outcome: 'block' });
    }
    const isFound = planFindings?.exceedsAbility === true && planFindings.willing === true;
    return isFound ? findings : [...findings, unknown('action.planFindings')];
  },
});
