// SPDX-License-Identifier: Apache-2.0
// What a reminder asks for: each account with its own amount, what is disputed left out, and a total
// for each currency. Two debts in one letter once both showed the second one's balance (D04).
import { assert } from '../assert.ts';
import { type Currency, type Minor, minor, minus, sum } from '../money/money.ts';

export interface ReminderAccount {
  readonly accountId: string;
  readonly currency: Currency;
  readonly overdue: Minor;
}

/** An open dispute; without an amount the whole account rests. */
export interface ReminderDispute {
  readonly accountId: string;
  readonly amount: Minor | null;
}

export interface ReminderItem {
  readonly accountId: string;
  readonly currency: Currency;
  readonly amount: Minor;
}

/** What rests: named in the letter as resting, never with its amount. */
export interface LeftOut extends ReminderItem {
  readonly isWhole: boolean;
}

export interface ReminderFigures {
  readonly items: readonly ReminderItem[];
  readonly totals: readonly { readonly currency: Currency; readonly amount: Minor }[];
  readonly leftOut: readonly LeftOut[];
}

/** The order in which accounts and disputes are given does not matter. */
export function reminderFigures(
  accounts: readonly ReminderAccount[],
  disputes: readonly ReminderDispute[],
): ReminderFigures {
  const sorted = [...accounts].sort(byCurrencyThenAccount);
  assert(new Set(sorted.map((one) => one.accountId)).size === sorted.length, 'an account once');
  const items: ReminderItem[] = [];
  const leftOut: LeftOut[] = [];
  for (const { accountId, currency, overdue } of sorted) {
    if (overdue <= 0) continue;
    const own = disputes.filter((dispute) => dispute.accountId === accountId);
    const resting = restingOf(overdue, own);
    const amount = minus(overdue, resting);
    if (amount > 0) items.push({ accountId, currency, amount });
    if (own.length > 0)
      leftOut.push({ accountId, currency, amount: resting, isWhole: amount === 0 });
  }
  return { items, totals: totalsOf(items), leftOut };
}

/** Disputed parts of one account may overlap; more than is overdue cannot rest. */
function restingOf(overdue: Minor, disputes: readonly ReminderDispute[]): Minor {
  let resting = 0n;
  for (const { amount } of disputes) {
    if (amount === null) return overdue;
    assert(amount > 0, 'a disputed part is more than nothing');
    resting += BigInt(amount);
  }
  return resting >= BigInt(overdue) ? overdue : minor(Number(resting));
}

function totalsOf(items: readonly ReminderItem[]): ReminderFigures['totals'] {
  const currencies = [...new Set(items.map((item) => item.currency))];
  return currencies.map((currency) => ({
    currency,
    amount: sum(items.filter((item) => item.currency === currency).map((item) => item.amount)),
  }));
}

function byCurrencyThenAccount(left: ReminderAccount, right: ReminderAccount): number {
  if (left.currency !== right.currency) return left.currency < right.currency ? -1 : 1;
  if (left.accountId === right.accountId) return 0;
  return left.accountId < right.accountId ? -1 : 1;
}
