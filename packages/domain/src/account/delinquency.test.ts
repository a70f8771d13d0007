// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { minor } from '../money/money.ts';
import { dayAt } from '../time/clock.ts';
import { bucketOfDays, daysPastDue, isQuiet } from './delinquency.ts';
import { unpaidDue } from './unpaid-due.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('days past due', () => {
  it('is 0 on the due date and before it, and 1 on the day after', () => {
    const due = day('2026-09-10');
    const on = (text: string) => daysPastDue({ oldestUnpaidDueOn: due, on: day(text) });
    expect([on('2026-09-09'), on('2026-09-10'), on('2026-09-11')]).toEqual([0, 0, 1]);
  });

  it('follows the person’s own midnight, not the one of UTC (D03)', () => {
    const due = day('2026-03-10');
    const at = (text: string, zone: string) =>
      daysPastDue({ oldestUnpaidDueOn: due, on: dayAt(Temporal.Instant.from(text), zone) });
    expect(at('2026-03-10T16:30:00Z', 'Asia/Shanghai')).toBe(1);
    expect(at('2026-03-10T16:30:00Z', 'America/Los_Angeles')).toBe(0);
    expect(at('2026-03-10T15:59:00Z', 'Asia/Shanghai')).toBe(0);
    expect(at('2026-03-10T15:59:00Z', 'America/Los_Angeles')).toBe(0);
  });

  it('does not count the days of a pause that was told late (D02)', () => {
    const count = (pauses: { fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate | null }[]) =>
      daysPastDue({ oldestUnpaidDueOn: day('2026-05-01'), on: day('2026-05-20'), pauses });
    expect(count([])).toBe(19);
    expect(count([{ fromOn: day('2026-05-10'), untilOn: day('2026-05-13') }])).toBe(16);
    expect(count([{ fromOn: day('2026-05-10'), untilOn: null }])).toBe(8);
  });

  it('counts overlapping pauses once, and pauses before the due date not at all', () => {
    const pauses = [
      { fromOn: day('2026-04-01'), untilOn: day('2026-05-03') },
      { fromOn: day('2026-05-10'), untilOn: day('2026-05-15') },
      { fromOn: day('2026-05-12'), untilOn: day('2026-05-16') },
    ];
    expect(
      daysPastDue({ oldestUnpaidDueOn: day('2026-05-01'), on: day('2026-05-20'), pauses }),
    ).toBe(19 - 1 - 6);
  });

  it('agrees with the calendar over any two days, leap years included', () => {
    const anyDay = fc
      .integer({ min: -40_000, max: 40_000 })
      .map((offset) => day('2000-01-01').add({ days: offset }));
    fc.assert(
      fc.property(anyDay, anyDay, (due, on) => {
        const days = due.until(on, { largestUnit: 'days' }).days;
        expect(daysPastDue({ oldestUnpaidDueOn: due, on })).toBe(Math.max(0, days));
      }),
    );
  });

  it('changes bucket exactly after each thirtieth day', () => {
    const edges: [number, string][] = [
      [0, 'M0'],
      [1, 'M1'],
      [30, 'M1'],
      [31, 'M2'],
      [60, 'M2'],
      [61, 'M3'],
      [90, 'M3'],
      [91, 'M4'],
      [120, 'M4'],
      [121, 'M5'],
      [150, 'M5'],
      [151, 'M6'],
      [180, 'M6'],
      [181, 'M7+'],
      [5000, 'M7+'],
    ];
    expect(edges.map(([days]) => bucketOfDays(days))).toEqual(edges.map(([, bucket]) => bucket));
  });

  it('is quiet inside grace days or tolerance, though the count runs', () => {
    const rules = { graceDays: 3, toleranceMinor: 1000 };
    expect(isQuiet({ days: 3, overdueMinor: 500_000, ...rules })).toBe(true);
    expect(isQuiet({ days: 4, overdueMinor: 500_000, ...rules })).toBe(false);
    expect(isQuiet({ days: 40, overdueMinor: 1000, ...rules })).toBe(true);
    expect(isQuiet({ days: 40, overdueMinor: 1001, ...rules })).toBe(false);
  });
});

describe('the oldest unpaid due date', () => {
  const file = { on: day('2026-03-01'), dueOn: null, overdue: minor(0) };
  const reversed = {
    amount: minor(30_000),
    valuedOn: day('2026-03-01'),
    dueOn: day('2026-03-01'),
    reversedOn: day('2026-03-20'),
  };
  const daysOn = (text: string, anchor: 'original_due' | 'reversal_date') => {
    const { oldestUnpaidDueOn } = unpaidDue(file, [reversed], { of: day(text), anchor });
    return daysPastDue({ oldestUnpaidDueOn, on: day(text) });
  };

  it('is aged after a reversal by the one documented rule (D01)', () => {
    expect(daysOn('2026-03-19', 'original_due')).toBe(0);
    expect(daysOn('2026-03-30', 'original_due')).toBe(29);
    expect(daysOn('2026-03-30', 'reversal_date')).toBe(10);
  });

  it('ages what a later payment had covered from the same rule', () => {
    const late = { on: day('2026-03-01'), dueOn: day('2026-02-10'), overdue: minor(50_000) };
    const payment = {
      ...reversed,
      amount: minor(50_000),
      valuedOn: day('2026-03-05'),
      dueOn: null,
    };
    const at = (text: string, anchor: 'original_due' | 'reversal_date') =>
      unpaidDue(late, [payment], { of: day(text), anchor }).oldestUnpaidDueOn?.toString() ?? null;
    expect(at('2026-03-04', 'original_due')).toBe('2026-02-10');
    expect(at('2026-03-05', 'original_due')).toBeNull();
    expect(at('2026-03-20', 'original_due')).toBe('2026-02-10');
    expect(at('2026-03-20', 'reversal_date')).toBe('2026-03-20');
  });

  it('leaves the rest of a partly paid due date standing', () => {
    const late = { on: day('2026-03-01'), dueOn: day('2026-02-10'), overdue: minor(50_000) };
    const part = {
      amount: minor(49_999),
      valuedOn: day('2026-03-02'),
      dueOn: null,
      reversedOn: null,
    };
    const state = unpaidDue(late, [part], { of: day('2026-03-10'), anchor: 'original_due' });
    expect(state).toEqual({ oldestUnpaidDueOn: day('2026-02-10'), overdue: 1 });
  });

  it('counts a payment that came in after the file with an earlier value date', () => {
    const late = { on: day('2026-03-01'), dueOn: day('2026-02-10'), overdue: minor(50_000) };
    const payment = {
      amount: minor(50_000),
      valuedOn: day('2026-02-28'),
      dueOn: null,
      reversedOn: null,
    };
    const as = { of: day('2026-03-02'), anchor: 'original_due' } as const;
    const overdue = (receivedOn: string) =>
      unpaidDue(late, [{ ...payment, receivedOn: day(receivedOn) }], as).overdue;
    expect([overdue('2026-03-01'), overdue('2026-03-02')]).toEqual([50_000, 0]);
  });

  it('never loses or makes money: reversing every payment restores the file’s word', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            amount: fc.integer({ min: 1, max: 90_000 }),
            after: fc.integer({ min: 1, max: 20 }),
          }),
          { maxLength: 6 },
        ),
        (paid) => {
          const late = { on: day('2026-03-01'), dueOn: day('2026-02-10'), overdue: minor(100_000) };
          const payments = paid.map(({ amount, after }) => ({
            amount: minor(amount),
            valuedOn: day('2026-03-01').add({ days: after }),
            dueOn: null,
            reversedOn: day('2026-03-25'),
          }));
          const as = { of: day('2026-03-31'), anchor: 'original_due' } as const;
          expect(unpaidDue(late, payments, as)).toEqual({
            oldestUnpaidDueOn: day('2026-02-10'),
            overdue: 100_000,
          });
        },
      ),
    );
  });
});
