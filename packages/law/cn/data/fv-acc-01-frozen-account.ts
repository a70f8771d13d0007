// SPDX-License-Identifier: Apache-2.0
// An account set aside (data check, court, review) is left alone until the reason is gone. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isCollecting, isContact } from '../kinds.ts';

export const frozenAccount = rule({
  id: 'FV-ACC-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: { zh: '账户已暂停处理（本机构规定）', en: 'the account is set aside (bank policy)' },
  needs: { zh: '先解除暂停原因', en: 'the reason for setting it aside resolved' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || !isCollecting(contact)) return [];
    const { frozenReason } = facts.account;
    if (frozenReason === undefined) return [unknown('account.frozenReason')];
    return frozenReason === null ? [] : [{ outcome: 'block' }];
  },
});
