// SPDX-License-Identifier: Apache-2.0
// The six made-up officers as plain rows: four of the bank's own, one of each agency. 孙 may not go
// out on 2026-09-21 or later, and 邬's training ended before the demo starts: both on purpose.

export type AgencyKey = 'agency-a' | 'agency-b';

export type OfficerSkill =
  | 'elderly-care'
  | 'hardship-counselling'
  | 'fraud-awareness'
  | 'sign-language'
  | 'hangzhou-dialect'
  | 'card-disputes';

export interface DemoOfficerRow {
  readonly signIn: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly badgeNumber: string;
  readonly gender: 'female' | 'male';
  readonly languages: readonly ('zh' | 'en')[];
  readonly skills: readonly OfficerSkill[];
  /** The last day on which the training holds. */
  readonly trainingValidUntil: string;
  /** Null for the bank's own staff. */
  readonly agency: AgencyKey | null;
  /** The street whose seat the officer starts from. */
  readonly baseStreet: string;
}

export const demoOfficerRows: readonly DemoOfficerRow[] = [
  {
    signIn: 'off.zhao',
    nameZh: '赵示例',
    nameEn: 'Zhao Example',
    badgeNumber: 'DEMO-0101',
    gender: 'female',
    languages: ['zh', 'en'],
    skills: ['hardship-counselling', 'elderly-care'],
    trainingValidUntil: '2027-03-31',
    agency: null,
    baseStreet: '330106007',
  },
  {
    signIn: 'off.qian',
    nameZh: '钱示例',
    nameEn: 'Qian Example',
    badgeNumber: 'DEMO-0102',
    gender: 'male',
    languages: ['zh'],
    skills: ['hangzhou-dialect', 'card-disputes'],
    trainingValidUntil: '2027-01-31',
    agency: null,
    baseStreet: '330105009',
  },
  {
    signIn: 'off.sun',
    nameZh: '孙示例',
    nameEn: 'Sun Example',
    badgeNumber: 'DEMO-0103',
    gender: 'female',
    languages: ['zh'],
    skills: ['sign-language', 'fraud-awareness'],
    trainingValidUntil: '2026-09-20',
    agency: null,
    baseStreet: '330108001',
  },
  {
    signIn: 'off.li',
    nameZh: '李示例',
    nameEn: 'Li Example',
    badgeNumber: 'DEMO-0104',
    gender: 'male',
    languages: ['zh', 'en'],
    skills: ['card-disputes', 'hardship-counselling'],
    trainingValidUntil: '2027-06-30',
    agency: null,
    baseStreet: '330109013',
  },
  {
    signIn: 'off.zhou',
    nameZh: '周示例',
    nameEn: 'Zhou Example',
    badgeNumber: 'DEMO-A201',
    gender: 'female',
    languages: ['zh'],
    skills: ['hangzhou-dialect', 'elderly-care'],
    trainingValidUntil: '2026-12-31',
    agency: 'agency-a',
    baseStreet: '330110010',
  },
  {
    signIn: 'off.wu',
    nameZh: '邬示例',
    nameEn: 'Wu Example',
    badgeNumber: 'DEMO-B301',
    gender: 'male',
    languages: ['zh'],
    skills: ['fraud-awareness'],
    trainingValidUntil: '2026-08-31',
    agency: 'agency-b',
    baseStreet: '330113001',
  },
];
