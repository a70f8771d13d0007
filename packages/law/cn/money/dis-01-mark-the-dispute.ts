// SPDX-License-Identifier: Apache-2.0
// An objection is marked at once, verified and handled; the text states no duty to stop.
// Source: CN-SRC-CARD-2011.
import { rule, unknown } from '../../src/rule.ts';
import { openSpans } from '../data/open-matters.ts';
import { cardMeasures } from '../instruments.ts';
import { isContact } from '../kinds.ts';

export const markTheDispute = rule({
  id: 'CN-DIS-01',
  ...cardMeasures,
  article: '69',
  inForce: { from: '2011-01-13', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '持卡人有异议：立即标注、核实并处理',
    en: 'an objection is open: mark, verify and handle it',
  },
  needs: { zh: '异议处理结果', en: 'the outcome of the objection' },
  judge: (scene) => {
    if (!isContact(scene.contact)) return [];
    const { disputes } = scene.facts.history;
    if (disputes === undefined) return [unknown('history.disputes')];
    return [{ outcome: 'record', record: 'mark-and-verify', spans: openSpans(scene, disputes) }];
  },
});
