// SPDX-License-Identifier: Apache-2.0
// The accounts of a dossier: each with its own amounts; a total only within one currency; what is
// disputed marked and left out of what is asked for.
import { type Minor, minor } from '@fairvisit/domain/money/money.ts';
import { Temporal } from 'temporal-polyfill';
import { amountText, dayText, monthText } from '../paper/amount-text.ts';
import type { Sheet } from '../paper/sheet.ts';
import { heading, paragraphs, small } from '../paper/write-blocks.ts';
import { type TableRow, writeTable } from '../paper/write-table.ts';
import { accountLabel } from './account-label.ts';
import type { DossierAccount, DossierFigures } from './dossier-figures.ts';
import type { DossierWords } from './dossier-words.ts';

export function drawMoney(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  heading(sheet, words.accounts);
  paragraphs(sheet, words.accountsLead, small);
  if (figures.accounts.length === 0) {
    paragraphs(sheet, words.noAccounts);
    return;
  }
  sheet.y += 4;
  drawAccounts(sheet, figures, words);
  drawComponents(sheet, figures, words);
  if (figures.disputes.length > 0) drawDisputes(sheet, figures, words);
  drawStatements(sheet, figures, words);
}

function drawAccounts(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  const asked = new Map(figures.asked.items.map((item) => [item.accountId, item.amount]));
  const rows = figures.accounts.map((account): TableRow => {
    const { currency } = account;
    const dueOn = account.dueOn === null ? null : Temporal.PlainDate.from(account.dueOn);
    const own = asked.get(account.accountId) ?? minor(0);
    return {
      cells: [
        accountLabel(account, words),
        currency,
        amountText(account.balance, currency),
        amountText(account.overdue, currency),
        dueOn === null ? words.none : dayText(dueOn, figures.language),
        String(account.daysPastDue),
        account.isChecked ? words.underCheck : amountText(own, currency),
      ],
    };
  });
  const totals = figures.asked.totals.map(({ currency, amount }): TableRow => {
    const cells = [words.total(currency), '', '', '', '', '', amountText(amount, currency)];
    return { isStrong: true, cells };
  });
  writeTable(
    sheet,
    [
      { head: words.account, share: 20 },
      { head: words.currency, share: 12 },
      { head: words.balance, share: 19, align: 'right' },
      { head: words.overdue, share: 19, align: 'right' },
      { head: words.dueOn, share: 20, align: 'right' },
      { head: words.days, share: 8, align: 'right' },
      { head: words.asked, share: 19, align: 'right' },
    ],
    [...rows, ...totals],
  );
}

function drawComponents(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  heading(sheet, words.components);
  writeTable(
    sheet,
    [
      { head: words.account, share: 24 },
      { head: words.principal, share: 17, align: 'right' },
      { head: words.interest, share: 17, align: 'right' },
      { head: words.fees, share: 17, align: 'right' },
      { head: words.penalty, share: 17, align: 'right' },
      { head: words.minimum, share: 17, align: 'right' },
      { head: words.limit, share: 17, align: 'right' },
    ],
    figures.accounts.map((account) => ({
      cells: [
        `${accountLabel(account, words)} ${account.currency}`,
        orNotGiven(account.principal, account, words),
        orNotGiven(account.interest, account, words),
        orNotGiven(account.fees, account, words),
        orNotGiven(account.penalty, account, words),
        orNotGiven(account.minimum, account, words),
        orNotGiven(account.limit, account, words),
      ],
    })),
  );
}

function drawDisputes(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  heading(sheet, words.disputes);
  paragraphs(sheet, words.disputesLead, small);
  sheet.y += 4;
  const accounts = new Map(figures.accounts.map((account) => [account.accountId, account]));
  const rows = figures.disputes.flatMap((dispute): TableRow[] => {
    const account = accounts.get(dispute.accountId);
    if (!account) return [];
    const part =
      dispute.amount === null
        ? words.disputeWhole
        : `${amountText(dispute.amount, account.currency)} ${account.currency}`;
    const since = dayText(Temporal.PlainDate.from(dispute.openedOn), figures.language);
    const label = accountLabel(account, words);
    return [{ cells: [label, words.subjects[dispute.subject], since, part] }];
  });
  writeTable(
    sheet,
    [
      { head: words.account, share: 30 },
      { head: words.disputeSubject, share: 22 },
      { head: words.disputeSince, share: 24 },
      { head: words.disputePart, share: 24, align: 'right' },
    ],
    rows,
  );
}

function drawStatements(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  heading(sheet, words.statements);
  if (figures.statements.length === 0) {
    paragraphs(sheet, words.noStatements);
    return;
  }
  const accounts = new Map(figures.accounts.map((account) => [account.accountId, account]));
  const rows = figures.statements.flatMap((statement): TableRow[] => {
    const account = accounts.get(statement.accountId);
    if (!account) return [];
    const cells = [
      accountLabel(account, words),
      monthText(Temporal.PlainDate.from(statement.cycleOn), figures.language),
      account.currency,
      orNotGiven(statement.bill, account, words),
      orNotGiven(statement.paid, account, words),
    ];
    return [{ cells }];
  });
  writeTable(
    sheet,
    [
      { head: words.account, share: 30 },
      { head: words.month, share: 22 },
      { head: words.currency, share: 12 },
      { head: words.bill, share: 24, align: 'right' },
      { head: words.paid, share: 24, align: 'right' },
    ],
    rows,
  );
}

/** What the file is silent about is said to be so: zero would be a statement of fact. */
function orNotGiven(
  amount: Minor | null,
  { currency }: DossierAccount,
  words: DossierWords,
): string {
  return amount === null ? words.notGiven : amountText(amount, currency);
}
