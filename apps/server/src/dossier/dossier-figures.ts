// SPDX-License-Identifier: Apache-2.0
// All that a dossier says, as plain values: composed here once, hashed, and then drawn. What the
// institution's file does not give is null, and is never taken for nothing owed.
import {
  type ReminderAccount,
  type ReminderDispute,
  type ReminderFigures,
  reminderFigures,
} from '@fairvisit/domain/letter/reminder-figures.ts';
import type { Currency, Minor } from '@fairvisit/domain/money/money.ts';
import type { Hit } from '@fairvisit/law/hits.ts';
import type { PaperLanguage } from '../paper/amount-text.ts';

export interface DossierAccount {
  readonly accountId: string;
  readonly reference: string;
  readonly product: string;
  readonly currency: Currency;
  readonly limit: Minor | null;
  readonly balance: Minor;
  readonly overdue: Minor;
  readonly minimum: Minor | null;
  readonly principal: Minor | null;
  readonly interest: Minor | null;
  readonly fees: Minor | null;
  readonly penalty: Minor | null;
  /** The oldest unpaid due date. */
  readonly dueOn: string | null;
  readonly daysPastDue: number;
  /** Its figures contradict each other: nobody is asked for anything until they are checked. */
  readonly isChecked: boolean;
}

export interface DossierDispute extends ReminderDispute {
  readonly subject: 'fraud' | 'amount' | 'fee' | 'other';
  readonly openedOn: string;
}

export interface DossierStatement {
  readonly accountId: string;
  readonly cycleOn: string;
  readonly bill: Minor | null;
  readonly paid: Minor | null;
}

/** A rule that speaks about this visit, or stands over every visit. */
export interface DossierClause
  extends Pick<
    Hit,
    | 'rule'
    | 'force'
    | 'certainty'
    | 'source'
    | 'instrument'
    | 'article'
    | 'policy'
    | 'verified'
    | 'text'
  > {
  readonly isOfThisVisit: boolean;
}

export interface DossierContact {
  readonly at: string;
  readonly channel: string;
  readonly outcome: string;
  readonly startedBy: 'institution' | 'person';
}

export interface DossierNotice {
  readonly version: number;
  readonly windowFrom: string;
  readonly windowUntil: string;
  readonly madeAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly endedReason: string | null;
  readonly proofs: readonly { readonly kind: string; readonly sentAt: string }[];
}

export interface DossierVisit {
  readonly visitId: string;
  readonly manner: 'visit' | 'doorstep';
  readonly windowFrom: string | null;
  readonly windowUntil: string | null;
  readonly officers: readonly { readonly name: string; readonly badgeNo: string | null }[];
}

export interface DossierParts {
  readonly language: PaperLanguage;
  readonly asOf: string;
  readonly zone: string;
  readonly institution: { readonly name: string; readonly complaintLine: string };
  readonly person: { readonly name: string; readonly address: string };
  readonly visit: DossierVisit;
  readonly accounts: readonly DossierAccount[];
  readonly disputes: readonly DossierDispute[];
  readonly statements: readonly DossierStatement[];
  readonly clauses: readonly DossierClause[];
  readonly contacts: readonly DossierContact[];
  readonly notices: readonly DossierNotice[];
  readonly refusalDays: number;
}

export interface DossierFigures extends DossierParts {
  /** Rises when the same rows would be drawn in another way. */
  readonly form: 1;
  readonly asked: ReminderFigures;
}

/** The order in which the rows were read does not matter. */
export function dossierFigures(parts: DossierParts): DossierFigures {
  const accounts = [...parts.accounts].sort(byCurrencyThenId);
  const disputes = sortedBy(
    parts.disputes,
    (one) => `${one.accountId} ${one.openedOn} ${one.amount}`,
  );
  const asked = accounts.filter((account) => !account.isChecked).map(reminderAccount);
  const places = new Map(accounts.map((account, index) => [account.accountId, index]));
  const placeOf = (accountId: string) => String(places.get(accountId) ?? 0).padStart(4, '0');
  return {
    ...parts,
    form: 1,
    accounts,
    disputes,
    asked: reminderFigures(
      asked,
      disputes.map(({ accountId, amount }) => ({ accountId, amount })),
    ),
    statements: sortedBy(
      parts.statements,
      // The newest month of each account first.
      ({ accountId, cycleOn }) => `${placeOf(accountId)} ${99_999 - monthNumber(cycleOn)}`,
    ),
    clauses: sortedBy(parts.clauses, (one) => `${one.isOfThisVisit ? 0 : 1} ${one.rule}`),
    contacts: sortedBy(parts.contacts, ({ at, channel }) => `${at} ${channel}`).reverse(),
    notices: [...parts.notices].sort((left, right) => left.version - right.version),
  };
}

function reminderAccount(account: DossierAccount): ReminderAccount {
  const { accountId, currency, overdue } = account;
  return { accountId, currency, overdue };
}

function byCurrencyThenId(left: DossierAccount, right: DossierAccount): number {
  return compare(`${left.currency} ${left.accountId}`, `${right.currency} ${right.accountId}`);
}

function sortedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...rows].sort((left, right) => compare(keyOf(left), keyOf(right)));
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function monthNumber(cycleOn: string): number {
  return Number(cycleOn.slice(0, 4)) * 12 + Number(cycleOn.slice(5, 7));
}
