// SPDX-License-Identifier: Apache-2.0
// The English catalogue; the compiler holds it to the keys of the Chinese one.
import { caseEn } from './case.en.ts';
import { codesEn } from './codes.en.ts';
import { factsEn } from './facts.en.ts';
import { frameEn } from './frame.en.ts';
import { officeEn } from './office.en.ts';
import { portfolioEn } from './portfolio.en.ts';
import { refusalEn } from './refusal.en.ts';
import { visitEn } from './visit.en.ts';
import type { Catalogue } from './words.ts';

export const en: Catalogue = {
  ...frameEn,
  ...factsEn,
  codes: codesEn,
  refusal: refusalEn,
  ...portfolioEn,
  casePage: caseEn,
  visit: visitEn,
  office: officeEn,
} as const;
