// SPDX-License-Identifier: Apache-2.0
// What a supervisor decided, written down: the request's state, the visit that comes of an approval,
// events and audit rows. Whoever calls this holds the persons' rows.
import { newId, type VisitId } from '@fairvisit/domain/ids.ts';
import { visitMinutes } from '@fairvisit/domain/visit/visit-length.ts';
import { sql } from 'kysely';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvents } from '../events/append-events.ts';
import type { RequestToDecide } from './requests-to-decide.query.ts';
import type { StaffActor } from './staff-actor.ts';
import type { VisitPerson } from './visit-people.query.ts';

type SupervisorWriting = Writing & { readonly actor: StaffActor };

export interface Approval {
  readonly request: RequestToDecide;
  readonly person: VisitPerson;
  /** The law's answer at the moment of approval. */
  readonly decisionId: string;
}

export async function writeApprovals(
  tx: Tx,
  writing: SupervisorWriting,
  given: { readonly approvals: readonly Approval[]; readonly reason: string | null },
): Promise<void> {
  const { approvals, reason } = given;
  if (approvals.length === 0) return;
  const { actor, time } = writing;
  const visitIds = approvals.map(() => newId<VisitId>(writing.ground.ids));
  await sql`update visit_requests
    set state = 'approved', decided_by = ${actor.staffId}, decided_at = ${time.now.toString()},
      reason = ${reason}, decision_id = approved.decision_id
    from unnest(${approvals.map(({ request }) => request.id)}::uuid[],
      ${approvals.map(({ decisionId }) => decisionId)}::uuid[]) as approved (id, decision_id)
    where visit_requests.institution_id = ${actor.institutionId}
      and visit_requests.id = approved.id and visit_requests.state = 'open'`.execute(tx);
  for (const [index, { request, person }] of approvals.entries()) {
    await sql`insert into visits
        (institution_id, cardholder_id, id, request_id, address_id, state, priority_step,
         priority_reasons, service_minutes, changed_at)
      values (${actor.institutionId}, ${request.cardholderId}, ${visitIds[index]}, ${request.id},
        ${request.addressId}, 'proposed', ${person.priorityStep ?? 0},
        ${person.priorityReasons ?? []}::text[], ${visitMinutes}, ${time.now.toString()})`.execute(
      tx,
    );
  }
  await appendEvents(
    tx,
    writing,
    approvals.flatMap(({ request, decisionId }, index) => [
      {
        kind: 'visit-request.approved',
        cardholderId: request.cardholderId,
        subjectId: request.id,
        codes: { decisionId },
      },
      {
        kind: 'visit.proposed',
        cardholderId: request.cardholderId,
        subjectId: visitIds[index] ?? request.id,
      },
    ]),
  );
  for (const { request, decisionId } of approvals) {
    await auditVerdict(tx, writing, {
      request,
      act: 'visit-request.approve',
      detail: { decisionId, hasReason: reason !== null },
    });
  }
}

export async function writeRefusals(
  tx: Tx,
  writing: SupervisorWriting,
  given: { readonly requests: readonly RequestToDecide[]; readonly reason: string },
): Promise<void> {
  const { requests, reason } = given;
  if (requests.length === 0) return;
  const { actor, time } = writing;
  await sql`update visit_requests
    set state = 'refused', decided_by = ${actor.staffId}, decided_at = ${time.now.toString()},
      reason = ${reason}
    where institution_id = ${actor.institutionId}
      and id = any(${requests.map((request) => request.id)}::uuid[]) and state = 'open'`.execute(
    tx,
  );
  await appendEvents(
    tx,
    writing,
    requests.map((request) => ({
      kind: 'visit-request.refused',
      cardholderId: request.cardholderId,
      subjectId: request.id,
    })),
  );
  for (const request of requests) {
    await auditVerdict(tx, writing, { request, act: 'visit-request.refuse', detail: {} });
  }
}

interface Verdict {
  readonly request: RequestToDecide;
  readonly act: 'visit-request.approve' | 'visit-request.refuse';
  readonly detail: Readonly<Record<string, unknown>>;
}

async function auditVerdict(
  tx: Tx,
  writing: SupervisorWriting,
  { request, act, detail }: Verdict,
): Promise<void> {
  const { id, cardholderId } = request;
  await writeAudit(tx, writing, { act, thing: 'visit-request', thingId: id, cardholderId, detail });
}
