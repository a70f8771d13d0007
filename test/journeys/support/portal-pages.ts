// SPDX-License-Identifier: Apache-2.0
// Pages of one invented person, in the states in which he may find them.
import type { PortalPage } from '@fairvisit/api/portal.ts';

type Visit = NonNullable<PortalPage['visit']>;
type Language = PortalPage['language'];

const visitId = '0199a000-0000-7000-8000-000000000001';
const noticeId = '0199a000-0000-7000-8000-000000000002';
const slot = (day: string, from: string, until: string) => ({
  from: `${day}T${from}:00+08:00`,
  until: `${day}T${until}:00+08:00`,
});

export const window = slot('2026-09-10', '10:00', '12:00');
export const otherSlots = [
  slot('2026-09-11', '09:00', '11:00'),
  slot('2026-09-11', '14:00', '16:00'),
  slot('2026-09-11', '16:30', '18:30'),
  slot('2026-09-14', '10:00', '12:00'),
  slot('2026-09-14', '15:00', '17:00'),
  slot('2026-09-15', '18:00', '20:00'),
];

const visit: Visit = {
  visitId,
  noticeId,
  state: 'planned',
  manner: 'visit',
  window,
  placeMasked: '杭州市西湖区灵隐街道***',
  officers: [
    { name: '赵敏', badgeNo: 'B-0107', agencyZh: null, agencyEn: null },
    {
      name: '钱立',
      badgeNo: 'W-2218',
      agencyZh: '虚构安访服务有限公司',
      agencyEn: 'Anfang Services (invented)',
    },
  ],
  answer: null,
  answeredAt: null,
  endedReason: null,
};

const closedMay = {
  confirm: false,
  move: false,
  decline: true,
  otherChannel: true,
  complain: true,
};

export function askedPage(language: Language): PortalPage {
  return {
    institution: {
      nameZh: '示例银行',
      nameEn: 'Example Bank',
      complaintLine: '400-000-0000',
      zone: 'Asia/Shanghai',
      isDemo: true,
    },
    language,
    nameMasked: language === 'zh' ? '李**' : 'L** X*',
    now: '2026-09-07T10:00:00+08:00',
    visit,
    change: null,
    may: { confirm: true, move: true, decline: true, otherChannel: true, complain: true },
    declineDays: 180,
    declinedUntil: null,
    wishes: [],
    complaint: null,
    accounts,
    contacts,
  };
}

export function answeredPage(language: Language, answer: 'confirmed' | 'moved'): PortalPage {
  const asked = askedPage(language);
  const moved = otherSlots[1] ?? window;
  return {
    ...asked,
    visit: {
      ...visit,
      answer: 'confirmed',
      answeredAt: '2026-09-07T10:02:00+08:00',
      window: answer === 'moved' ? moved : window,
    },
    change: answer === 'moved' ? { kind: 'moved', at: asked.now, was: window, reason: null } : null,
    may: { ...asked.may, confirm: false, move: true },
  };
}

export function replannedPage(language: Language): PortalPage {
  const asked = askedPage(language);
  const moved = otherSlots[3] ?? window;
  return {
    ...asked,
    visit: { ...visit, window: moved },
    change: { kind: 'replanned', at: asked.now, was: window, reason: 'replanned' },
  };
}

export function doorstepPage(language: Language): PortalPage {
  const asked = askedPage(language);
  return {
    ...asked,
    visit: { ...visit, manner: 'doorstep' },
    may: { ...asked.may, move: false },
  };
}

export function waitingPage(language: Language): PortalPage {
  const asked = askedPage(language);
  return {
    ...asked,
    visit: { ...visit, state: 'waiting', window: null, officers: [] },
    change: { kind: 'called-off', at: asked.now, was: window, reason: 'no-answer' },
    may: { ...asked.may, confirm: false, move: false },
  };
}

export function calledOffPage(language: Language, endedReason: string): PortalPage {
  const asked = askedPage(language);
  return {
    ...asked,
    visit: { ...visit, state: 'called-off', window: null, officers: [], endedReason },
    change: { kind: 'called-off', at: asked.now, was: window, reason: endedReason },
    may: { ...closedMay, decline: endedReason !== 'declined' },
    ...(endedReason === 'paid' ? { accounts: [] } : {}),
    ...(endedReason === 'declined' ? { declinedUntil: '2027-03-06' } : {}),
  };
}

export function declinedPage(language: Language): PortalPage {
  return calledOffPage(language, 'declined');
}

export function otherWayPage(language: Language): PortalPage {
  return {
    ...calledOffPage(language, 'other-channel'),
    wishes: [{ channel: 'call', wish: 'prefer' }],
  };
}

export function complainedPage(language: Language): PortalPage {
  return {
    ...calledOffPage(language, 'complaint'),
    complaint: { openedOn: '2026-09-07', answerDueOn: '2026-09-22', state: 'open' },
  };
}

export function oftenComplainedPage(language: Language): PortalPage {
  const complained = complainedPage(language);
  return { ...complained, may: { ...complained.may, complain: false } };
}

export function noVisitPage(language: Language): PortalPage {
  return { ...askedPage(language), visit: null, may: closedMay, accounts: [], contacts: [] };
}

const accounts: PortalPage['accounts'] = [
  {
    cardTail: '4021',
    overdue: { currency: 'CNY', amount: '12345.60' },
    balance: { currency: 'CNY', amount: '48210.05' },
    asOf: '2026-09-07',
    isDisputed: false,
  },
  {
    cardTail: '4021',
    overdue: { currency: 'USD', amount: '88.50' },
    balance: { currency: 'USD', amount: '310.00' },
    asOf: '2026-09-07',
    isDisputed: true,
  },
];

const contacts: PortalPage['contacts'] = [
  { at: '2026-09-07T09:12:00+08:00', channel: 'sms', outcome: 'delivered' },
  { at: '2026-09-04T14:30:00+08:00', channel: 'call', outcome: 'no-answer' },
  { at: '2026-09-01T10:05:00+08:00', channel: 'letter', outcome: 'sent' },
];
