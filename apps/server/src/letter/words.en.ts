// SPDX-License-Identifier: Apache-2.0
// The labels around the words of a letter, in English.
import type { letterZh } from './words.zh.ts';

export const letterEn: typeof letterZh = {
  title: 'Letter',
  date: 'Date',
  reference: 'Reference',
  account: 'Account',
  dueOn: 'Due date',
  amount: 'Amount due',
  total: 'Total',
  seal: 'Seal of the bank',
  page: (page, of) => `Page ${page} of ${of}`,
  recipient: ({ address, recipient }) => [recipient, address],
  brackets: (numbers) =>
    `A U+ number in brackets stands for a character that the typeface cannot show: ${numbers}.`,
};
