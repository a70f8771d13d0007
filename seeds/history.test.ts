// SPDX-License-Identifier: Apache-2.0
// The history before the demo's first day is lawful itself and gives every path its people.
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { demoPersons } from './account-owners.ts';
import { type DemoHistory, demoContacts } from './history.ts';

const businessDay = Temporal.PlainDate.from('2026-09-07');
const histories = Array.from({ length: demoPersons }, (_, i) =>
  demoContacts({ personIndex: i + 1, bucketMonths: 2 + (i % 4), businessDay }),
);
const share = (holds: (history: DemoHistory) => boolean) =>
  histories.filter(holds).length / histories.length;
const dayOf = (at: string) => at.slice(0, 10);

test('the first 500 histories are the same on every machine', () => {
  const text = JSON.stringify(histories.slice(0, 500));
  expect(createHash('sha256').update(text).digest('hex')).toBe(
    '7366a54c5e4797007a5d483f48535a0b1150b2df675a1a2ea8ab00f01e0199c6',
  );
});

test('nobody who is current has been called, and few of the first month', () => {
  const first = Array.from({ length: 2_000 }, (_, i) =>
    demoContacts({ personIndex: i + 1, bucketMonths: 1, businessDay }),
  );
  const called = first.filter(({ contacts }) => contacts.length > 0).length;
  expect(called / first.length).toBeGreaterThan(0.25);
  expect(called / first.length).toBeLessThan(0.35);
  const current = demoContacts({ personIndex: 7, bucketMonths: 0, businessDay });
  expect(current).toMatchObject({ story: 'silent', contacts: [], promises: [], pauses: [] });
});

test('about 40 % were not reached on three different days of the last thirty', () => {
  const notReached = share(isNotReached);
  expect(notReached).toBeGreaterThan(0.37);
  expect(notReached).toBeLessThan(0.45);
});

test('some answered, a few asked for a visit, were paused or declined', () => {
  expect(share(hasAnswered)).toBeGreaterThan(0.3);
  const asked = share(({ visitAskedAt }) => visitAskedAt !== null);
  expect(asked).toBeGreaterThan(0.02);
  expect(asked).toBeLessThan(0.06);
  const paused = share(({ pauses }) => pauses.length > 0);
  expect(paused).toBeGreaterThan(0.04);
  expect(paused).toBeLessThan(0.1);
  const declined = share(({ visitDeclinedAt }) => visitDeclinedAt !== null);
  expect(declined).toBeGreaterThan(0.02);
  expect(declined).toBeLessThan(0.06);
  const kinds = new Set(histories.flatMap(({ pauses }) => pauses.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual([
    'bereavement',
    'complaint',
    'dispute',
    'hardship',
    'signed-plan',
  ]);
});

test('every contact lies between 08:00 and 22:00 and before the first day', () => {
  let seen = 0;
  for (const history of histories) {
    for (const at of momentsOf(history)) {
      seen += 1;
      const local = Temporal.PlainDateTime.from(at.slice(0, 19));
      expect(at.endsWith('+08:00') && local.hour >= 8 && local.hour < 22).toBe(true);
      expect(dayOf(at) < '2026-09-07' && dayOf(at) >= '2026-03-11').toBe(true);
    }
  }
  expect(seen).toBeGreaterThan(50_000);
});

test('nobody was called more than three times on one day', () => {
  let most = 0;
  for (const { contacts } of histories) {
    const perDay = new Map<string, number>();
    for (const { at, kind } of contacts) {
      if (kind === 'call') perDay.set(dayOf(at), (perDay.get(dayOf(at)) ?? 0) + 1);
    }
    most = Math.max(most, ...perDay.values());
  }
  expect(most).toBe(2);
});

test('nothing of ours follows the beginning of a pause', () => {
  for (const { contacts, pauses, promises } of histories) {
    const from = pauses[0]?.from ?? '9999-12-31';
    for (const { at } of contacts) expect(dayOf(at) < from).toBe(true);
    for (const { madeAt } of promises) expect(dayOf(madeAt) < from).toBe(true);
  }
});

test('a promise is judged only when its day has come', () => {
  const promises = histories.flatMap((history) => history.promises);
  expect(promises.length).toBeGreaterThan(1_000);
  for (const { dueOn, kept, madeAt } of promises) {
    expect(kept === null).toBe(dueOn >= '2026-09-07');
    expect(dayOf(madeAt) < dueOn).toBe(true);
  }
});

test('contacts stand in the order of time and only an answered call has talk', () => {
  for (const { contacts } of histories) {
    const times = contacts.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    for (const one of contacts) {
      if (one.kind === 'call') expect(one.talkSeconds > 0).toBe(one.result === 'answered');
    }
  }
});

function momentsOf(history: DemoHistory): string[] {
  const { contacts, promises, visitAskedAt, visitDeclinedAt } = history;
  return [
    ...contacts.map(({ at }) => at),
    ...promises.map(({ madeAt }) => madeAt),
    ...[visitAskedAt, visitDeclinedAt].flatMap((at) => at ?? []),
  ];
}

function hasAnswered({ contacts }: DemoHistory): boolean {
  return contacts.some((one) => one.kind === 'call' && one.result === 'answered');
}

function isNotReached(history: DemoHistory): boolean {
  const days = new Set<string>();
  for (const one of history.contacts) {
    if (one.kind === 'call' && one.result === 'unanswered' && dayOf(one.at) >= '2026-08-08') {
      days.add(dayOf(one.at));
    }
  }
  return days.size >= 3 && !hasAnswered(history);
}
