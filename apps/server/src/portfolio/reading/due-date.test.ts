// SPDX-License-Identifier: Apache-2.0
// A due date is the bank's, derived and marked, or missing; never today and never 1970.
import { describe, expect, it } from 'vitest';
import { type DueDate, type DueFacts, dueDateOf } from './due-date.ts';

const nothing: DueFacts = {
  asOfOn: '2026-09-07',
  dueOn: null,
  daysPastDue: null,
  periods: null,
  statementDay: null,
  paymentDays: null,
  overdueMinor: null,
  balanceMinor: 100_00,
};

describe('the due date of the oldest unpaid minimum', () => {
  it.each<[string, Partial<DueFacts>, Partial<DueDate>]>([
    [
      'is the bank’s own',
      { dueOn: '2026-08-01', overdueMinor: 1 },
      { dueOn: '2026-08-01', source: 'file' },
    ],
    [
      'comes from days past due',
      { daysPastDue: 7 },
      { dueOn: '2026-08-31', source: 'bank-reported' },
    ],
    [
      'comes from one missed period: the newest due date that has passed',
      { periods: 1, statementDay: 10, paymentDays: 20 },
      { dueOn: '2026-08-30', source: 'bank-reported' },
    ],
    [
      'goes back a month for each further period',
      { periods: 3, statementDay: 10, paymentDays: 20 },
      { dueOn: '2026-06-30', source: 'bank-reported' },
    ],
    [
      'does not count a minimum that is due today as missed',
      { periods: 1, statementDay: 18, paymentDays: 20, asOfOn: '2026-09-07' },
      { dueOn: '2026-08-07', source: 'bank-reported' },
    ],
    [
      'takes the last day where the month has no 31st',
      { periods: 2, statementDay: 31, paymentDays: 5, asOfOn: '2026-04-20' },
      { dueOn: '2026-03-05', source: 'bank-reported' },
    ],
    ['is not there when no day is past due', { daysPastDue: 0 }, { dueOn: null, source: null }],
    ['is not there when nothing is overdue', { overdueMinor: 0 }, { dueOn: null, source: null }],
    ['is not there when nothing is owed', { balanceMinor: -5 }, { dueOn: null, source: null }],
  ])('%s', (_, facts, value) => {
    expect(dueDateOf({ ...nothing, ...facts })).toEqual({ ok: true, value });
  });

  it.each<[string, Partial<DueFacts>]>([
    ['an overdue amount alone', { overdueMinor: 500 }],
    ['a balance alone', {}],
    ['missed periods without a statement day', { periods: 2, paymentDays: 20 }],
    ['missed periods without the days to pay', { periods: 2, statementDay: 10 }],
    ['a statement day alone', { statementDay: 10, paymentDays: 20, overdueMinor: 500 }],
    ['an overdue amount that is 0 days late', { overdueMinor: 500, daysPastDue: 0 }],
    ['missed periods that are 0 days late', { periods: 1, daysPastDue: 0, statementDay: null }],
  ])('is missing where the file gives only %s', (_, facts) => {
    expect(dueDateOf({ ...nothing, ...facts })).toEqual({ ok: false, code: 'missing_due_date' });
  });

  it('may not lie after the day of the file while something is overdue', () => {
    const late = { ...nothing, dueOn: '2026-09-08', overdueMinor: 1 };
    expect(dueDateOf(late)).toEqual({ ok: false, code: 'due_after_file_date' });
    expect(dueDateOf({ ...late, overdueMinor: 0 }).ok).toBe(true);
    expect(dueDateOf({ ...late, dueOn: '2026-09-07' }).ok).toBe(true);
  });
});
