// SPDX-License-Identifier: Apache-2.0
// A channel that the person refused stays closed; the others stay open. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isContact } from '../kinds.ts';

export const channelRefused = rule({
  id: 'FV-CHAN-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '持卡人已拒绝这个渠道（本机构规定）',
    en: 'the cardholder refused this channel (bank policy)',
  },
  needs: { zh: '换一个持卡人未拒绝的渠道', en: 'a channel the cardholder has not refused' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact)) return [];
    const refused = facts.cardholder.channelOptOuts;
    if (refused === undefined) return [unknown('cardholder.channelOptOuts')];
    if (contact.kind === 'notice' && contact.channel === undefined && refused.length > 0) {
      return [unknown('action.channel')];
    }
    const channel = contact.kind === 'notice' ? contact.channel : contact.kind;
    const used = channel === 'phone' ? 'call' : channel;
    return refused.some((one) => one === used) ? [{ outcome: 'block' }] : [];
  },
});
