// SPDX-License-Identifier: Apache-2.0
// The English catalogue; the compiler holds it to the keys of the Chinese one.
import { caseEn } from './case.en.ts';
import { codesEn } from './codes.en.ts';
import { complaintEn } from './complaint.en.ts';
import { factsEn } from './facts.en.ts';
import { frameEn } from './frame.en.ts';
import { messageEn } from './message.en.ts';
import { messageCodesEn } from './message-codes.en.ts';
import { noticeEn } from './notice.en.ts';
import { officeEn } from './office.en.ts';
import { portfolioEn } from './portfolio.en.ts';
import { refusalEn } from './refusal.en.ts';
import { visitEn } from './visit.en.ts';
import type { Catalogue } from './words.ts';

export const en: Catalogue = {
  ...frameEn,
  ...factsEn,
  codes: { ...codesEn, ...messageCodesEn },
  refusal: refusalEn,
  ...portfolioEn,
  casePage: caseEn,
  visit: visitEn,
  ...messageEn,
  complaint: complaintEn,
  notice: noticeEn,
  office: officeEn,
} as const;
