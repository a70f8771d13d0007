// SPDX-License-Identifier: Apache-2.0
// A lawyer or agent with written authority speaks for the person; if the cardholder starts a contact,
// an answer needs a supervisor's reason. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { institutionPolicy } from '../instruments.ts';
import { isContact } from '../kinds.ts';

export const throughTheAttorney = rule({
  id: 'CN-WHO-09',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '持卡人已委托代理人，请通过代理人联系（本机构规定）',
    en: 'the cardholder has an agent: contact goes through the agent (bank policy)',
  },
  needs: { zh: '改为联系代理人', en: 'the agent instead' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || contact.counterpart === 'attorney') return [];
    const { attorney } = facts.cardholder;
    if (attorney === undefined) return [unknown('cardholder.attorney')];
    if (attorney === null) return [];
    const spans = wholeDays(scene, attorney.since ?? Number.NEGATIVE_INFINITY, null);
    return [{ outcome: contact.startedByCardholder ? 'warn' : 'block', spans }];
  },
});
