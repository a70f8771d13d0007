// SPDX-License-Identifier: Apache-2.0
// A visit that was asked for and approved by the actions themselves, so that a test of the plan
// stands on rows as they really come about.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { decideRequests } from '../../src/visit/decide-requests.action.ts';
import { requestVisit } from '../../src/visit/request-visit.action.ts';
import type { TestWorld } from '../test-ground.ts';
import { anUnreachableCase, type CaseOptions, type VisitCase } from './case.ts';
import type { PersonOptions } from './person.ts';

export interface ProposedVisit extends VisitCase {
  readonly visitId: string;
}

export async function aProposedVisit(
  world: TestWorld,
  options: { readonly person?: PersonOptions; readonly opened?: CaseOptions } = {},
): Promise<ProposedVisit> {
  const person = await anUnreachableCase(world, options);
  const key = person.cardholderId;
  const made = await requestVisit(world.ground, world.staff.operations, {
    idempotencyKey: `make-${key}`,
    cardholderId: person.cardholderId,
    addressId: person.addressId,
    necessity: 'remote-contact-failed',
    note: '',
  });
  assert(made.ok, 'a builder asks for what is lawful');
  const { requestId } = made.value;
  const decided = await decideRequests(world.ground, world.staff.supervisor, {
    idempotencyKey: `approve-${key}`,
    requestIds: [requestId],
    decision: 'approve',
    // Counts only for rules that warned of this very request.
    reason: '经主管审阅',
  });
  assert(decided.ok && decided.value.decided === 1, 'a builder approves what may be approved');
  const visitId = await world.db.forInstitution(world.institutionId, async (tx) => {
    const found = await sql<{ id: string }>`
      select id from visits where request_id = ${requestId} limit 1`.execute(tx);
    return found.rows[0]?.id;
  });
  assert(visitId, 'an approved request has its visit');
  return { ...person, visitId };
}
