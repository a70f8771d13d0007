// SPDX-License-Identifier: Apache-2.0
// The Chinese texts that rules rest on, as SOURCES.md lists them: name, force, and how sure we are.
import type { Certainty, Force } from '../src/outcome.ts';
import type { Text } from '../src/text.ts';

export interface Instrument {
  readonly jurisdiction: 'CN';
  readonly source: string;
  readonly instrument: Text;
  readonly force: Force;
  readonly certainty: Certainty;
}

export const cbaGuideline: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-CBA-2026',
  instrument: {
    zh: '中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》',
    en: 'China Banking Association, guideline on collecting consumer loans (trial, 2026)',
  },
  force: 'code',
  certainty: 'Q',
};

export const cbaForerunner2021: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-CBA-2021',
  instrument: {
    zh: '中国银行业协会《信用卡催收工作指引》（银协发〔2021〕93号）',
    en: 'China Banking Association, guideline on collecting card debts (2021)',
  },
  force: 'code',
  certainty: 'M',
};

export const organisedCrimePolicy: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-ORGANISED-CRIME',
  instrument: {
    zh: '本机构规定（依据《反有组织犯罪法》第23条）',
    en: 'bank policy (on the Anti-Organised-Crime Law, art. 23)',
  },
  force: 'policy',
  certainty: 'T',
};

export const residentsCommitteePolicy: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-RESIDENTS-2025',
  instrument: {
    zh: '本机构规定（依据《城市居民委员会组织法》第43条）',
    en: 'bank policy (on the Residents’ Committees Law, art. 43)',
  },
  force: 'policy',
  certainty: 'T',
};

export const onlineCreditStandard: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-GBT-45251',
  instrument: {
    zh: 'GB/T 45251-2025（推荐性国家标准）',
    en: 'GB/T 45251-2025 (recommended standard)',
  },
  force: 'std',
  certainty: 'Q',
};

export const nifaGuideline2024: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-NIFA-2024',
  instrument: {
    zh: '中国互联网金融协会贷后业务指引（2024）',
    en: 'NIFA guideline on post-loan work (2024)',
  },
  force: 'code',
  certainty: 'Q',
};

export const nifaPact2018: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-NIFA-2018',
  instrument: {
    zh: '中国互联网金融协会债务处理自律公约（2018）',
    en: 'NIFA self-regulation pact (2018)',
  },
  force: 'code',
  certainty: 'M',
};

export const cardMeasures: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-CARD-2011',
  instrument: {
    zh: '《商业银行信用卡业务监督管理办法》（2011）',
    en: 'Measures on credit-card business of commercial banks (2011)',
  },
  force: 'reg',
  certainty: 'Q',
};

export const civilCode: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-CIVIL-CODE',
  instrument: { zh: '《民法典》', en: 'Civil Code' },
  force: 'law',
  certainty: 'T',
};

export const publicSecurity2025: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-PUBLIC-SECURITY-2025',
  instrument: {
    zh: '《治安管理处罚法》（2025年修订）',
    en: 'Public Security Administration Punishments Law (2025 revision)',
  },
  force: 'law',
  certainty: 'T',
};

export const personalInformation: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-PIPL',
  instrument: { zh: '《个人信息保护法》', en: 'Personal Information Protection Law' },
  force: 'law',
  certainty: 'T',
};

export const minorsProtection: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-MINORS',
  instrument: { zh: '《未成年人保护法》', en: 'Law on the Protection of Minors' },
  force: 'law',
  certainty: 'T',
};

export const consumerRights: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-CONSUMER',
  instrument: { zh: '《消费者权益保护法》', en: 'Consumer Protection Law' },
  force: 'law',
  certainty: 'Q',
};

export const consumerProtection2022: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-CONSUMER-2022',
  instrument: {
    zh: '《银行保险机构消费者权益保护管理办法》（2022）',
    en: 'Measures on consumer protection by banks and insurers (2022)',
  },
  force: 'reg',
  certainty: 'Q',
};

export const bankCardDisputes: Instrument = {
  jurisdiction: 'CN',
  source: 'CN-SRC-BANKCARD-2021',
  instrument: {
    zh: '最高人民法院银行卡民事纠纷规定（2021）',
    en: 'Supreme People’s Court provisions on bank-card disputes (2021)',
  },
  force: 'law',
  certainty: 'T',
};

/** The institution's own rule: no legal text asks for it. */
export const institutionPolicy: Instrument = {
  jurisdiction: 'CN',
  source: 'POLICY',
  instrument: { zh: '本机构规定', en: 'bank policy' },
  force: 'policy',
  certainty: '-',
};
