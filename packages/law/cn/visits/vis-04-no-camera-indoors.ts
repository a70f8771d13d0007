// SPDX-License-Identifier: Apache-2.0
// No pictures into a home, of family or of papers without separate consent.
// Source: CN-SRC-CIVIL-CODE; CN-SRC-PIPL §28–30.
import { rule, unknown } from '../../src/rule.ts';
import { civilCode } from '../instruments.ts';
import { isVisit } from '../kinds.ts';

export const noCameraIndoors = rule({
  id: 'CN-VIS-04',
  ...civilCode,
  article: '1033(2)(3)',
  inForce: { from: '2021-01-01', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '未经单独同意不拍摄室内、家人或文件',
    en: 'no pictures of rooms, family or papers without separate consent',
  },
  needs: { zh: '关闭镜头，或取得单独同意', en: 'the camera off, or a separate consent' },
  judge: (scene) => {
    const { contact } = scene;
    if (!isVisit(contact)) return [];
    if (contact.camera === undefined) {
      return contact.stage === 'act' ? [unknown('action.camera')] : [];
    }
    const isFilming = contact.camera === 'indoors' && contact.cameraConsent !== true;
    return isFilming ? [{ outcome: 'block' }] : [];
  },
});
