// SPDX-License-Identifier: Apache-2.0
// What a dossier is composed of, made up: two late accounts and one in another currency, a year of
// statements, contacts, a proven notice. A test names what matters to it.
import { minor } from '@fairvisit/domain/money/money.ts';
import type {
  DossierAccount,
  DossierClause,
  DossierParts,
} from '../../src/dossier/dossier-figures.ts';

export function dossierParts(options: Partial<DossierParts> = {}): DossierParts {
  const language = options.language ?? 'zh';
  const isZh = language === 'zh';
  return {
    language,
    asOf: '2026-09-07',
    zone: 'Asia/Shanghai',
    institution: { name: isZh ? '示例银行' : 'Example Bank', complaintLine: '95500' },
    person: {
      name: isZh ? '䶮㛃' : 'Zoë O’Brien',
      address: isZh
        ? '浙江省杭州市西湖区演示路478号3幢1101室'
        : 'Room 1101, 478 Demo Road, Hangzhou',
    },
    visit: {
      visitId: '01990000-0000-7000-8000-000000000001',
      manner: 'visit',
      windowFrom: '2026-09-10T02:00:00Z',
      windowUntil: '2026-09-10T04:00:00Z',
      officers: [
        { name: isZh ? '周安' : 'Ann Zhou', badgeNo: 'T-001' },
        { name: isZh ? '李娜' : 'Nina Li', badgeNo: 'T-002' },
      ],
    },
    accounts: [
      aDossierAccount({ accountId: 'b', overdue: minor(120_000), balance: minor(120_000) }),
      aDossierAccount({ accountId: 'a', reference: '30000', product: '', dueOn: '2026-08-19' }),
      aDossierAccount({ accountId: 'c', reference: '6222021234567111', currency: 'USD' }),
    ],
    disputes: [],
    statements: ['a', 'b'].flatMap((accountId) =>
      months.map((cycleOn, index) => ({
        accountId,
        cycleOn,
        bill: index === 3 ? null : minor(123_456 * (index + 1)),
        paid: index === 3 ? null : minor(1_000 * index),
      })),
    ),
    clauses: clauses,
    contacts: months.map((month, index) => ({
      at: `${month}T02:00:00Z`,
      channel: ['call', 'sms', 'email'][index % 3] ?? 'call',
      outcome: ['no-answer', 'delivered', 'conversation'][index % 3] ?? 'busy',
      startedBy: index === 4 ? 'person' : 'institution',
    })),
    notices: [
      {
        version: 1,
        windowFrom: '2026-09-10T02:00:00Z',
        windowUntil: '2026-09-10T04:00:00Z',
        madeAt: '2026-09-04T02:00:00Z',
        answer: null,
        answeredAt: null,
        endedReason: null,
        proofs: [{ kind: 'sms-receipt-confirmed-point', sentAt: '2026-09-04T02:00:00Z' }],
      },
    ],
    refusalDays: 180,
    ...options,
  };
}

export function aDossierAccount(options: Partial<DossierAccount> = {}): DossierAccount {
  return {
    accountId: 'a',
    reference: '6222021234567890',
    product: '',
    currency: 'CNY',
    limit: minor(5_000_000),
    balance: minor(8_850),
    overdue: minor(8_850),
    minimum: minor(885),
    principal: minor(8_000),
    interest: minor(850),
    fees: null,
    penalty: minor(0),
    dueOn: '2026-07-19',
    daysPastDue: 50,
    isChecked: false,
    ...options,
  };
}

const months = Array.from({ length: 12 }, (_, index) => {
  const month = 20 - index;
  const year = month > 12 ? 2026 : 2025;
  return `${year}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}-01`;
});

const clauses: readonly DossierClause[] = [
  aClause({
    rule: 'CN-VIS-06',
    force: 'policy',
    certainty: '-',
    policy: true,
    isOfThisVisit: true,
    source: 'POLICY',
    instrument: { zh: '本机构规定', en: 'bank policy' },
    text: {
      zh: '外访须提前 3–14 天通知并确认送达（本机构规定）',
      en: 'a visit is announced 3 to 14 days ahead, with proof of arrival (bank policy)',
    },
  }),
  aClause({
    rule: 'CN-VIS-01',
    article: '22',
    text: { zh: '外访不少于两名人员', en: 'a visit needs at least two officers' },
  }),
  aClause({
    rule: 'CN-VIS-05',
    certainty: 'M',
    verified: false,
    source: 'CN-SRC-CBA-2021',
    text: {
      zh: '全程记录外访；拒绝录音即结束',
      en: 'the whole visit is recorded; refused means over',
    },
  }),
];

function aClause(
  options: Pick<DossierClause, 'rule' | 'text'> & Partial<DossierClause>,
): DossierClause {
  return {
    force: 'code',
    certainty: 'Q',
    source: 'CN-SRC-CBA-2026',
    instrument: { zh: '行业指引', en: 'industry guideline' },
    article: null,
    policy: false,
    verified: true,
    isOfThisVisit: false,
    ...options,
  };
}
