// SPDX-License-Identifier: Apache-2.0
import type { InstitutionId, StaffId } from '@fairvisit/domain/ids.ts';
import { expect, it } from 'vitest';
import { actsOf, can } from './can.ts';

const institutionId = 'alpha' as InstitutionId;
const supervisor = {
  kind: 'staff',
  institutionId,
  staffId: 'a' as StaffId,
  role: 'supervisor',
} as const;

it('lets nobody decide on a request of his own', () => {
  expect(can(supervisor, 'visit.decide', { requestedById: 'b' })).toBe(true);
  expect(can(supervisor, 'visit.decide', { requestedById: null })).toBe(true);
  expect(can(supervisor, 'visit.decide', { requestedById: 'a' })).toBe(false);
});

it('lets an officer read the plan of the day and nothing else', () => {
  expect(actsOf('officer')).toEqual(['day-plan.read']);
});

it('lets only an administrator change settings, and only a supervisor decide on visits', () => {
  for (const role of ['operations', 'officer', 'compliance', 'administrator'] as const) {
    expect(can({ ...supervisor, role }, 'visit.decide')).toBe(false);
    expect(can({ ...supervisor, role }, 'settings.change')).toBe(role === 'administrator');
  }
});
