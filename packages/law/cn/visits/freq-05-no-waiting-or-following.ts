// SPDX-License-Identifier: Apache-2.0
// Nobody is waited for, followed or stopped on the way. Source: CN-SRC-PUBLIC-SECURITY-2025.
import { rule, unknown } from '../../src/rule.ts';
import { publicSecurity2025 } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const noWaitingOrFollowing = rule({
  id: 'CN-FREQ-05',
  ...publicSecurity2025,
  article: '30(2)(4)',
  inForce: { from: '2026-01-01', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: { zh: '不蹲守、不尾随、不拦截', en: 'no waiting for, following or stopping a person' },
  needs: { zh: '按约定上门，不蹲守、不尾随', en: 'an announced visit instead' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isVisit(contact)) return [];
    if (contact.approach === undefined) return [unknown('action.approach')];
    return contact.approach === 'announced' ? [] : [{ outcome: 'block' }];
  },
});
