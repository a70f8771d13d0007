// SPDX-License-Identifier: Apache-2.0
// No demand, lawyer's letter or the like is put up in public, and no authority's name is used.
// Source: CN-SRC-CBA-2026.
import { type Finding, rule, unknown } from '../../src/rule.ts';
import { cbaGuideline } from '../instruments.ts';

export const nothingInPublic = rule({
  id: 'CN-CHAN-03',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '信函不得公开张贴，也不得使用公权机关名义',
    en: 'letters are not put up in public and use no authority’s name',
  },
  needs: {
    zh: '改为密封送达本人，不使用公权机关名义',
    en: 'a sealed letter to the person, without an authority’s name',
  },
  judge: (scene) => {
    const { contact } = scene;
    if (contact.kind !== 'letter' && contact.kind !== 'notice') return [];
    if (contact.postedPublicly || contact.usesAuthorityNames) return [{ outcome: 'block' }];
    const findings: Finding[] = [];
    if (contact.postedPublicly === undefined) findings.push(unknown('action.postedPublicly'));
    if (contact.usesAuthorityNames === undefined) {
      findings.push(unknown('action.usesAuthorityNames'));
    }
    return findings;
  },
});
