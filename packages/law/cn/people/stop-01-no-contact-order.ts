// SPDX-License-Identifier: Apache-2.0
// The police may order that a person is not contacted for a time: then nobody acting for the bank
// contacts that person in any way. Nobody at the bank may lift it (that it binds more than the named
// offender is policy). Source: CN-SRC-PUBLIC-SECURITY-2025.
import { rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { publicSecurity2025 } from '../instruments.ts';
import { isContact } from '../kinds.ts';

export const noContactOrder = rule({
  id: 'CN-STOP-01',
  ...publicSecurity2025,
  article: '50(2)',
  inForce: { from: '2026-01-01', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '公安机关禁止接触令有效期内，停止一切联系',
    en: 'a police no-contact order is in force: no contact of any kind',
  },
  needs: {
    zh: '等待禁止接触令期满；任何人不得解除',
    en: 'the end of the order; nobody at the bank may lift it',
  },
  judge: (scene) => {
    if (!isContact(scene.contact)) return [];
    const order = scene.facts.protection.noContactOrder;
    if (order === undefined) return [unknown('protection.noContactOrder')];
    if (order === null) return [];
    const from = order.from ?? Number.NEGATIVE_INFINITY;
    return [{ outcome: 'block', spans: wholeDays(scene, from, order.until ?? null) }];
  },
});
