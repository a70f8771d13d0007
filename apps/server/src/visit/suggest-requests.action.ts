// SPDX-License-Identifier: Apache-2.0
// Requests for the persons on top of the worklist whose need is on record, so that nobody writes
// two hundred of them by hand. The rules are those of a single request; who is passed over is told.
import { setImmediate } from 'node:timers/promises';
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { ok } from '@fairvisit/domain/result.ts';
import { addressToVisit } from '@fairvisit/domain/visit/visitable-address.ts';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import { type InstitutionPack, institutionPack } from '../law/institution-pack.query.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { fileRequests, type RequestDraft } from './file-requests.action.ts';
import { firstLawfulVisit } from './first-lawful-visit.ts';
import { lockCardholders } from './lock-cardholders.query.ts';
import type { StaffActor } from './staff-actor.ts';
import { isUnderWay, visitEvidence, visitHindrance } from './visit-hindrance.ts';
import { type VisitPerson, visitPeople } from './visit-people.query.ts';
import { worklistTop } from './worklist-top.query.ts';

type Input = Parsed<'visit-request.suggest', 'body'>;
type Suggested = Answer<'visit-request.suggest'>;

/** How far down the worklist one suggestion looks. */
const personsLookedAtMax = 2_000;
const personsPerChunk = 250;

export async function suggestRequests(
  ground: Ground,
  actor: StaffActor,
  input: Input,
): Promise<Outcome<Suggested>> {
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce(
      tx,
      {
        ground,
        actor,
        act: 'visit-request.suggest',
        key: input.idempotencyKey,
        request: input,
        answer: routeTable['visit-request.suggest'].answer,
      },
      async () => ok(await suggest(tx, { ground, actor, limit: input.limit })),
    ),
  );
}

interface Suggestion {
  readonly ground: Ground;
  readonly actor: StaffActor;
  readonly limit: number;
}

async function suggest(tx: Tx, suggestion: Suggestion): Promise<Suggested> {
  const { ground, actor, limit } = suggestion;
  const { institutionId } = actor;
  const time = await businessTime(tx, ground, institutionId);
  const pack = await institutionPack(tx, institutionId);
  const top = await worklistTop(tx, institutionId, personsLookedAtMax);
  const passedOver = new Map<string, number>();
  let made = 0;
  for (let from = 0; from < top.length && made < limit; from += personsPerChunk) {
    const cardholderIds = top.slice(from, from + personsPerChunk);
    const chunk = await draftChunk(tx, { institutionId, cardholderIds, time, pack });
    const drafts = chunk.drafts.slice(0, limit - made);
    const filed = await fileRequests(tx, { ground, actor, time }, { pack, drafts });
    for (const { requestId } of filed) {
      if (requestId !== null) made += 1;
      else passedOver.set('law.blocked', (passedOver.get('law.blocked') ?? 0) + 1);
    }
    // Only those looked at before the limit was reached were passed over.
    const last = made < limit ? null : (drafts.at(-1)?.cardholderId ?? null);
    for (const { cardholderId, code } of chunk.passed) {
      if (last !== null && top.indexOf(cardholderId) > top.indexOf(last)) continue;
      passedOver.set(code, (passedOver.get(code) ?? 0) + 1);
    }
    await setImmediate();
  }
  return {
    made,
    passedOver: [...passedOver]
      .map(([code, persons]) => ({ code, persons }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

interface Chunk {
  readonly institutionId: StaffActor['institutionId'];
  readonly cardholderIds: readonly string[];
  readonly time: BusinessTime;
  readonly pack: InstitutionPack;
}

interface DraftedChunk {
  readonly drafts: RequestDraft[];
  readonly passed: { readonly cardholderId: string; readonly code: string }[];
}

/** In the order of the worklist; the persons stay locked. */
async function draftChunk(tx: Tx, chunk: Chunk): Promise<DraftedChunk> {
  await lockCardholders(tx, chunk.institutionId, chunk.cardholderIds);
  const people = await visitPeople(tx, chunk);
  const facts = await loadFacts(tx, chunk);
  const drafted: DraftedChunk = { drafts: [], passed: [] };
  for (const cardholderId of chunk.cardholderIds) {
    const person = people.get(cardholderId);
    const known = facts.get(cardholderId);
    if (person === undefined || known === undefined) continue;
    const draft = draftFor(person, known, chunk);
    if (typeof draft === 'string') drafted.passed.push({ cardholderId, code: draft });
    else drafted.drafts.push(draft);
  }
  return drafted;
}

/** The draft, or the code of what stands against it. */
function draftFor(
  person: VisitPerson,
  facts: RequestDraft['facts'],
  { time, pack }: Chunk,
): RequestDraft | string {
  const address = addressToVisit(person.addresses);
  const necessity = person.need.computed;
  const hindrance = visitHindrance({ person, address, necessity });
  if (hindrance !== null) return hindrance.code;
  if (isUnderWay(person)) return 'visit.request-open';
  if (address === null || necessity === null || person.caseId === null) return 'visit.no-address';
  const first = firstLawfulVisit({ address, facts, time, pack: pack.pack });
  if (!first.isInWindow) return 'law.blocked';
  return {
    cardholderId: person.cardholderId,
    caseId: person.caseId,
    addressId: address.id,
    necessity,
    evidence: visitEvidence(person),
    note: '',
    act: first.act,
    facts,
  };
}
