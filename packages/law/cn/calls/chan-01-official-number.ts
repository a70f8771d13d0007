// SPDX-License-Identifier: Apache-2.0
// Nobody uses a private phone or a private social account for this work. Source: CN-SRC-CBA-2026.
import { rule, unknown } from '../../src/rule.ts';
import { cbaGuideline } from '../instruments.ts';
import { isVoice } from '../kinds.ts';

export const officialNumber = rule({
  id: 'CN-CHAN-01',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '须使用机构的号码和账号，不用私人手机或私人社交账号',
    en: 'use the institution’s number or account, not a private one',
  },
  needs: { zh: '机构的号码或账号', en: 'an official number or account' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isVoice(contact) && contact.kind !== 'sms' && contact.kind !== 'im') return [];
    const isOfficial = facts.actor.usesOfficialNumber;
    if (isOfficial === undefined) return [unknown('actor.usesOfficialNumber')];
    return isOfficial ? [] : [{ outcome: 'block' }];
  },
});
