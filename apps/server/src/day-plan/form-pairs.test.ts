// SPDX-License-Identifier: Apache-2.0
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { formPairs, type Officer, skillsOf } from './form-pairs.ts';

const on = Temporal.PlainDate.from('2026-09-10');

function anOfficer(id: string, given: Partial<Officer> = {}): Officer {
  return {
    id,
    name: id,
    badgeNo: `B-${id}`,
    agencyId: null,
    isAgencyListed: false,
    inspectionValidUntil: null,
    gender: 'female',
    languages: ['zh'],
    skills: [],
    trainingValidUntil: Temporal.PlainDate.from('2027-01-31'),
    authorisationValidUntil: Temporal.PlainDate.from('2027-01-31'),
    base: { lat: 30.27, lng: 120.15 },
    ...given,
  };
}

const four = [
  anOfficer('a'),
  anOfficer('b', { gender: 'male', languages: ['zh', 'en'], skills: ['sign-language'] }),
  anOfficer('c'),
  anOfficer('d', { gender: 'male' }),
];

test('pairs a woman with a man, so that a wish for either is met', () => {
  const { pairs, leftOut } = formPairs(four, on, 0);
  expect(pairs.map((pair) => pair.officers.map((officer) => officer.id))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(leftOut).toEqual([]);
  expect(pairs.map(skillsOf)[0]).toEqual([
    'gender:female',
    'gender:male',
    'language:en',
    'language:zh',
    'sign-language',
  ]);
});

test('changes the partners on the next day', () => {
  const { pairs } = formPairs(four, on, 1);
  expect(pairs.map((pair) => pair.officers.map((officer) => officer.id))).toEqual([
    ['c', 'b'],
    ['a', 'd'],
  ]);
});

test('sends nobody without a badge, or whose training or authority ended the day before', () => {
  const yesterday = on.subtract({ days: 1 });
  const { pairs, leftOut } = formPairs(
    [
      anOfficer('a', { badgeNo: null }),
      anOfficer('b', { trainingValidUntil: yesterday }),
      anOfficer('c', { authorisationValidUntil: yesterday }),
      anOfficer('d', { trainingValidUntil: null }),
      anOfficer('e', { trainingValidUntil: on }),
    ],
    on,
    0,
  );
  expect(pairs).toEqual([]);
  expect(leftOut).toEqual([
    { id: 'a', reason: 'no-badge' },
    { id: 'b', reason: 'training-over' },
    { id: 'c', reason: 'authorisation-over' },
    { id: 'd', reason: 'training-over' },
    { id: 'e', reason: 'no-partner' },
  ]);
});

test('never mixes two employers, and sends no agency that is not on the list', () => {
  const { pairs, leftOut } = formPairs(
    [
      anOfficer('a'),
      anOfficer('b', { agencyId: 'x', isAgencyListed: true }),
      anOfficer('c', { agencyId: 'x', isAgencyListed: true }),
      anOfficer('d', { agencyId: 'y', isAgencyListed: false }),
    ],
    on,
    0,
  );
  expect(pairs.map((pair) => [pair.agencyId, ...pair.officers.map(({ id }) => id)])).toEqual([
    ['x', 'b', 'c'],
  ]);
  expect(leftOut).toEqual([
    { id: 'd', reason: 'agency-not-listed' },
    { id: 'a', reason: 'no-partner' },
  ]);
});

test('sets out from the base of whichever of the two has one', () => {
  const { pairs, leftOut } = formPairs(
    [anOfficer('a', { base: null }), anOfficer('b'), anOfficer('c', { base: null })],
    on,
    0,
  );
  expect(pairs[0]?.base).toEqual({ lat: 30.27, lng: 120.15 });
  expect(leftOut).toEqual([{ id: 'c', reason: 'no-partner' }]);
});
