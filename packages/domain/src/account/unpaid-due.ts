// SPDX-License-Identifier: Apache-2.0
// Which due date is the oldest unpaid one after payments and reversals that the bank's file does not
// know of yet. A reversed payment restores what it had paid, aged as the institution has chosen.
import { Temporal } from 'temporal-polyfill';
import { type Minor, minor } from '../money/money.ts';

/** After a reversal an amount is aged from its own due date, or from the day of the reversal. */
export type ReversalAnchor = 'original_due' | 'reversal_date';

export interface FileWord {
  /** The day of the file: payments valued up to it are in its figures. */
  readonly on: Temporal.PlainDate | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly overdue: Minor;
}

export interface PaymentMade {
  readonly amount: Minor;
  readonly valuedOn: Temporal.PlainDate;
  /** The due date it was paid against, where known; else the day of its value. */
  readonly dueOn: Temporal.PlainDate | null;
  readonly reversedOn: Temporal.PlainDate | null;
  /** When the bank heard of it: a file of an earlier day cannot have it, whatever its value date. */
  readonly receivedOn?: Temporal.PlainDate;
}

export interface UnpaidDue {
  readonly oldestUnpaidDueOn: Temporal.PlainDate | null;
  readonly overdue: Minor;
}

interface OpenDue {
  readonly dueOn: Temporal.PlainDate;
  amount: number;
}

interface Movement {
  readonly on: Temporal.PlainDate;
  readonly payment: PaymentMade;
  readonly isReversal: boolean;
}

/** The state at the end of `asOf`, from the file's word and every later payment and reversal. */
export function unpaidDue(
  file: FileWord,
  payments: readonly PaymentMade[],
  as: { readonly of: Temporal.PlainDate; readonly anchor: ReversalAnchor },
): UnpaidDue {
  let open: OpenDue[] =
    file.dueOn !== null && file.overdue > 0 ? [{ dueOn: file.dueOn, amount: file.overdue }] : [];
  const covered = new Map<PaymentMade, OpenDue[]>();
  for (const { payment, isReversal, on } of movements(file, payments, as.of)) {
    if (!isReversal) {
      const { rest, paid } = payOldest(open, payment.amount);
      open = rest;
      covered.set(payment, paid);
      continue;
    }
    const restored = covered.get(payment) ?? [
      { dueOn: payment.dueOn ?? payment.valuedOn, amount: payment.amount },
    ];
    for (const due of restored) {
      open.push({ dueOn: as.anchor === 'original_due' ? due.dueOn : on, amount: due.amount });
    }
    open.sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn));
  }
  const due = open.filter((entry) => Temporal.PlainDate.compare(entry.dueOn, as.of) <= 0);
  return {
    oldestUnpaidDueOn: due[0]?.dueOn ?? null,
    overdue: minor(due.reduce((total, entry) => total + entry.amount, 0)),
  };
}

/** Payments and reversals after the file, up to the day, in the order they happened. */
function movements(
  file: FileWord,
  payments: readonly PaymentMade[],
  asOf: Temporal.PlainDate,
): Movement[] {
  const isUnknown = (day: Temporal.PlainDate | undefined) =>
    file.on === null || (day !== undefined && Temporal.PlainDate.compare(day, file.on) > 0);
  const hasCome = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, asOf) <= 0;
  const found: Movement[] = [];
  for (const payment of payments) {
    const { receivedOn, reversedOn, valuedOn } = payment;
    const isNews = isUnknown(valuedOn) || isUnknown(receivedOn);
    if (isNews && hasCome(valuedOn)) found.push({ on: valuedOn, payment, isReversal: false });
    if (reversedOn !== null && hasCome(reversedOn) && (isNews || isUnknown(reversedOn))) {
      found.push({ on: reversedOn, payment, isReversal: true });
    }
  }
  return found.sort(
    (a, b) => Temporal.PlainDate.compare(a.on, b.on) || Number(a.isReversal) - Number(b.isReversal),
  );
}

function payOldest(open: readonly OpenDue[], amount: number): { rest: OpenDue[]; paid: OpenDue[] } {
  let left = amount;
  const rest: OpenDue[] = [];
  const paid: OpenDue[] = [];
  for (const due of open) {
    const part = Math.min(left, due.amount);
    left -= part;
    if (part > 0) paid.push({ dueOn: due.dueOn, amount: part });
    if (due.amount > part) rest.push({ dueOn: due.dueOn, amount: due.amount - part });
  }
  return { rest, paid };
}
