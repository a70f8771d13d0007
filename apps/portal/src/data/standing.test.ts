// SPDX-License-Identifier: Apache-2.0
// One word for how a visit stands; whether somebody comes follows from it.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { expect, test } from 'vitest';
import { isComing, isSettled, standingOf } from './standing.ts';

type Visit = NonNullable<PortalPage['visit']>;

const visit: Visit = {
  visitId: '0199a000-0000-7000-8000-000000000001',
  noticeId: '0199a000-0000-7000-8000-000000000002',
  state: 'planned',
  manner: 'visit',
  window: { from: '2026-09-10T02:00:00Z', until: '2026-09-10T04:00:00Z' },
  placeMasked: '杭州市***',
  officers: [],
  answer: null,
  answeredAt: null,
  endedReason: null,
};

const stands = (given: Partial<Visit>, change: PortalPage['change'] = null) =>
  standingOf({ visit: { ...visit, ...given }, declinedUntil: null, change });

test('silence about a planned visit is a question, not a yes', () => {
  expect(stands({})).toEqual({ kind: 'asked' });
  expect(stands({ manner: 'doorstep' })).toEqual({ kind: 'doorstep' });
});

test('what the person answered stands', () => {
  expect(stands({ answer: 'confirmed' })).toEqual({ kind: 'confirmed' });
  const was = { from: '2026-09-09T02:00:00Z', until: '2026-09-09T04:00:00Z' };
  const change = { kind: 'moved', at: '2026-09-07T02:00:00Z', was, reason: 'moved' } as const;
  expect(stands({ answer: 'confirmed' }, change)).toEqual({ kind: 'moved' });
});

test('nobody comes to a visit without a time, whatever was answered before', () => {
  expect(stands({ window: null, answer: 'confirmed' })).toEqual({ kind: 'waiting' });
  expect(isComing(stands({ state: 'waiting' }))).toBe(false);
});

test('a visit that was called off says why, also where only the answer tells', () => {
  expect(stands({ state: 'called-off', endedReason: 'paid' })).toEqual({
    kind: 'called-off',
    reason: 'paid',
  });
  expect(stands({ state: 'called-off', answer: 'declined' })).toEqual({
    kind: 'called-off',
    reason: 'declined',
  });
  expect(isSettled(stands({ state: 'called-off', endedReason: 'paid' }))).toBe(true);
  expect(isSettled(stands({ state: 'called-off', endedReason: 'pause' }))).toBe(false);
});

test('somebody who declined before any visit was planned is told that nobody comes', () => {
  expect(standingOf({ visit: null, declinedUntil: '2027-03-06', change: null })).toEqual({
    kind: 'called-off',
    reason: 'declined',
  });
  expect(standingOf({ visit: null, declinedUntil: null, change: null })).toEqual({ kind: 'none' });
});
