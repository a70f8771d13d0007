// SPDX-License-Identifier: Apache-2.0
// After a proven notice and silence a supervisor may order one doorstep call in a case, with his
// reason: officers ask once whether the person wishes to talk; nothing is offered or signed.
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { windows } from '@fairvisit/law/windows.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome } from '../http/handler.ts';
import { decideAndStore, type StoredDecision } from '../law/decide-act.action.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { dayOf, minuteOf } from '../law/law-time.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { visitContact } from '../law/visit-act.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { cardholderOfVisit, type DoorstepVisit, doorstepVisit } from './doorstep-visit.query.ts';

type StaffActor = Actor & { readonly kind: 'staff' };
type Decided = Answer<'doorstep.decide'>;

export interface DoorstepToDecide {
  readonly visitId: string;
  readonly input: Parsed<'doorstep.decide', 'body'>;
}

export async function decideDoorstep(
  ground: Ground,
  actor: StaffActor,
  { visitId, input }: DoorstepToDecide,
): Promise<Outcome<Decided>> {
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<Decided, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'doorstep.decide',
        key: input.idempotencyKey,
        request: { visitId, ...input },
        answer: routeTable['doorstep.decide'].answer,
      },
      () => decide(tx, { ground, actor }, { visitId, reason: input.reason }),
    ),
  );
}

async function decide(
  tx: Tx,
  { ground, actor }: { readonly ground: Ground; readonly actor: StaffActor },
  asked: { readonly visitId: string; readonly reason: string },
): Promise<Outcome<Decided>> {
  const { institutionId } = actor;
  const { visitId } = asked;
  const cardholderId = await cardholderOfVisit(tx, { institutionId, visitId });
  if (cardholderId === null) return refuse({ code: 'thing.not-found', field: 'visitId' });
  await lockCardholder(tx, institutionId, cardholderId);
  const visit = await doorstepVisit(tx, { institutionId, visitId });
  if (visit === null) return refuse({ code: 'thing.not-found', field: 'visitId' });
  if (visit.manner === 'doorstep') return refuse({ code: 'doorstep.used' });
  if (!isDue(visit)) return refuse({ code: 'doorstep.not-due' });
  const writing = { ground, actor, time: await businessTime(tx, ground, institutionId) };
  const stored = await askLaw(tx, writing, visit);
  const { decision } = stored;
  if (decision.verdict === 'block' || decision.verdict === 'require') {
    const rule = decision.hits[0]?.rule;
    return refuse({
      code: decision.verdict === 'block' ? 'law.blocked' : 'law.required',
      ...(rule === undefined ? {} : { rule }),
      nextLawfulAt: decision.nextLawfulAt,
      decision: stored.wire,
    });
  }
  const isFirst = await approve(tx, writing, { visit, stored, reason: asked.reason });
  return isFirst ? ok({ visitId, decision: stored.wire }) : refuse({ code: 'doorstep.used' });
}

/** Proven, unanswered, put back for that: nothing else leads to a door. */
function isDue(visit: DoorstepVisit): boolean {
  return (
    visit.state === 'proposed' &&
    visit.caseState === 'open' &&
    visit.isProven &&
    visit.answer === null &&
    visit.endedReason === 'no-answer'
  );
}

/** Asked for the first lawful time; a visit is planned, and asked about again, by its plan. */
async function askLaw(
  tx: Tx,
  writing: MessageWriting,
  visit: DoorstepVisit,
): Promise<StoredDecision> {
  const { institutionId } = writing.actor;
  const { cardholderId, serviceMinutes, visitId } = visit;
  const { time } = writing;
  const loaded = await loadFacts(tx, {
    institutionId,
    cardholderIds: [cardholderId],
    time,
    exceptVisitIds: [visitId],
  });
  const facts = loaded.get(cardholderId);
  assert(facts, 'a locked person has facts');
  const pack = await institutionPack(tx, institutionId);
  const now = minuteOf(time.now);
  const contact = {
    ...visitContact({ stage: 'planning', address: visit.address, decidedAt: now }),
    kind: 'doorstep_followup',
  } as const;
  const today = dayOf(time.day);
  const span = { fromDay: today, untilDay: today + searchDays, minutes: serviceMinutes };
  const found = windows({ contact, facts, ...span }, pack.pack).windows.find(
    (window) => window.from >= now,
  );
  const start = found?.from ?? now;
  return decideAndStore(tx, writing, {
    cardholderId,
    act: { contact, start, end: start + serviceMinutes },
    facts,
    actName: 'doorstep',
    pack,
  });
}

const searchDays = 30;

interface Approval {
  readonly visit: DoorstepVisit;
  readonly stored: StoredDecision;
  readonly reason: string;
}

/** False: the case has had its one call. */
async function approve(
  tx: Tx,
  writing: MessageWriting & { readonly actor: StaffActor },
  { visit, stored, reason }: Approval,
): Promise<boolean> {
  const { actor, time } = writing;
  const { cardholderId, caseId, visitId } = visit;
  const kept = await sql<{ visit_id: string }>`
    insert into doorstep_calls
      (institution_id, cardholder_id, case_id, visit_id, reason, decision_id, decided_by, decided_at)
    values (${actor.institutionId}, ${cardholderId}, ${caseId}, ${visitId}, ${reason},
      ${stored.decisionId}, ${actor.staffId}, ${time.now.toString()})
    on conflict (institution_id, cardholder_id, case_id) do nothing
    returning visit_id`.execute(tx);
  if (kept.rows.length === 0) return false;
  await sql`update visits set manner = 'doorstep', changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${visitId} and state = 'proposed'`.execute(tx);
  const codes = { caseId, decisionId: stored.decisionId };
  await appendEvent(tx, writing, {
    kind: 'doorstep.approved',
    cardholderId,
    subjectId: visitId,
    codes,
    content: { reason },
  });
  await writeAudit(tx, writing, {
    act: 'doorstep.approve',
    thing: 'visit',
    thingId: visitId,
    cardholderId,
    detail: codes,
  });
  return true;
}
