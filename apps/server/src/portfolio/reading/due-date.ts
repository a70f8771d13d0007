// SPDX-License-Identifier: Apache-2.0
// The due date of the oldest unpaid minimum from what a bank sends. Where only a day count or the
// missed periods come it is worked out and marked "bank-reported"; where nothing allows it there is
// none: never today, never 1970.
import { Temporal } from 'temporal-polyfill';
import { daysInMonth } from './cell-values.ts';
import type { DueSource, RowProblemCode } from './portfolio-row.ts';

export interface DueFacts {
  readonly asOfOn: string;
  readonly dueOn: string | null;
  readonly daysPastDue: number | null;
  readonly periods: number | null;
  readonly statementDay: number | null;
  readonly paymentDays: number | null;
  /** What is overdue, null where the file does not say. */
  readonly overdueMinor: number | null;
  readonly balanceMinor: number;
}

export interface DueDate {
  readonly dueOn: string | null;
  readonly source: DueSource | null;
}

export type DueReading =
  | { readonly ok: true; readonly value: DueDate }
  | { readonly ok: false; readonly code: RowProblemCode };

export function dueDateOf(facts: DueFacts): DueReading {
  const derived = derivedDue(facts);
  if (derived === null) return { ok: false, code: 'missing_due_date' };
  const { dueOn } = derived;
  const isOverdue = (facts.overdueMinor ?? 0) > 0 || (facts.daysPastDue ?? 0) > 0;
  if (dueOn === null) {
    // "0 days" beside an overdue amount leaves the age of that amount unknown.
    const isAgeless = (facts.overdueMinor ?? 0) > 0 || (facts.periods ?? 0) > 0;
    if (isAgeless) return { ok: false, code: 'missing_due_date' };
  } else if (dueOn > facts.asOfOn && isOverdue) {
    return { ok: false, code: 'due_after_file_date' };
  }
  return { ok: true, value: derived };
}

const nothingOverdue: DueDate = { dueOn: null, source: null };

/** Null means that the file says too little to know. */
function derivedDue(facts: DueFacts): DueDate | null {
  const { asOfOn, dueOn, daysPastDue, periods, statementDay, paymentDays } = facts;
  if (dueOn !== null) return { dueOn, source: 'file' };
  if (daysPastDue !== null && daysPastDue > 0) {
    const day = Temporal.PlainDate.from(asOfOn).subtract({ days: daysPastDue });
    return { dueOn: day.toString(), source: 'bank-reported' };
  }
  if (periods !== null && periods > 0) {
    if (statementDay === null || paymentDays === null) return null;
    const day = dueOfPeriods({ asOfOn, periods, statementDay, paymentDays });
    return { dueOn: day, source: 'bank-reported' };
  }
  if (daysPastDue === 0 || periods === 0) return nothingOverdue;
  if (facts.overdueMinor !== null) return facts.overdueMinor > 0 ? null : nothingOverdue;
  return facts.balanceMinor > 0 ? null : nothingOverdue;
}

/** The newest minimum that was missed before the day, and from there back to the oldest. */
function dueOfPeriods(from: {
  asOfOn: string;
  periods: number;
  statementDay: number;
  paymentDays: number;
}): string {
  const asOf = Temporal.PlainDate.from(from.asOfOn);
  let month = asOf.toPlainYearMonth();
  while (Temporal.PlainDate.compare(dueOfMonth(month, from), asOf) >= 0) {
    month = month.subtract({ months: 1 });
  }
  return dueOfMonth(month.subtract({ months: from.periods - 1 }), from).toString();
}

/** A statement day of 31 falls on the last day of a shorter month. */
function dueOfMonth(
  month: Temporal.PlainYearMonth,
  { statementDay, paymentDays }: { statementDay: number; paymentDays: number },
): Temporal.PlainDate {
  const day = Math.min(statementDay, daysInMonth(month.year, month.month));
  return month.toPlainDate({ day }).add({ days: paymentDays });
}
