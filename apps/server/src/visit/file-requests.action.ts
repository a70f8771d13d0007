// SPDX-License-Identifier: Apache-2.0
// The last step of every request for a visit: the law is asked, its answer stored, and where it
// stands open the request is written with its evidence, its event and its audit row.
import { newId, type VisitRequestId } from '@fairvisit/domain/ids.ts';
import type { Act } from '@fairvisit/law/act.ts';
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import { sql } from 'kysely';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvents } from '../events/append-events.ts';
import { decideAndStoreAll, type StoredDecision } from '../law/decide-act.action.ts';
import type { InstitutionPack } from '../law/institution-pack.query.ts';
import type { StaffActor } from './staff-actor.ts';
import type { Necessity, VisitEvidence } from './visit-hindrance.ts';

export interface RequestDraft {
  readonly cardholderId: string;
  readonly caseId: string;
  readonly addressId: string;
  readonly necessity: Necessity;
  readonly evidence: VisitEvidence;
  readonly note: string;
  readonly act: Act;
  readonly facts: Facts;
}

export interface FiledRequest {
  readonly draft: RequestDraft;
  readonly stored: StoredDecision;
  /** Null: the law stands against it, and nothing was requested. */
  readonly requestId: VisitRequestId | null;
}

export async function fileRequests(
  tx: Tx,
  writing: Writing & { readonly actor: StaffActor },
  given: { readonly pack: InstitutionPack; readonly drafts: readonly RequestDraft[] },
): Promise<FiledRequest[]> {
  const decisions = await decideAndStoreAll(tx, writing, {
    pack: given.pack,
    acts: given.drafts.map(({ cardholderId, act, facts }) => ({
      cardholderId,
      act,
      facts,
      actName: 'visit',
    })),
  });
  const filed = given.drafts.flatMap((draft, index): FiledRequest[] => {
    const stored = decisions[index];
    if (stored === undefined) return [];
    const isOpen = stored.decision.verdict === 'allow' || stored.decision.verdict === 'warn';
    const requestId = isOpen ? newId<VisitRequestId>(writing.ground.ids) : null;
    return [{ draft, stored, requestId }];
  });
  const made = filed.filter((each) => each.requestId !== null);
  await insertRequests(tx, writing, made);
  await appendEvents(
    tx,
    writing,
    made.map(({ draft, requestId, stored }) => ({
      kind: 'visit.requested',
      cardholderId: draft.cardholderId,
      ...(requestId === null ? {} : { subjectId: requestId }),
      codes: { necessity: draft.necessity, decisionId: stored.decisionId },
    })),
  );
  for (const { draft, requestId, stored } of made) {
    await writeAudit(tx, writing, {
      act: 'visit-request.make',
      thing: 'visit-request',
      ...(requestId === null ? {} : { thingId: requestId }),
      cardholderId: draft.cardholderId,
      detail: { necessity: draft.necessity, decisionId: stored.decisionId },
    });
  }
  return filed;
}

async function insertRequests(
  tx: Tx,
  writing: Writing & { readonly actor: StaffActor },
  made: readonly FiledRequest[],
): Promise<void> {
  if (made.length === 0) return;
  const { actor, time } = writing;
  await sql`insert into visit_requests
      (institution_id, cardholder_id, id, case_id, address_id, necessity, evidence, note, state,
       decision_id, requested_by, requested_at)
    select ${actor.institutionId}, cardholder_id, id, case_id, address_id, necessity, evidence, note,
      'open', decision_id, ${actor.staffId}::uuid, ${time.now.toString()}::timestamptz
    from unnest(
      ${made.map(({ draft }) => draft.cardholderId)}::uuid[],
      ${made.map(({ requestId }) => requestId)}::uuid[],
      ${made.map(({ draft }) => draft.caseId)}::uuid[],
      ${made.map(({ draft }) => draft.addressId)}::uuid[],
      ${made.map(({ draft }) => draft.necessity)}::text[],
      ${made.map(({ draft }) => JSON.stringify(draft.evidence))}::jsonb[],
      ${made.map(({ draft }) => draft.note)}::text[],
      ${made.map(({ stored }) => stored.decisionId)}::uuid[]
    ) as made (cardholder_id, id, case_id, address_id, necessity, evidence, note, decision_id)`.execute(
    tx,
  );
}
