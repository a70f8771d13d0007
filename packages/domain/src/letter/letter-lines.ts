// SPDX-License-Identifier: Apache-2.0
// The words of a reminder letter, line by line: which of them name an account or a sum. What is
// printed as a table is read from the very words that were stored, so that the two never differ.

export type LetterLine =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'account';
      readonly label: string;
      readonly currency: string;
      readonly amount: string;
      readonly dueOn: string;
    }
  | { readonly kind: 'total'; readonly currency: string; readonly amount: string };

export function letterLines(text: string): readonly LetterLine[] {
  return text.split('\n').map((line): LetterLine => {
    const account = accountLine.exec(line);
    if (account) {
      const [, label = '', currency = '', amount = '', dueOn = ''] = account;
      return { kind: 'account', label, currency, amount, dueOn };
    }
    const total = totalLine.exec(line);
    if (total) {
      const [, currency = '', amount = ''] = total;
      return { kind: 'total', currency, amount };
    }
    return { kind: 'words', text: line };
  });
}

/** '1. 标准卡 尾号 1234：CNY 1,200.00，到期还款日 2026年7月19日', and the same in English. */
const accountLine =
  /^\d{1,3}\. (.+?)(?:：|: )([A-Z]{3}) (\d[\d,]*(?:\.\d+)?)(?:，到期还款日 |, due date )(.+)$/;
/** '合计：CNY 1,288.50', 'Total: CNY 1,288.50' */
const totalLine = /^(?:合计：|Total: )([A-Z]{3}) (\d[\d,]*(?:\.\d+)?)$/;
