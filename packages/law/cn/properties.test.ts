// SPDX-License-Identifier: Apache-2.0
// What must hold for any act and any facts. Runs print their seed; `npm run prove` raises the count.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contact } from '../src/act.ts';
import { decide, weigh } from '../src/decide.ts';
import { missingText } from '../src/fact-names.ts';
import { type ActKind, actKinds } from '../src/input/act-shape.ts';
import { benignContact, benignFacts } from '../src/input/benign.ts';
import type { Facts } from '../src/input/facts-shape.ts';
import { severity, stops } from '../src/outcome.ts';
import { makePack } from '../src/pack.ts';
import { day } from '../src/time/calendar-day.ts';
import { parseInstant } from '../src/time/instant-text.ts';
import { minuteAt } from '../src/time/zone-table.ts';
import { windows } from '../src/windows.ts';
import { cnPack, cnParts } from './cn-pack.ts';

const pack = cnPack();
const runs = { numRuns: 60 };
const YEAR_FROM = day('2026-01-01');
const YEAR_DAYS = 365;
const DAY_MINUTES = 1440;

interface Drawn {
  readonly contact: Contact;
  readonly facts: Facts;
  readonly start: number;
  readonly minutes: number;
}

const kinds: fc.Arbitrary<ActKind> = fc.constantFrom(...actKinds);
const dayNear = (near: number) => fc.integer({ min: near - 40, max: near + 8 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });

/** Mostly harmless facts with a few that are not, or are not known. */
function drawn(kind: fc.Arbitrary<ActKind> = kinds): fc.Arbitrary<Drawn> {
  return fc
    .record({
      kind,
      stage: fc.constantFrom('act' as const, 'planning' as const),
      onDay: fc.integer({ min: YEAR_FROM, max: YEAR_FROM + YEAR_DAYS - 1 }),
      clock: fc.integer({ min: 0, max: DAY_MINUTES - 1 }),
      minutes: fc.integer({ min: 1, max: 90 }),
    })
    .chain((frame) => {
      const start = minuteAt(pack.zone, frame.onDay, frame.clock);
      return fc.tuple(patches(frame.onDay), contacts()).map(([patch, how]) => {
        const facts = benignFacts(start, frame.onDay);
        const named = { kind: frame.kind, stage: frame.stage };
        return {
          contact: { ...benignContact(named), ...how, ...named },
          facts: {
            ...facts,
            cardholder: { ...facts.cardholder, ...patch.cardholder },
            history: { ...facts.history, ...patch.history },
            actor: { ...facts.actor, ...patch.actor },
          },
          start,
          minutes: frame.minutes,
        };
      });
    });
}

function contacts() {
  return fc.record(
    {
      proposedByCardholder: fc.boolean(),
      regionCode: maybe(fc.constantFrom('310115', '650100')),
      counterpart: fc.constantFrom('cardholder' as const, 'friend' as const, 'heir' as const),
      purpose: fc.constantFrom('collect' as const, 'offer' as const, 'locate' as const),
      addressKind: maybe(fc.constantFrom('residence' as const, 'hukou' as const)),
    },
    { requiredKeys: [] },
  );
}

function patches(near: number) {
  const instants = dayNear(near).map((on) => minuteAt(pack.zone, on, 600));
  const hours = fc.constantFrom({ from: 720, until: 840 }, { from: 1320, until: 60 });
  return fc.record({
    cardholder: fc.record(
      {
        hospitalised: maybe(fc.boolean()),
        ageBand: maybe(fc.constantFrom('adult' as const, 'elderly' as const)),
        zonesPossible: maybe(
          fc.constantFrom(['Asia/Shanghai'], ['Asia/Shanghai', 'America/New_York'], ['No/Zone']),
        ),
        inconvenientWindows: fc.array(hours, { maxLength: 2 }),
        preferredWindows: fc.array(hours, { maxLength: 2 }),
        nightConsent: fc.record({
          givenOn: dayNear(near),
          validUntil: fc.constant(near + 30),
          from: fc.constant(1380),
          until: fc.constant(60),
          withdrawnOn: fc.constant(null),
        }),
        deceasedOn: fc.option(dayNear(near), { freq: 5 }),
      },
      { requiredKeys: [] },
    ),
    history: fc.record(
      {
        visits: maybe(
          fc.array(fc.record({ at: instants, completed: fc.boolean() }), { maxLength: 2 }),
        ),
        refusals: fc.array(fc.record({ on: dayNear(near) }), { maxLength: 1 }),
        calls: maybe(
          fc.array(fc.record({ at: instants, outcome: fc.constant('unanswered' as const) }), {
            maxLength: 8,
          }),
        ),
      },
      { requiredKeys: [] },
    ),
    actor: fc.record(
      { count: maybe(fc.integer({ min: 1, max: 4 })), trainingValidTo: dayNear(near) },
      { requiredKeys: [] },
    ),
  });
}

function actOf({ contact, start, minutes }: Drawn, at = start) {
  return { contact, start: at, end: at + minutes };
}

test('windows and decide agree minute by minute', () => {
  fc.assert(
    fc.property(drawn(fc.constantFrom('visit', 'call', 'letter')), (one) => {
      const onDay = Math.floor((one.start + 480) / DAY_MINUTES);
      const question = { ...one, fromDay: onDay, untilDay: onDay };
      const answer = windows(question, pack);
      const first = minuteAt(pack.zone, onDay, 0);
      for (let minute = first; minute < first + DAY_MINUTES; minute += 1) {
        const isOpen = answer.windows.some(
          (window) => window.from <= minute && minute + one.minutes <= window.until,
        );
        const { verdict } = weigh(actOf(one, minute), one.facts, pack);
        if (isOpen === stops(verdict)) {
          throw new Error(`minute ${minute - first}: window ${isOpen}, verdict ${verdict}`);
        }
      }
      expect(answer.blocked.length).toBe(answer.windows.length === 0 ? 1 : 0);
    }),
    { numRuns: 25 },
  );
});

test('the next lawful time is lawful, and no minute before it is', () => {
  fc.assert(
    fc.property(drawn(), (one) => {
      const decision = decide(actOf(one), one.facts, pack);
      if (decision.nextLawfulAt === null) {
        expect(decision.never?.zh).toContain('需要：');
        return;
      }
      const next = parseInstant(decision.nextLawfulAt, 'down') ?? Number.NaN;
      expect(stops(weigh(actOf(one, next), one.facts, pack).verdict)).toBe(false);
      const step = Math.max(1, Math.floor((next - one.start) / 200));
      for (let minute = one.start; minute < next; minute += step) {
        expect(stops(weigh(actOf(one, minute), one.facts, pack).verdict)).toBe(true);
      }
      if (next > one.start) {
        expect(stops(weigh(actOf(one, next - 1), one.facts, pack).verdict)).toBe(true);
      }
    }),
    runs,
  );
});

test('a fact that is taken away never makes the answer milder than a question', () => {
  const groups = ['actor', 'cardholder', 'account', 'history', 'protection', 'rulePack'] as const;
  fc.assert(
    fc.property(drawn(), fc.constantFrom(...groups), fc.nat(), (one, group, pick) => {
      const known = Object.entries(one.facts[group]);
      const gone = known[pick % known.length]?.[0];
      const rest = Object.fromEntries(known.filter(([key]) => key !== gone));
      const before = weigh(actOf(one), one.facts, pack).verdict;
      const after = weigh(actOf(one), { ...one.facts, [group]: rest }, pack);
      // While planning, an open task is told instead; at the act it is a question.
      const floor = one.contact.stage === 'planning' && after.records.length > 0 ? 0 : 2;
      expect(severity(after.verdict)).toBeGreaterThanOrEqual(Math.min(floor, severity(before)));
    }),
    { numRuns: 300 },
  );
});

test.each(actKinds)('nothing known never lets a %s through', (kind) => {
  const nothing = {
    actor: {},
    cardholder: {},
    account: {},
    history: {},
    protection: {},
    rulePack: {},
  };
  const start = minuteAt(pack.zone, day('2026-11-25'), 600);
  for (const stage of ['planning', 'act'] as const) {
    const answer = weigh({ contact: { kind, stage }, start, end: start + 30 }, nothing, pack);
    expect(stops(answer.verdict)).toBe(true);
    for (const path of answer.hits.flatMap((hit) => hit.missing ?? [])) {
      expect(missingText([path]).zh).not.toContain(path);
    }
  }
});

test('adding a rule never makes an answer milder', () => {
  fc.assert(
    fc.property(drawn(), fc.subarray([...cnParts.rules]), (one, rules) => {
      const fewer = makePack({ ...cnParts, rules });
      const little = weigh(actOf(one), one.facts, fewer).verdict;
      const much = weigh(actOf(one), one.facts, pack).verdict;
      expect(severity(much)).toBeGreaterThanOrEqual(severity(little));
    }),
    runs,
  );
});

test('the answer is the same whatever zone the machine is in', () => {
  const machineZone = process.env.TZ;
  fc.assert(
    fc.property(drawn(), (one) => {
      const answers = ['UTC', 'America/New_York', 'Asia/Kathmandu'].map((zone) => {
        process.env.TZ = zone;
        return JSON.stringify(decide(actOf(one), one.facts, cnPack()));
      });
      expect(new Set(answers).size).toBe(1);
    }),
    { numRuns: 20 },
  );
  if (machineZone === undefined) delete process.env.TZ;
  else process.env.TZ = machineZone;
});

test('every day of 2026 has windows or a rule that stands against it, never both or neither', () => {
  const start = minuteAt(pack.zone, YEAR_FROM, 600);
  const facts = benignFacts(start, YEAR_FROM);
  const contact: Contact = {
    ...benignContact({ kind: 'visit' }),
    kind: 'visit',
    stage: 'planning',
  };
  const untilDay = YEAR_FROM + YEAR_DAYS - 1;
  const answer = windows({ contact, facts, fromDay: YEAR_FROM, untilDay, minutes: 30 }, pack);
  const open = new Set(answer.windows.map((window) => window.day));
  const shut = new Set(answer.blocked.map((one) => one.day));
  for (let at = YEAR_FROM; at <= untilDay; at += 1) expect(open.has(at)).toBe(!shut.has(at));
  // 13 statutory days, and the day before New Year's eve.
  expect(answer.blocked.map((one) => one.rule)).toEqual(Array(14).fill('CN-VIS-07'));
});

test('a year of minutes has one verdict each, the same by windows and by decide', () => {
  const start = minuteAt(pack.zone, YEAR_FROM, 600);
  const facts = benignFacts(start, YEAR_FROM);
  const contact: Contact = { ...benignContact({ kind: 'call' }), kind: 'call', stage: 'act' };
  const untilDay = YEAR_FROM + YEAR_DAYS - 1;
  const answer = windows({ contact, facts, fromDay: YEAR_FROM, untilDay, minutes: 1 }, pack);
  const first = minuteAt(pack.zone, YEAR_FROM, 0);
  const last = first + YEAR_DAYS * DAY_MINUTES;
  const open = new Uint8Array(last - first);
  for (const { from, until } of answer.windows) open.fill(1, from - first, until - first);
  const edges = answer.windows.flatMap(({ from, until }) => [from - 1, from, until - 1, until]);
  // Every edge of a window, and every 97th minute of the year.
  const walk = Array.from({ length: Math.floor((last - first) / 97) }, (_, at) => first + at * 97);
  for (const minute of [...edges, ...walk]) {
    if (minute < first || minute >= last) continue;
    const { verdict } = weigh({ contact, start: minute, end: minute + 1 }, facts, pack);
    expect([minute, stops(verdict)]).toEqual([minute, open[minute - first] === 0]);
  }
});

test('every stop carries its id, source, certainty, words in both languages, and a way on', () => {
  fc.assert(
    fc.property(drawn(), (one) => {
      const decision = decide(actOf(one), one.facts, pack);
      for (const hit of decision.hits) {
        const words = [hit.rule, hit.source, hit.certainty, hit.text.zh, hit.text.en, hit.needs.zh];
        expect(words.every((word) => word.length > 0)).toBe(true);
        expect(hit.policy || hit.force !== 'policy').toBe(true);
      }
      expect(decision.nextLawfulAt === null).toBe(decision.never !== undefined);
    }),
    runs,
  );
});
