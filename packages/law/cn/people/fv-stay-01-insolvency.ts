// SPDX-License-Identifier: Apache-2.0
// While a stay in insolvency runs, nobody works the claim. Policy where no statute reaches.
import { rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { institutionPolicy } from '../instruments.ts';
import { isCollecting, isContact } from '../kinds.ts';

export const insolvencyStay = rule({
  id: 'FV-STAY-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '个人债务清理程序进行中，暂停联系（本机构规定）',
    en: 'a stay in insolvency is running (bank policy)',
  },
  needs: { zh: '程序结束', en: 'the end of the stay' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || !isCollecting(contact)) return [];
    const stay = facts.cardholder.insolvencyStay;
    if (stay === undefined) return [unknown('cardholder.insolvencyStay')];
    if (stay === null) return [];
    const from = stay.from ?? Number.NEGATIVE_INFINITY;
    return [{ outcome: 'block', spans: wholeDays(scene, from, stay.until ?? null) }];
  },
});
