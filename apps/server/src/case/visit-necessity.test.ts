// SPDX-License-Identifier: Apache-2.0
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type NecessityAccount, type NecessitySignals, visitNecessity } from './visit-necessity.ts';

const rules = {
  daysPastDueMin: 31,
  smallBalanceMinor: 10_000,
  graceDays: 3,
  toleranceMinor: 1_000,
};
const on = Temporal.PlainDate.from('2026-09-07');

/** An account that many days past due; 5,000 yuan unless told otherwise. */
function late(days: number, options: Partial<NecessityAccount> = {}): NecessityAccount {
  return {
    currency: 'CNY',
    overdueMinor: 500_000,
    oldestUnpaidDueOn: on.subtract({ days }),
    dataCheck: null,
    ...options,
  };
}

const unreachable: NecessitySignals = {
  callsFailed: 3,
  callDays: 3,
  conversations: 0,
  askedForVisit: false,
  allNumbersInvalid: false,
};

function need(
  signals: Partial<NecessitySignals>,
  accounts: readonly NecessityAccount[] = [late(50)],
  countPauses: { fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate | null }[] = [],
) {
  return visitNecessity(
    { accounts, countPauses, signals: { ...unreachable, ...signals }, on },
    rules,
  );
}

describe('the need for a visit', () => {
  it('is met by three unanswered calls on three days, and not by two', () => {
    expect(need({})).toMatchObject({ computed: 'remote-contact-failed', isMet: true });
    expect(need({ callsFailed: 2, callDays: 2 })).toMatchObject({
      computed: null,
      isMet: false,
      because: ['too-few-calls'],
    });
  });

  it('is not met by many calls on two days', () => {
    expect(need({ callsFailed: 9, callDays: 2 })).toMatchObject({
      computed: null,
      because: ['too-few-days'],
    });
  });

  it('ends with one conversation in that time', () => {
    expect(need({ callsFailed: 9, callDays: 9, conversations: 1 })).toMatchObject({
      computed: null,
      because: ['conversation-recent'],
    });
  });

  it('is met when every number is out of use, however few the calls', () => {
    expect(need({ callsFailed: 1, callDays: 1, allNumbersInvalid: true })).toMatchObject({
      computed: 'remote-contact-failed',
      isMet: true,
      because: ['all-numbers-invalid'],
    });
  });

  it('needs the least days past due: 30 are too few, 31 are enough', () => {
    expect(need({}, [late(30)])).toMatchObject({
      computed: null,
      isMet: false,
      daysPastDue: 30,
      because: ['remote-contact-failed', 'days-short'],
    });
    expect(need({}, [late(31)])).toMatchObject({ isMet: true, daysPastDue: 31 });
  });

  it('counts no day of a pause', () => {
    const pause = { fromOn: on.subtract({ days: 20 }), untilOn: on.subtract({ days: 10 }) };
    expect(need({}, [late(40)], [pause])).toMatchObject({ daysPastDue: 30, isMet: false });
  });

  it('is met by the person’s own wish, without a least number of days', () => {
    expect(need({ callsFailed: 0, askedForVisit: true }, [late(10)])).toMatchObject({
      computed: 'person-asked',
      isMet: true,
      because: ['person-asked'],
    });
  });

  it('is never met by accounts in data check alone', () => {
    const doubtful = late(200, { dataCheck: 'late-with-nothing-owed' });
    expect(need({ askedForVisit: true }, [doubtful])).toMatchObject({
      isMet: false,
      daysPastDue: 0,
      because: ['person-asked', 'data-check-only'],
    });
    expect(need({}, [doubtful, late(31)])).toMatchObject({ isMet: true, daysPastDue: 31 });
  });

  it('is never met by accounts inside grace days or tolerance alone', () => {
    const remainder = late(200, { overdueMinor: 1_000 });
    expect(need({ askedForVisit: true }, [late(3), remainder])).toMatchObject({
      isMet: false,
      because: ['person-asked', 'quiet-only'],
    });
    expect(need({ askedForVisit: true }, [late(4)])).toMatchObject({ isMet: true });
  });

  it('is not met by a small balance, each currency on its own', () => {
    const small = late(50, { overdueMinor: 9_999 });
    expect(need({}, [small, { ...small, currency: 'USD' }])).toMatchObject({
      computed: 'remote-contact-failed',
      isMet: false,
      because: ['remote-contact-failed', 'small-balance'],
    });
    expect(need({}, [{ ...small, overdueMinor: 10_000 }])).toMatchObject({ isMet: true });
  });

  it('is not met where nothing is overdue', () => {
    expect(need({ askedForVisit: true }, [])).toMatchObject({
      isMet: false,
      because: ['person-asked', 'nothing-overdue'],
    });
  });
});
