// SPDX-License-Identifier: Apache-2.0
// A device decides by rules that are not older than some days: with stale ones officers leave
// without contact and fetch new ones. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const freshRules = rule({
  id: 'FV-PACK-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '规则包已过期：先同步；此时只可离开，不作联系（本机构规定）',
    en: 'the rules on this device are too old: fetch new ones; until then leave, no contact (bank policy)',
  },
  needs: { zh: '同步最新规则', en: 'the newest rules fetched' },
  judge: (scene) => {
    const { contact, facts, policy } = scene;
    if (!isVisit(contact) || contact.stage !== 'act') return [];
    const { fetchedAt } = facts.rulePack;
    if (fetchedAt === undefined) return [unknown('rulePack.fetchedAt')];
    const from = fetchedAt + policy.packAgeHoursMax * 60;
    return [{ outcome: 'require', spans: [{ from, until: Number.POSITIVE_INFINITY }] }];
  },
});
