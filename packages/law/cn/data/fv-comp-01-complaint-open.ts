// SPDX-License-Identifier: Apache-2.0
// While a complaint is open nobody comes to the door, and other work needs a supervisor's reason: no
// text stops it, the institution does. Policy.
import { rule, unknown } from '../../src/rule.ts';
import { institutionPolicy } from '../instruments.ts';
import { isCollecting, isContact, isVisit } from '../kinds.ts';
import { openSpans } from './open-matters.ts';

export const complaintOpen = rule({
  id: 'FV-COMP-01',
  ...institutionPolicy,
  article: null,
  inForce: { from: '2018-03-28', until: null },
  policy: true,
  mayBeLiftedBy: 'nobody',
  text: {
    zh: '投诉处理期间不外访，其他联系由主管把关（本机构规定）',
    en: 'no visits while a complaint is open; other contact needs a supervisor (bank policy)',
  },
  needs: { zh: '投诉处理完毕', en: 'the complaint settled' },
  judge: (scene) => {
    const { contact, facts } = scene;
    if (!isContact(contact) || !isCollecting(contact)) return [];
    const { complaints } = facts.history;
    if (complaints === undefined) return [unknown('history.complaints')];
    const outcome = isVisit(contact) ? 'block' : 'warn';
    return [{ outcome, spans: openSpans(scene, complaints) }];
  },
});
