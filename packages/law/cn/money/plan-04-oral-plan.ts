// SPDX-License-Identifier: Apache-2.0
// A plan by word of mouth is recorded, and the recording kept until the debt is cleared.
// Source: CN-SRC-CARD-2011.
import { rule, unknown } from '../../src/rule.ts';
import { cardMeasures } from '../instruments.ts';

export const oralPlan = rule({
  id: 'CN-PLAN-04',
  ...cardMeasures,
  article: '70',
  inForce: { from: '2011-01-13', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '口头协议须保留录音至结清',
    en: 'an oral plan’s recording is kept until the debt is cleared',
  },
  needs: { zh: '保存录音', en: 'the recording kept' },
  judge: (scene) => {
    const { contact } = scene;
    if (contact.kind !== 'plan_sign') return [];
    if (contact.planOral === undefined) return [unknown('action.planOral')];
    if (!contact.planOral) return [];
    return contact.planRecordingKept
      ? [{ outcome: 'record', record: 'keep-recording-until-cleared' }]
      : [{ outcome: 'require', missing: ['action.planRecordingKept'] }];
  },
});
