// SPDX-License-Identifier: Apache-2.0
// What was tried and said before the demo starts, so that requests for visits find their necessity
// in real rows. It keeps to the law itself: every contact is inside the hours and under the caps.
import { Temporal } from 'temporal-polyfill';
import { pickWeighted, type RandomSource, randomFor, type Weighted } from './random-source.ts';

export interface DemoCall {
  readonly kind: 'call';
  /** Instant with the offset of the demo's zone: 2026-08-20T10:15:00+08:00. */
  readonly at: string;
  readonly by: string;
  /** Which of the person's phones was rung: always the first one. */
  readonly phonePosition: 0;
  readonly result: 'answered' | 'unanswered' | 'invalid-number';
  readonly talkSeconds: number;
}

export interface DemoSms {
  readonly kind: 'sms';
  readonly at: string;
  readonly by: string;
  readonly phonePosition: 0;
  readonly result: 'delivered' | 'failed';
}

export interface DemoPromise {
  readonly madeAt: string;
  readonly dueOn: string;
  /** The share of the overdue amount that was promised; the loader knows the amount. */
  readonly sharePercent: number;
  /** Null while the due day has not come. */
  readonly kept: boolean | null;
}

export type PauseKind = 'hardship' | 'dispute' | 'complaint' | 'signed-plan' | 'bereavement';

export interface DemoPause {
  readonly kind: PauseKind;
  readonly from: string;
  /** Null: it lasts until a named reviewer ends it. */
  readonly until: string | null;
}

export type ContactStory = 'silent' | 'unreachable' | 'answered' | 'sparse' | 'person-asked';

export interface DemoHistory {
  readonly story: ContactStory;
  /** In rising order of time. */
  readonly contacts: readonly (DemoCall | DemoSms)[];
  readonly promises: readonly DemoPromise[];
  readonly pauses: readonly DemoPause[];
  readonly visitAskedAt: string | null;
  readonly visitDeclinedAt: string | null;
  readonly madeUp: true;
}

export interface DemoHistoryKey {
  /** Of the person, not of the account: the caps count over all cards of one person. */
  readonly personIndex: number;
  /** Months past due of the person's worst account: 0 is current, 1 is M1. */
  readonly bucketMonths: number;
  /** The first day of the demo; everything lies before it. */
  readonly businessDay: Temporal.PlainDate;
}

export function demoContacts(key: DemoHistoryKey): DemoHistory {
  const random = randomFor('history', key.personIndex);
  const story = storyOf(random, key.bucketMonths);
  const telling: Telling = { random, businessDay: key.businessDay, by: random.pick(callers) };
  switch (story) {
    case 'silent':
      return history(story, {});
    case 'unreachable':
      return history(story, unreachable(telling));
    case 'answered':
      return history(story, answered(telling));
    case 'sparse':
      return history(story, sparse(telling));
    case 'person-asked':
      return history(story, personAsked(telling));
  }
}

interface Telling {
  readonly random: RandomSource;
  readonly businessDay: Temporal.PlainDate;
  readonly by: string;
}

const callers = ['ops.lin', 'ops.xu'];

const lateStories: readonly Weighted<ContactStory>[] = [
  { value: 'unreachable', weight: 42 },
  { value: 'answered', weight: 36 },
  { value: 'sparse', weight: 18 },
  { value: 'person-asked', weight: 4 },
];
const pauseKinds: readonly Weighted<PauseKind>[] = [
  { value: 'hardship', weight: 30 },
  { value: 'dispute', weight: 20 },
  { value: 'complaint', weight: 20 },
  { value: 'signed-plan', weight: 25 },
  { value: 'bereavement', weight: 5 },
];
const shares = { paused: 0.2, declined: 0.1, promised: 0.5, kept: 0.4, calledInFirstMonth: 0.3 };

function storyOf(random: RandomSource, bucketMonths: number): ContactStory {
  if (bucketMonths < 1) return 'silent';
  if (bucketMonths === 1) return random.chance(shares.calledInFirstMonth) ? 'sparse' : 'silent';
  return pickWeighted(random, lateStories);
}

function history(story: ContactStory, told: Partial<DemoHistory>): DemoHistory {
  const nothing = {
    contacts: [],
    promises: [],
    pauses: [],
    visitAskedAt: null,
    visitDeclinedAt: null,
  };
  const contacts = [...(told.contacts ?? [])].sort((left, right) => (left.at < right.at ? -1 : 1));
  return { ...nothing, ...told, story, contacts, madeUp: true };
}

/** Three to five days inside the last thirty on which the phone rang and nobody answered. */
function unreachable(telling: Telling): Partial<DemoHistory> {
  const { random } = telling;
  const contacts: (DemoCall | DemoSms)[] = [];
  for (const daysAgo of differentDays(random, { count: 3 + random.below(3), from: 2, to: 27 })) {
    contacts.push(call(telling, [daysAgo, morning], 'unanswered'));
    if (random.chance(0.4)) contacts.push(call(telling, [daysAgo, evening], 'unanswered'));
  }
  contacts.push(sms(telling, 28, random.chance(0.8)));
  // Some numbers have been given up since: the last attempt then says so.
  if (random.chance(0.15)) contacts.push(call(telling, [1, morning], 'invalid-number'));
  return { contacts };
}

/** A conversation, and sometimes what it led to: a promise, a pause, or a "no" to any visit. */
function answered(telling: Telling): Partial<DemoHistory> {
  const { random } = telling;
  const daysAgo = 3 + random.below(22);
  const contacts = [
    sms(telling, daysAgo + 4, true),
    call(telling, [daysAgo + 2, morning], 'unanswered'),
    call(telling, [daysAgo, evening], 'answered'),
  ];
  const draw = random.unit();
  if (draw < shares.paused) return { contacts, pauses: [pause(telling, daysAgo - 1)] };
  if (draw < shares.paused + shares.declined) {
    // Declined some months ago; 180 days have not passed, so no visit may be proposed.
    return { contacts, visitDeclinedAt: moment(telling, [20 + random.below(150), evening]) };
  }
  if (draw > 1 - shares.promised) return { contacts, promises: [promise(telling, daysAgo)] };
  return { contacts };
}

/** One or two attempts: too few to say that the person cannot be reached from afar. */
function sparse(telling: Telling): Partial<DemoHistory> {
  const { random } = telling;
  const days = differentDays(random, { count: 1 + random.below(2), from: 2, to: 27 });
  const contacts = days.map((daysAgo) => call(telling, [daysAgo, morning], 'unanswered'));
  return { contacts: [...contacts, sms(telling, 28, true)] };
}

/** The person rang back and asked to be met at the door. */
function personAsked(telling: Telling): Partial<DemoHistory> {
  const daysAgo = 2 + telling.random.below(10);
  return {
    contacts: [sms(telling, daysAgo + 1, true), call(telling, [daysAgo, morning], 'answered')],
    visitAskedAt: moment(telling, [daysAgo, evening]),
  };
}

function promise(telling: Telling, daysAgo: number): DemoPromise {
  const { random, businessDay } = telling;
  const dueOn = businessDay.subtract({ days: daysAgo - 7 });
  const isDue = Temporal.PlainDate.compare(dueOn, businessDay) < 0;
  return {
    madeAt: moment(telling, [daysAgo, night]),
    dueOn: dueOn.toString(),
    sharePercent: random.pick([30, 50, 100]),
    kept: isDue ? random.chance(shares.kept) : null,
  };
}

/** From the day after the conversation that told of it; no contact of ours follows it. */
function pause({ random, businessDay }: Telling, daysAgo: number): DemoPause {
  const kind = pickWeighted(random, pauseKinds);
  const from = businessDay.subtract({ days: daysAgo });
  const until = kind === 'signed-plan' ? from.add({ months: 12 }).toString() : null;
  return { kind, from: from.toString(), until };
}

/** Hours in which the demo's staff write; far inside 08:00 to 22:00. */
type PartOfDay = { readonly fromHour: number; readonly hours: number };
type When = readonly [daysAgo: number, part: PartOfDay];
const morning: PartOfDay = { fromHour: 9, hours: 3 };
const evening: PartOfDay = { fromHour: 14, hours: 5 };
const night: PartOfDay = { fromHour: 19, hours: 1 };

function call(telling: Telling, when: When, result: DemoCall['result']): DemoCall {
  return {
    kind: 'call',
    at: moment(telling, when),
    by: telling.by,
    phonePosition: 0,
    result,
    talkSeconds: result === 'answered' ? 45 + telling.random.below(400) : 0,
  };
}

function sms(telling: Telling, daysAgo: number, isDelivered: boolean): DemoSms {
  return {
    kind: 'sms',
    at: moment(telling, [daysAgo, morning]),
    by: telling.by,
    phonePosition: 0,
    result: isDelivered ? 'delivered' : 'failed',
  };
}

function moment({ random, businessDay }: Telling, [daysAgo, part]: When): string {
  const hour = String(part.fromHour + random.below(part.hours)).padStart(2, '0');
  const minute = String(random.below(60)).padStart(2, '0');
  return `${businessDay.subtract({ days: daysAgo }).toString()}T${hour}:${minute}:00+08:00`;
}

function differentDays(
  random: RandomSource,
  { count, from, to }: { readonly count: number; readonly from: number; readonly to: number },
): readonly number[] {
  const days = new Set<number>();
  while (days.size < count) days.add(from + random.below(to - from + 1));
  return [...days];
}
