// SPDX-License-Identifier: Apache-2.0
// Calls are recorded, and the caller names the institution at first contact.
// Source: CN-SRC-CBA-2026.
import { type Finding, openTask, rule } from '../../src/rule.ts';
import { cbaGuideline } from '../instruments.ts';
import { isVoice } from '../kinds.ts';

export const recordedAndNamed = rule({
  id: 'CN-CHAN-02',
  ...cbaGuideline,
  article: null,
  inForce: { from: '2026-01-30', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '通话须录音，并在首次联系时说明机构名称',
    en: 'the call is recorded and the institution named at first contact',
  },
  needs: { zh: '开启录音并说明机构名称', en: 'recording on, and the institution named' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isVoice(contact)) return [];
    const findings: Finding[] = [];
    if (contact.recorded === undefined) {
      findings.push(openTask(scene, 'record-call', 'action.recorded'));
    }
    if (contact.institutionNamed === undefined) {
      findings.push(openTask(scene, 'name-institution', 'action.institutionNamed'));
    }
    const isShort = contact.recorded === false || contact.institutionNamed === false;
    return isShort ? [...findings, { outcome: 'require' }] : findings;
  },
});
