// SPDX-License-Identifier: Apache-2.0
// The made-up bank of the demo: its settings, its two agencies, its staff and its six officers. One
// officer's training is over and one's is nearly over, so that the law is seen to say so.
import { assert } from '@fairvisit/domain/assert.ts';
import { type Currency, type Minor, minor } from '@fairvisit/domain/money/money.ts';
import { type AgencyKey, demoOfficerRows, type OfficerSkill } from './officers.ts';
import type { Places, Point } from './places.ts';

export interface DemoSettings {
  readonly graceDays: number;
  readonly toleranceMinor: Minor;
  readonly smallBalanceMinor: Minor;
  /** The currency of the two amounts above. */
  readonly currency: Currency;
  readonly visitMinDaysPastDue: number;
  readonly complaintLine: string;
}

export interface DemoAgency {
  readonly key: AgencyKey;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly whitelistedFrom: string;
  readonly whitelistedUntil: string;
  readonly lastInspectedOn: string;
  readonly madeUp: true;
}

export type DemoRole = 'operations' | 'supervisor' | 'compliance' | 'administrator' | 'officer';

export interface DemoStaff {
  readonly signIn: string;
  readonly role: DemoRole;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly madeUp: true;
}

export interface DemoOfficer extends DemoStaff {
  readonly role: 'officer';
  readonly badgeNumber: string;
  readonly gender: 'female' | 'male';
  readonly languages: readonly ('zh' | 'en')[];
  readonly skills: readonly OfficerSkill[];
  readonly trainingValidUntil: string;
  /** Null for the bank's own staff. */
  readonly agency: AgencyKey | null;
  readonly homeBase: Point & { readonly streetCode: string };
}

export interface DemoInstitution {
  readonly id: 'demo';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly zone: 'Asia/Shanghai';
  readonly region: 'CN';
  /** The public panel is in Taiwan dollars and is shown as it is, never converted. */
  readonly accountCurrency: Currency;
  /** The business day on which the demo starts, whatever the machine's date. */
  readonly startsOn: string;
  readonly settings: DemoSettings;
  readonly agencies: readonly DemoAgency[];
  readonly staff: readonly DemoStaff[];
  readonly officers: readonly DemoOfficer[];
  readonly madeUp: true;
}

/** Printed at every start of the demo; it guards nothing but made-up people. */
export const demoPassword = 'demo-lifang-2026';

export function demoInstitution(places: Places): DemoInstitution {
  return {
    id: 'demo',
    nameZh: '示例银行（虚构）',
    nameEn: 'Example Bank (made up)',
    zone: 'Asia/Shanghai',
    region: 'CN',
    accountCurrency: 'TWD',
    startsOn: '2026-09-07',
    settings,
    agencies,
    staff,
    officers: demoOfficerRows.map(({ baseStreet, ...officer }) => ({
      ...officer,
      role: 'officer',
      homeBase: { streetCode: baseStreet, ...seatOf(places, baseStreet) },
      madeUp: true,
    })),
    madeUp: true,
  };
}

function seatOf(places: Places, streetCode: string): Point {
  const seat = places.streets.get(streetCode)?.seat;
  assert(seat, 'an officer starts from a street whose seat is known');
  return seat;
}

const settings: DemoSettings = {
  graceDays: 3,
  toleranceMinor: minor(1_000),
  smallBalanceMinor: minor(10_000),
  currency: 'CNY',
  visitMinDaysPastDue: 31,
  complaintLine: '100 2000 0000（虚构）',
};

const agencies: readonly DemoAgency[] = [
  {
    key: 'agency-a',
    nameZh: '示范甲服务有限公司（虚构）',
    nameEn: 'Sample A Services (made up)',
    whitelistedFrom: '2025-07-01',
    whitelistedUntil: '2027-06-30',
    lastInspectedOn: '2026-06-18',
    madeUp: true,
  },
  {
    key: 'agency-b',
    nameZh: '示范乙服务有限公司（虚构）',
    nameEn: 'Sample B Services (made up)',
    whitelistedFrom: '2026-01-01',
    whitelistedUntil: '2026-12-31',
    lastInspectedOn: '2026-03-11',
    madeUp: true,
  },
];

const staff: readonly DemoStaff[] = [
  member('ops.lin', 'operations', ['林示例', 'Lin Example']),
  member('ops.xu', 'operations', ['徐示例', 'Xu Example']),
  member('sup.chen', 'supervisor', ['陈示例', 'Chen Example']),
  member('sup.guo', 'supervisor', ['郭示例', 'Guo Example']),
  member('com.wu', 'compliance', ['吴示例', 'Wu Example']),
  member('adm.he', 'administrator', ['何示例', 'He Example']),
];

function member(
  signIn: string,
  role: DemoRole,
  [nameZh, nameEn]: readonly [string, string],
): DemoStaff {
  return { signIn, role, nameZh, nameEn, madeUp: true };
}
