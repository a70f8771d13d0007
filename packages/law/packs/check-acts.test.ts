// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { ACT_MINUTES_MAX, CHECKS_MAX, lawCheckSchema } from '../src/input/law-check.ts';
import { isRecord } from '../src/input/shape.ts';
import { checkActs, lawWindows, listRules } from './check-acts.ts';

const call = { kind: 'call', at: '2026-11-25T10:00:00+08:00' };

test('a document and a bare list are read alike', () => {
  const checks = [{ id: 'a', assume: 'benign', action: call }];
  expect(checkActs({ checks })).toEqual(checkActs(checks));
  expect(checkActs({ pack: 'CN', assume: 'benign', checks: [{ id: 'a', action: call }] })).toEqual(
    checkActs(checks),
  );
});

test.each([
  ['an unknown key', [{ action: { ...call, colour: 'red' } }], 'checks[0].action.colour'],
  [
    'a key of the prototype',
    [{ action: { ...call, constructor: 1 } }],
    'checks[0].action.constructor',
  ],
  ['an unknown kind', [{ action: { ...call, kind: 'fax' } }], 'checks[0].action.kind'],
  ['no kind', [{ action: { at: call.at } }], 'checks[0].action.kind'],
  ['no time', [{ id: 'x', action: { kind: 'call' } }], 'x: action.at'],
  [
    'a time without an offset',
    [{ action: { ...call, at: '2026-11-25T10:00:00' } }],
    'checks[0].action.at',
  ],
  [
    '30 February',
    [{ action: call, cardholder: { bereavedOn: '2026-02-30' } }],
    'checks[0].cardholder.bereavedOn',
  ],
  [
    'an end before the start',
    [{ action: { ...call, expectedEnd: '2026-11-25T09:00:00+08:00' } }],
    'checks[0].action.expectedEnd',
  ],
  ['a count beyond reason', [{ action: call, actor: { count: 2 ** 53 } }], 'checks[0].actor.count'],
  [
    'a null where something must be known',
    [{ action: call, actor: { count: null } }],
    'checks[0].actor.count',
  ],
  [
    'a clock that does not exist',
    [{ action: call, cardholder: { preferredWindows: [{ from: '24:01' }] } }],
    'checks[0].cardholder.preferredWindows[0].from',
  ],
  ['a text as document', 'checks', ''],
  ['a document without checks', {}, 'checks'],
  ['another pack', { pack: 'XX', checks: [] }, 'pack'],
])('%s is refused by its path', (_what, input, path) => {
  const answer = checkActs(input);
  expect('errors' in answer ? answer.errors[0]?.path : 'no error').toBe(path);
});

test('a list longer than its maximum is refused', () => {
  const answer = checkActs(Array(CHECKS_MAX + 1).fill({ action: call }));
  expect('errors' in answer && answer.errors[0]?.problem).toBe(`at most ${CHECKS_MAX} entries`);
});

test('an act longer than its maximum is refused', () => {
  const action = { ...call, kind: 'visit' };
  const problem = (durationMinutes: number) => {
    const answer = checkActs([{ action: { ...action, durationMinutes } }]);
    return 'errors' in answer ? answer.errors[0]?.path : undefined;
  };
  expect(problem(ACT_MINUTES_MAX)).toBeUndefined();
  expect(problem(ACT_MINUTES_MAX + 1)).toBe('checks[0].action');
});

test('a fact that nobody named is asked for, and null says that there is none', () => {
  const check = (attorney?: null) => [
    { id: 'a', action: call, ...(attorney === null ? { cardholder: { attorney } } : {}) },
  ];
  const asks = (input: unknown) => {
    const answer = checkActs(input);
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    return answer.results[0]?.hits.some((hit) => hit.missing?.includes('cardholder.attorney'));
  };
  expect([asks(check()), asks(check(null))]).toEqual([true, false]);
});

test('a visit whose end nobody named asks for it', () => {
  const action = { kind: 'visit', at: call.at };
  const answer = checkActs([{ action }]);
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  const missing = answer.results[0]?.hits.flatMap((hit) => hit.missing ?? []);
  expect(missing).toContain('action.expectedEnd');
});

test('windows are told with their offset, and shut days with their rule', () => {
  const checks = [{ id: 'a', action: { kind: 'visit' } }];
  expect(lawWindows({ assume: 'benign', checks }, '2026-09-30', '2026-10-01')).toEqual({
    windows: [{ id: 'a', from: '2026-09-30T09:00:00+08:00', until: '2026-09-30T20:00:00+08:00' }],
    blocked: [{ id: 'a', day: '2026-10-01', rule: 'CN-VIS-07' }],
  });
});

test.each([
  ['2026-02-30', '2026-03-01', 'from'],
  ['2026-03-01', 'tomorrow', 'to'],
  ['2026-03-02', '2026-03-01', 'to'],
  ['2026-03-02', '2028-03-01', 'to'],
])('windows from %s to %s are refused', (from, to, path) => {
  const answer = lawWindows([{ action: { kind: 'visit' } }], from, to);
  expect('errors' in answer && answer.errors[0]?.path).toBe(path);
});

test('rules are listed as data, dates as days', () => {
  const answer = listRules();
  if ('errors' in answer) throw new Error('believed a pack');
  expect(answer.rules.find((one) => one.id === 'CN-TIME-03')).toMatchObject({
    inForce: { from: '2024-05-15', until: '2025-02-27' },
    parameters: [
      { from: '2024-05-15', value: { from: 1320, until: 480 } },
      { from: '2025-02-28', value: null },
    ],
    force: 'code',
    certainty: 'Q',
  });
  expect(listRules('XX')).toEqual({
    errors: [{ path: 'pack', problem: 'no such pack; known: CN' }],
  });
});

test('the published schema refuses unknown keys in every object, as the parser does', () => {
  const objects = objectsIn(lawCheckSchema);
  expect(objects.length).toBeGreaterThan(25);
  expect(objects.filter((one) => one.additionalProperties !== false)).toEqual([]);
  expect(objects[0]?.required).toEqual(['checks']);
});

function objectsIn(schema: unknown): Record<string, unknown>[] {
  if (Array.isArray(schema)) return schema.flatMap(objectsIn);
  if (!isRecord(schema)) return [];
  const inner = Object.values(schema).flatMap(objectsIn);
  return schema.type === 'object' ? [schema, ...inner] : inner;
}
