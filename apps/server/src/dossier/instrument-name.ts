// SPDX-License-Identifier: Apache-2.0
// The texts of the law as they are named to the person himself. Two guidelines carry the trade's own
// word for its work in their titles, a word that nobody is addressed with here.
import type { Text } from '@fairvisit/law/text.ts';
import type { PaperLanguage } from '../paper/amount-text.ts';
import type { DossierClause } from './dossier-figures.ts';

export function instrumentName(
  { instrument, source }: Pick<DossierClause, 'instrument' | 'source'>,
  language: PaperLanguage,
): string {
  return (plainNames[source] ?? instrument)[language];
}

const plainNames: Readonly<Record<string, Text>> = {
  'CN-SRC-CBA-2026': {
    zh: '中国银行业协会个人消费类贷款工作指引（试行，2026）',
    en: 'China Banking Association, guideline on consumer loans (trial, 2026)',
  },
  'CN-SRC-CBA-2021': {
    zh: '中国银行业协会信用卡工作指引（银协发〔2021〕93号）',
    en: 'China Banking Association, guideline on credit cards (2021)',
  },
};
