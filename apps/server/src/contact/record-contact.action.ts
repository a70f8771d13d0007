// SPDX-License-Identifier: Apache-2.0
// A call or a letter goes into the file (催记). The law is asked under the person's lock; what it
// forbids is not recorded as done, and its "no" stays in the file as a decision.
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { Decision } from '@fairvisit/api/shapes.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome } from '../http/handler.ts';
import { contactAct, type PointUsed } from '../law/call-act.ts';
import { decideAndStore, type StoredDecision } from '../law/decide-act.action.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { minuteOf } from '../law/law-time.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { staffAsActor } from '../law/staff-as-actor.query.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { dropPoint } from '../notice/drop-point.action.ts';
import { contactPoint, placeOfLetters, placeOfLiving } from './contact-point.query.ts';
import { lockCardholder } from './lock-cardholder.query.ts';

export interface ContactToRecord {
  readonly cardholderId: string;
  readonly idempotencyKey: string;
  readonly channel: 'call' | 'letter';
  readonly contactPointId?: string | undefined;
  readonly outcome: string;
  /** What the person begins himself uses up none of his caps, and cannot be forbidden afterwards. */
  readonly startedBy?: 'institution' | 'person' | undefined;
  readonly identityChecked?: boolean | undefined;
  readonly note: string;
}

export interface ContactRecorded {
  readonly contactId: string;
  readonly decision: Decision;
}

export async function recordContact(
  ground: Ground,
  actor: Actor,
  input: ContactToRecord,
): Promise<Outcome<ContactRecorded>> {
  const { idempotencyKey: key, ...request } = input;
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<ContactRecorded, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'contact.record',
        key,
        request,
        answer: routeTable['contact.record'].answer,
      },
      () => record(tx, { ground, actor, input }),
    ),
  );
}

interface Recording {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly input: ContactToRecord;
}

async function record(tx: Tx, recording: Recording): Promise<Outcome<ContactRecorded>> {
  const { ground, actor, input } = recording;
  const person = await lockCardholder(tx, actor.institutionId, input.cardholderId);
  if (!person) return refuse({ code: 'thing.not-found' });
  const point = await pointUsed(tx, actor, input);
  if (point === 'missing') return refuse({ code: 'thing.not-found', field: 'contactPointId' });
  if (person.caseId === null) return refuse({ code: 'case.closed' });
  const writing = {
    ground,
    actor,
    time: await businessTime(tx, ground, actor.institutionId),
  };
  const stored = await askTheLaw(tx, writing, { input, point });
  const refusal = input.startedBy === 'person' ? null : refusalOf(stored, input.note);
  if (refusal) {
    await writeAudit(tx, writing, {
      act: 'contact.refuse',
      thing: 'case',
      thingId: person.caseId,
      cardholderId: input.cardholderId,
      detail: { channel: input.channel, decisionId: stored.decisionId, code: refusal.code },
    });
    return refuse(refusal);
  }
  const contactId = await storeContact(tx, writing, { input, point, stored });
  return ok({ contactId, decision: stored.wire });
}

async function pointUsed(
  tx: Tx,
  actor: Actor,
  input: ContactToRecord,
): Promise<PointUsed | null | 'missing'> {
  const asked = { institutionId: actor.institutionId, cardholderId: input.cardholderId };
  if (input.contactPointId !== undefined) {
    const { contactPointId } = input;
    return (await contactPoint(tx, { ...asked, contactPointId })) ?? 'missing';
  }
  return input.channel === 'letter' ? placeOfLetters(tx, asked) : null;
}

async function askTheLaw(
  tx: Tx,
  writing: Writing,
  { input, point }: { readonly input: ContactToRecord; readonly point: PointUsed | null },
): Promise<StoredDecision> {
  const { actor, time } = writing;
  const { institutionId } = actor;
  const { cardholderId } = input;
  const loaded = await loadFacts(tx, { institutionId, cardholderIds: [cardholderId], time });
  const facts = loaded.get(cardholderId);
  assert(facts, 'a locked person has facts');
  const home = await placeOfLiving(tx, { institutionId, cardholderId });
  const act = contactAct({
    channel: input.channel,
    point,
    communityCode: home?.communityCode ?? null,
    startedByPerson: input.startedBy === 'person',
    at: minuteOf(time.now),
  });
  return decideAndStore(tx, writing, {
    cardholderId,
    act,
    facts: { ...facts, actor: await staffAsActor(tx, actor, time.day) },
    actName: input.channel,
    pack: await institutionPack(tx, institutionId),
  });
}

/** A warning lets the contact through with a reason; a stop never does. */
function refusalOf({ decision, wire }: StoredDecision, note: string): ExplainedRefusal | null {
  const code = refusalCodes[decision.verdict];
  if (code === null || (code === 'law.reason-needed' && note.trim() !== '')) return null;
  const rule = decision.hits[0]?.rule;
  return {
    code,
    ...(rule === undefined ? {} : { rule }),
    ...(code === 'law.reason-needed' ? { field: 'note' } : {}),
    nextLawfulAt: decision.nextLawfulAt,
    decision: wire,
  };
}

const refusalCodes = {
  allow: null,
  warn: 'law.reason-needed',
  require: 'law.required',
  block: 'law.blocked',
} as const;

interface LawfulContact {
  readonly input: ContactToRecord;
  readonly point: PointUsed | null;
  readonly stored: StoredDecision;
}

async function storeContact(
  tx: Tx,
  writing: MessageWriting,
  { input, point, stored }: LawfulContact,
): Promise<string> {
  const { actor, ground, time } = writing;
  const contactId = newId<string>(ground.ids);
  const isLetter = input.channel === 'letter';
  const isAddress = isLetter && input.contactPointId === undefined;
  await sql`insert into contacts
      (institution_id, cardholder_id, id, channel, contact_point_id, address_id, started_at,
       outcome, started_by, identity_checked, staff_id, agency_id, decision_id, recorded_at)
    values (${actor.institutionId}, ${input.cardholderId}, ${contactId}, ${input.channel},
      ${isAddress ? null : (point?.id ?? null)}, ${isAddress ? (point?.id ?? null) : null},
      ${time.now.toString()}, ${input.outcome}, ${input.startedBy ?? 'institution'},
      ${input.identityChecked ?? false}, ${actor.kind === 'staff' ? actor.staffId : null},
      (select agency_id from staff where institution_id = ${actor.institutionId}
        and id = ${actor.kind === 'staff' ? actor.staffId : null}),
      ${stored.decisionId}, ${ground.wall.now().toString()})`.execute(tx);
  // Where somebody else answers, nobody rings again about this person, or relies on it.
  if (input.outcome === 'not-the-person' && point && !isAddress) {
    await dropPoint(tx, writing, { cardholderId: input.cardholderId, contactPointId: point.id });
  }
  const codes = {
    channel: input.channel,
    outcome: input.outcome,
    startedBy: input.startedBy ?? 'institution',
    verdict: stored.decision.verdict,
    decisionId: stored.decisionId,
    contactPointId: isAddress ? null : (point?.id ?? null),
  };
  await appendEvent(tx, writing, {
    kind: 'contact.recorded',
    cardholderId: input.cardholderId,
    subjectId: contactId,
    codes,
    ...(input.note.trim() === '' ? {} : { content: { note: input.note } }),
  });
  await writeAudit(tx, writing, {
    act: 'contact.record',
    thing: 'contact',
    thingId: contactId,
    cardholderId: input.cardholderId,
    detail: codes,
  });
  return contactId;
}
