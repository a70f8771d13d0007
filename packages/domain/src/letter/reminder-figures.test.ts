// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sum } from '../money/money.ts';
import { type ReminderAccount, type ReminderDispute, reminderFigures } from './reminder-figures.ts';

const cny = (accountId: string, overdue: number): ReminderAccount => ({
  accountId,
  currency: 'CNY',
  overdue: minor(overdue),
});

describe('the figures of a reminder', () => {
  it('gives each debt its own amount in any order of selection (D04)', () => {
    const [a, b] = [cny('a', 120_000), cny('b', 8_850)];
    const figures = reminderFigures([a, b], []);
    expect(figures).toEqual({
      items: [
        { accountId: 'a', currency: 'CNY', amount: 120_000 },
        { accountId: 'b', currency: 'CNY', amount: 8_850 },
      ],
      totals: [{ currency: 'CNY', amount: 128_850 }],
      leftOut: [],
    });
    expect(reminderFigures([b, a], [])).toEqual(figures);
  });

  it('goes without the disputed one of three, in the list and in the total (D08)', () => {
    const figures = reminderFigures(
      [cny('1', 10_000), cny('2', 76_777), cny('3', 250)],
      [{ accountId: '2', amount: null }],
    );
    expect(figures.items.map((item) => item.accountId)).toEqual(['1', '3']);
    expect(figures.totals).toEqual([{ currency: 'CNY', amount: 10_250 }]);
    expect(figures.leftOut).toEqual([
      { accountId: '2', currency: 'CNY', amount: 76_777, isWhole: true },
    ]);
  });

  it('asks for the part that nobody disputes, and never for less than nothing', () => {
    const part = (amount: number) => [{ accountId: 'a', amount: minor(amount) }];
    expect(reminderFigures([cny('a', 1_000)], part(400)).items).toEqual([
      { accountId: 'a', currency: 'CNY', amount: 600 },
    ]);
    const more = reminderFigures([cny('a', 1_000)], [...part(700), ...part(700)]);
    expect(more).toEqual({
      items: [],
      totals: [],
      leftOut: [{ accountId: 'a', currency: 'CNY', amount: 1_000, isWhole: true }],
    });
  });

  it('adds within a currency only, and says nothing of an account that owes nothing', () => {
    const accounts: ReminderAccount[] = [
      { accountId: 'b', currency: 'USD', overdue: minor(500) },
      cny('c', 700),
      cny('a', 0),
    ];
    expect(reminderFigures(accounts, [{ accountId: 'a', amount: null }])).toEqual({
      items: [
        { accountId: 'c', currency: 'CNY', amount: 700 },
        { accountId: 'b', currency: 'USD', amount: 500 },
      ],
      totals: [
        { currency: 'CNY', amount: 700 },
        { currency: 'USD', amount: 500 },
      ],
      leftOut: [],
    });
  });

  it('takes an account once', () => {
    expect(() => reminderFigures([cny('a', 1), cny('a', 1)], [])).toThrow('an account once');
  });

  it('sums to its items to the fen, loses nothing, and does not mind the order', () => {
    const accountIds = ['a', 'b', 'c', 'd', 'e', 'f'];
    const accounts = fc.uniqueArray(
      fc.record({
        accountId: fc.constantFrom(...accountIds),
        currency: fc.constantFrom('CNY' as const, 'USD' as const, 'JPY' as const),
        overdue: fc.integer({ min: 0, max: 2 ** 40 }).map(minor),
      }),
      { selector: (account) => account.accountId },
    );
    const disputes: fc.Arbitrary<ReminderDispute[]> = fc.array(
      fc.record({
        accountId: fc.constantFrom(...accountIds),
        amount: fc.option(fc.integer({ min: 1, max: 2 ** 40 }).map(minor), { freq: 4 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(accounts, disputes, (given, disputed) => {
        const figures = reminderFigures(given, disputed);
        expect(reminderFigures([...given].reverse(), [...disputed].reverse())).toEqual(figures);
        for (const total of figures.totals) {
          const own = figures.items.filter((item) => item.currency === total.currency);
          expect(sum(own.map((item) => item.amount))).toBe(total.amount);
        }
        for (const account of given) {
          const own = [...figures.items, ...figures.leftOut].filter(
            (item) => item.accountId === account.accountId,
          );
          expect(sum(own.map((item) => item.amount))).toBe(account.overdue);
          expect(own.every((item) => item.currency === account.currency)).toBe(true);
        }
        expect(figures.items.every((item) => item.amount > 0)).toBe(true);
      }),
    );
  });
});
