// SPDX-License-Identifier: Apache-2.0
// One request for a visit (外访申请): it says why, and the reason is checked against the record.
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { fileRequests, type RequestDraft } from './file-requests.action.ts';
import { firstLawfulVisit } from './first-lawful-visit.ts';
import { lockCardholders } from './lock-cardholders.query.ts';
import type { StaffActor } from './staff-actor.ts';
import { isUnderWay, visitEvidence, visitHindrance } from './visit-hindrance.ts';
import { type VisitAddress, type VisitPerson, visitPeople } from './visit-people.query.ts';

type Input = Parsed<'visit-request.make', 'body'>;
type Made = Answer<'visit-request.make'>;

export async function requestVisit(
  ground: Ground,
  actor: StaffActor,
  input: Input,
): Promise<Outcome<Made>> {
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<Made, RefusalOf<Made>>(
      tx,
      {
        ground,
        actor,
        act: 'visit-request.make',
        key: input.idempotencyKey,
        request: input,
        answer: routeTable['visit-request.make'].answer,
      },
      () => makeRequest(tx, { ground, actor }, input),
    ),
  );
}

type RefusalOf<Value> = Extract<Outcome<Value>, { ok: false }>['refusal'];

interface Requester {
  readonly ground: Ground;
  readonly actor: StaffActor;
}

async function makeRequest(tx: Tx, requester: Requester, input: Input): Promise<Outcome<Made>> {
  const { ground, actor } = requester;
  const { institutionId } = actor;
  const { cardholderId } = input;
  const known = await lockCardholders(tx, institutionId, [cardholderId]);
  if (!known.has(cardholderId)) return refuse({ code: 'thing.not-found', field: 'cardholderId' });
  const time = await businessTime(tx, ground, institutionId);
  const people = await visitPeople(tx, { institutionId, cardholderIds: [cardholderId], time });
  const person = people.get(cardholderId);
  assert(person, 'a locked person has a row');
  const address = person.addresses.find((each) => each.id === input.addressId) ?? null;
  const hindrance = visitHindrance({ person, address, necessity: input.necessity });
  if (hindrance !== null) return refuse(hindrance);
  if (isUnderWay(person)) return refuse({ code: 'visit.request-open' });
  const pack = await institutionPack(tx, institutionId);
  const facts = (await loadFacts(tx, { institutionId, cardholderIds: [cardholderId], time })).get(
    cardholderId,
  );
  assert(facts && address, 'the facts of a person with an address are known');
  const { act } = firstLawfulVisit({
    address,
    facts,
    time,
    pack: pack.pack,
  });
  const draft = draftOf(person, address, { act, facts, input });
  const [filed] = await fileRequests(tx, { ground, actor, time }, { pack, drafts: [draft] });
  assert(filed, 'one draft is filed');
  const decision = filed.stored.wire;
  if (filed.requestId !== null) return ok({ requestId: filed.requestId, decision });
  const rule = filed.stored.decision.hits[0]?.rule;
  return refuse({
    code: filed.stored.decision.verdict === 'block' ? 'law.blocked' : 'law.required',
    nextLawfulAt: filed.stored.decision.nextLawfulAt,
    ...(rule === undefined ? {} : { rule }),
    decision,
  });
}

function draftOf(
  person: VisitPerson,
  address: VisitAddress,
  given: Pick<RequestDraft, 'act' | 'facts'> & { readonly input: Input },
): RequestDraft {
  assert(person.caseId, 'a person without an open case was refused before');
  return {
    cardholderId: person.cardholderId,
    caseId: person.caseId,
    addressId: address.id,
    necessity: given.input.necessity,
    note: given.input.note,
    act: given.act,
    facts: given.facts,
    evidence: visitEvidence(person),
  };
}
