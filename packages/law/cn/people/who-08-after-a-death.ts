// SPDX-License-Identifier: Apache-2.0
// On a death heirs owe at most what they receive, and may renounce: the case goes the way of the
// estate, fees stop, and the family gets one factual notice. Source: CN-SRC-CIVIL-CODE.
import { rule, unknown } from '../../src/rule.ts';
import { wholeDays } from '../../src/scene.ts';
import { civilCode } from '../instruments.ts';
import { isCollecting, isContact } from '../kinds.ts';

export const afterADeath = rule({
  id: 'CN-WHO-08',
  ...civilCode,
  article: '1159, 1161',
  inForce: { from: '2021-01-01', until: null },
  policy: false,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '持卡人已故：不再联系还款事宜，转遗产处理，只作一次事实告知',
    en: 'the cardholder has died: work stops, the estate is asked, one factual notice only',
  },
  needs: {
    zh: '转遗产流程；只向继承人或遗产管理人作一次事实告知',
    en: 'the estate track; one factual notice to heirs or the administrator',
  },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) && contact.kind !== 'fee_post') return [];
    const { deceasedOn } = facts.cardholder;
    if (deceasedOn === undefined) return [unknown('cardholder.deceasedOn')];
    const isToEstate =
      contact.counterpart === 'heir' || contact.counterpart === 'estate_administrator';
    if (deceasedOn === null) {
      return isToEstate && isCollecting(contact) ? [{ outcome: 'block' }] : [];
    }
    const spans = wholeDays(scene, deceasedOn, null);
    if (!isToEstate || contact.purpose !== 'inform') return [{ outcome: 'block', spans }];
    const sent = facts.history.estateNotices;
    if (sent === undefined) return [unknown('history.estateNotices')];
    const after = sent.map((notice) => ({
      from: notice.sentAt ?? Number.NEGATIVE_INFINITY,
      until: Number.POSITIVE_INFINITY,
    }));
    return [{ outcome: 'block', spans: after }];
  },
});
