// SPDX-License-Identifier: Apache-2.0
// Who acts matters as much as when: without it no rule can be applied with confidence. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';

export const whoActs = rule({
  id: 'FV-ACTOR-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2011-01-13', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '须写明由谁进行：本行人员、受托机构、律所或受让人（本机构规定）',
    en: 'who acts has to be named: own staff, agency, law firm or buyer (bank policy)',
  },
  needs: { zh: '写明由谁进行', en: 'the kind of actor' },
  judge: (scene) => {
    return scene.facts.actor.kind === undefined ? [unknown('actor.kind')] : [];
  },
});
