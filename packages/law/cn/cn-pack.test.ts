// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { decide, weigh } from '../src/decide.ts';
import { explain } from '../src/explain.ts';
import type { Action } from '../src/input/act-shape.ts';
import { benignContact, benignFacts } from '../src/input/benign.ts';
import { canonicalPack, makePack, type PackSettings } from '../src/pack.ts';
import { parameter } from '../src/parameter.ts';
import { rule } from '../src/rule.ts';
import { civil, day, weekday } from '../src/time/calendar-day.ts';
import { parseInstant } from '../src/time/instant-text.ts';
import { localDay, zoneTable } from '../src/time/zone-table.ts';
import { dayKind, workingCalendar } from '../src/working-calendar.ts';
import { calendar2025 } from './calendar/2025.ts';
import { calendar2026 } from './calendar/2026.ts';
import { calendar2027Statutory } from './calendar/2027-statutory.ts';
import { cnPack, cnParts } from './cn-pack.ts';

function asked(kind: NonNullable<Action['kind']>, at: string, settings: PackSettings = {}) {
  const pack = cnPack(settings);
  const start = parseInstant(at, 'down') ?? 0;
  const contact = { ...benignContact({ kind }), kind, stage: 'act' as const };
  const minutes = kind === 'visit' ? 30 : 1;
  const facts = benignFacts(start, localDay(pack.zone, start));
  return { act: { contact, start, end: start + minutes }, facts, pack };
}

test('the list of 2026 has 33 days off and 6 working days', () => {
  const kinds = calendar2026.days.map((entry) => entry.kind);
  expect(kinds).toHaveLength(39);
  expect(kinds.filter((kind) => kind === 'work')).toHaveLength(6);
  expect(kinds.filter((kind) => kind === 'statutory')).toHaveLength(13);
});

test('the list of 2025 has 28 days off and 5 working days', () => {
  const kinds = calendar2025.days.map((entry) => entry.kind);
  expect(kinds).toHaveLength(33);
  expect(kinds.filter((kind) => kind === 'work')).toHaveLength(5);
  expect(kinds.filter((kind) => kind === 'statutory')).toHaveLength(13);
});

test.each([calendar2025, calendar2026])(
  'made-up working days of $year fall on weekends',
  (year) => {
    const worked = year.days.filter((entry) => entry.kind === 'work');
    expect(worked.every((entry) => weekday(day(entry.on)) >= 6)).toBe(true);
    expect(year.days.every((entry) => civil(day(entry.on)).year === year.year)).toBe(true);
  },
);

test('2027 knows its 13 statutory days and guesses no other', () => {
  const calendar = workingCalendar([calendar2027Statutory]);
  expect(calendar2027Statutory.days).toHaveLength(13);
  expect(dayKind(calendar, day('2027-02-06'))).toBe('statutory');
  expect(dayKind(calendar, day('2027-02-09'))).toBe('unknown');
  expect(dayKind(calendar, day('2027-07-03'))).toBe('unknown');
});

test('a list that is loaded later answers for its year', () => {
  const list = { ...calendar2027Statutory, publishedOn: '2026-11-30' };
  const before = asked('call', '2027-02-09T10:00:00+08:00');
  const after = asked('call', '2027-02-09T10:00:00+08:00', { calendarYears: [list] });
  expect(weigh(before.act, before.facts, before.pack).verdict).toBe('require');
  expect(weigh(after.act, after.facts, after.pack).verdict).toBe('allow');
});

test('a rule from memory only warns, and says that nobody has checked it', () => {
  const { act, facts, pack } = asked('call', '2026-11-25T22:00:00+08:00');
  const hit = decide(act, facts, pack).hits.find((one) => one.rule === 'CN-TIME-03-2018');
  expect(hit).toMatchObject({ outcome: 'warn', certainty: 'M', verified: false });
});

test('a rule from memory holds in full once counsel has read the text', () => {
  const verifications = { 'CN-TIME-03-2018': { by: 'counsel', on: '2026-11-26' } };
  const { act, facts, pack } = asked('call', '2026-11-25T22:00:00+08:00', { verifications });
  const hit = decide(act, facts, pack).hits.find((one) => one.rule === 'CN-TIME-03-2018');
  expect(hit).toMatchObject({ outcome: 'block', verified: true });
});

test('hits come in order: outcome, then force, then id', () => {
  const { act, facts, pack } = asked('visit', '2026-10-01T22:10:00+08:00');
  const stopping = decide(act, facts, pack).hits.filter((hit) => hit.outcome === 'block');
  expect(stopping.map((hit) => hit.rule)).toEqual([
    'CN-TIME-02',
    'CN-TIME-01',
    'CN-TIME-04',
    'CN-VIS-07',
  ]);
});

test('an institution’s hours hold from their day on, judged as of the act', () => {
  const policy = [{ from: '2026-12-01', values: { visitHours: { open: 600, close: 1080 } } }];
  const before = asked('visit', '2026-11-30T18:00:00+08:00', { policy });
  const after = asked('visit', '2026-12-01T18:00:00+08:00', { policy });
  expect(weigh(before.act, before.facts, before.pack).verdict).toBe('allow');
  const decision = decide(after.act, after.facts, after.pack);
  expect(decision.verdict).toBe('block');
  expect(decision.nextLawfulAt).toBe('2026-12-02T10:00:00+08:00');
});

test('the search crosses the day on which a figure changes', () => {
  const policy = [{ from: '2026-11-26', values: { visitHours: { open: 630, close: 1080 } } }];
  const { act, facts, pack } = asked('visit', '2026-11-25T20:00:00+08:00', { policy });
  expect(decide(act, facts, pack).nextLawfulAt).toBe('2026-11-26T10:30:00+08:00');
});

test('a person who may be in two zones is rung when both are awake', () => {
  const { act, facts, pack } = asked('call', '2026-12-01T22:30:00+08:00');
  const zonesPossible = ['Asia/Shanghai', 'America/New_York'];
  const abroad = { ...facts, cardholder: { ...facts.cardholder, zonesPossible } };
  // 08:00 in Shanghai is 19:00 in New York, which sleeps from 22:00 = 11:00 in Shanghai.
  expect(decide(act, abroad, pack).nextLawfulAt).toBe('2026-12-02T08:00:00+08:00');
  const late = parseInstant('2026-12-02T11:00:00+08:00', 'down') ?? 0;
  const answer = decide({ ...act, start: late, end: late + 1 }, abroad, pack);
  expect(answer.nextLawfulAt).toBe('2026-12-02T21:00:00+08:00');
});

test('a wall clock in another zone moves with its daylight time', () => {
  const zone = zoneTable('America/New_York');
  if (!zone) throw new Error('believed a zone');
  const winter = parseInstant('2026-03-08T04:59:00Z', 'down') ?? 0;
  expect([localDay(zone, winter), localDay(zone, winter + 1)]).toEqual([
    day('2026-03-07'),
    day('2026-03-08'),
  ]);
  const summer = parseInstant('2026-03-09T03:59:00Z', 'down') ?? 0;
  expect([localDay(zone, summer), localDay(zone, summer + 1)]).toEqual([
    day('2026-03-08'),
    day('2026-03-09'),
  ]);
});

test('a decision reads as one sentence with the rule, its force and the next time', () => {
  const { act, facts, pack } = asked('call', '2026-09-07T22:00:00+08:00');
  const told = explain(decide(act, facts, pack), pack);
  expect(told.zh).toBe(
    '现在不能联系：22:00–08:00 静默时段（CN-TIME-02，推荐性国家标准）。最早 9月8日 08:00。',
  );
  expect(told.en).toBe(
    'Not now: quiet hours 22:00–08:00 (CN-TIME-02, recommended standard). Earliest 8 Sep, 08:00.',
  );
});

test('where no other time helps, the answer says what would', () => {
  const { act, facts, pack } = asked('visit', '2026-11-25T10:00:00+08:00');
  const contact = { ...act.contact, addressKind: 'hukou' as const };
  const decision = decide({ ...act, contact }, facts, pack);
  expect(decision.nextLawfulAt).toBeNull();
  expect(decision.never?.en).toBe(
    'Never at another time; needs: the cardholder’s confirmation of living there.',
  );
});

test('the same pack gives the same bytes, and any other figure gives others', () => {
  const plain = canonicalPack(cnPack());
  expect(canonicalPack(cnPack())).toBe(plain);
  expect(JSON.parse(plain).rules).toHaveLength(cnParts.rules.length);
  const policy = [{ from: '2026-12-01', values: { visitGapDays: 8 } }];
  expect(canonicalPack(cnPack({ policy }))).not.toBe(plain);
  expect(canonicalPack(cnPack({ calendarYears: [calendar2025] }))).toBe(plain);
});

test('draft rules are off until they are enabled', () => {
  const draft = rule({
    id: 'CN-DRAFT-01',
    jurisdiction: 'CN',
    source: 'POLICY',
    instrument: { zh: '征求意见稿', en: 'draft' },
    force: 'draft',
    certainty: 'Q',
    article: null,
    inForce: { from: '2026-01-01', until: null },
    policy: false,
    mayBeLiftedBy: 'nobody',
    text: { zh: '草案', en: 'a draft' },
    needs: { zh: '无', en: 'nothing' },
    judge: () => [{ outcome: 'block' }],
  });
  const { act, facts } = asked('call', '2026-11-25T10:00:00+08:00');
  const parts = { ...cnParts, rules: [...cnParts.rules, draft] };
  expect(weigh(act, facts, makePack(parts)).verdict).toBe('allow');
  expect(weigh(act, facts, makePack(parts, { draftsEnabled: true })).verdict).toBe('block');
  expect(() => makePack({ ...parts, rules: [...cnParts.rules, ...cnParts.rules] })).toThrow(
    'one rule an id',
  );
});

test('figures out of order of effect are a bug', () => {
  const values = [
    { from: '2026-01-02', value: 1 },
    { from: '2026-01-01', value: 2 },
  ];
  expect(() => parameter('X', values)).toThrow('in order of effect');
});
