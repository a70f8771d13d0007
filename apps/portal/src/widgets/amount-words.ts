// SPDX-License-Identifier: Apache-2.0
// An amount in words with its currency, the fen never dropped. It stays text: a float would lose it.
import type { Money } from '@fairvisit/api/shapes.ts';
import type { Language } from '../catalogue/language.tsx';

/** { CNY, "1234.50" } → "人民币 1,234.50" or "CNY 1,234.50". */
export function amountWords({ currency, amount }: Money, language: Language): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(amount) ?? [];
  const figures = whole === '' ? amount : whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest;
  return `${currencyWord(currency, language)} ${sign === '-' ? '−' : ''}${figures}`;
}

function currencyWord(currency: string, language: Language): string {
  if (language === 'en') return currency;
  return new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(currency) ?? currency;
}
