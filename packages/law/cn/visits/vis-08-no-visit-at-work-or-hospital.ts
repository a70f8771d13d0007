// SPDX-License-Identifier: Apache-2.0
// Nobody is visited at work, school, hospital, in custody or at a wedding or funeral, except at the
// person's own written wish. Policy.
import { ruleWith, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isVisit } from '../kinds.ts';
import { sensitivePlaceKinds } from '../parameters/sensitive-places.ts';

export const noVisitAtWorkOrHospital = ruleWith(sensitivePlaceKinds, {
  id: 'CN-VIS-08',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'cardholder_consent',
  text: {
    zh: '不到单位、学校、医院、羁押场所或婚丧现场外访（本机构规定）',
    en: 'no visit at work, school, hospital, in custody or at a ceremony (bank policy)',
  },
  needs: { zh: '持卡人本人的书面意愿', en: 'the cardholder’s express written wish' },
  judge: (scene, sensitivePlaces) => {
    const { contact } = scene;
    if (!isVisit(contact)) return [];
    const { placeKind, addressKind } = contact;
    const isSensitive =
      sensitivePlaces.some((place) => place === placeKind) || addressKind === 'workplace';
    if (isSensitive) {
      return contact.placeWishedInWriting
        ? [{ outcome: 'record', record: 'place-wished' }]
        : [{ outcome: 'block' }];
    }
    return placeKind === undefined ? [unknown('action.placeKind')] : [];
  },
});
