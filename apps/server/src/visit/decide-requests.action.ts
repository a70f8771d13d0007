// SPDX-License-Identifier: Apache-2.0
// A supervisor approves or refuses requests of others, each with an outcome of its own. Approving
// asks the law again: what was lawful when somebody asked may not be so any more.
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { RefusalCode } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import type { Writing } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import { type ActAsked, decideAndStoreAll } from '../law/decide-act.action.ts';
import { type InstitutionPack, institutionPack } from '../law/institution-pack.query.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { firstLawfulVisit } from './first-lawful-visit.ts';
import { lockCardholders } from './lock-cardholders.query.ts';
import {
  cardholdersOfRequests,
  type RequestToDecide,
  requestsToDecide,
} from './requests-to-decide.query.ts';
import type { StaffActor } from './staff-actor.ts';
import { visitHindrance } from './visit-hindrance.ts';
import { type VisitPerson, visitPeople } from './visit-people.query.ts';
import { type Approval, writeApprovals, writeRefusals } from './write-verdicts.action.ts';

type Input = Parsed<'visit-request.decide', 'body'>;
type Decided = Answer<'visit-request.decide'>;
type NotDecided = Decided['refused'][number];

export async function decideRequests(
  ground: Ground,
  actor: StaffActor,
  input: Input,
): Promise<Outcome<Decided>> {
  if (input.decision === 'refuse' && input.reason === undefined) {
    return refuse({ code: 'request.malformed', field: 'reason' });
  }
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce(
      tx,
      {
        ground,
        actor,
        act: 'visit-request.decide',
        key: input.idempotencyKey,
        request: input,
        answer: routeTable['visit-request.decide'].answer,
      },
      async () => ok(await decideInside(tx, { ground, actor, input })),
    ),
  );
}

interface Deciding {
  readonly ground: Ground;
  readonly actor: StaffActor;
  readonly input: Input;
}

async function decideInside(tx: Tx, { ground, actor, input }: Deciding): Promise<Decided> {
  const asked = { institutionId: actor.institutionId, requestIds: [...new Set(input.requestIds)] };
  const cardholderIds = await cardholdersOfRequests(tx, asked);
  await lockCardholders(tx, actor.institutionId, cardholderIds);
  const requests = await requestsToDecide(tx, asked);
  const time = await businessTime(tx, ground, actor.institutionId);
  const writing = { ground, actor, time };
  const known = new Map(requests.map((request) => [request.id, request]));
  const refused: NotDecided[] = [];
  const open: RequestToDecide[] = [];
  for (const requestId of asked.requestIds) {
    const request = known.get(requestId);
    const code = standsAgainst(request, actor);
    if (code !== null) refused.push({ requestId, code, rule: null });
    else if (request) open.push(request);
  }
  if (input.decision === 'refuse') {
    assert(input.reason, 'refusing without a reason was refused before');
    await writeRefusals(tx, writing, { requests: open, reason: input.reason });
    return { decided: open.length, refused };
  }
  const reason = input.reason ?? null;
  const pack = await institutionPack(tx, actor.institutionId);
  const { standing, stopped } = await examine(tx, writing, { open, pack });
  const { approvals, unlawful } = await askLaw(tx, writing, { standing, pack, reason });
  await writeApprovals(tx, writing, { approvals, reason });
  return { decided: approvals.length, refused: [...refused, ...stopped, ...unlawful] };
}

function standsAgainst(
  request: RequestToDecide | undefined,
  actor: StaffActor,
): RefusalCode | null {
  if (request === undefined) return 'thing.not-found';
  if (request.state !== 'open') return 'visit.move-not-allowed';
  return request.requestedById === actor.staffId ? 'visit.same-person' : null;
}

interface Standing {
  readonly request: RequestToDecide;
  readonly person: VisitPerson;
  readonly asked: ActAsked;
}

/** The house's own questions, asked again of every request. */
async function examine(
  tx: Tx,
  writing: Writing,
  { open, pack }: { readonly open: readonly RequestToDecide[]; readonly pack: InstitutionPack },
): Promise<{ readonly standing: readonly Standing[]; readonly stopped: readonly NotDecided[] }> {
  const { institutionId } = writing.actor;
  const { time } = writing;
  const cardholderIds = open.map((request) => request.cardholderId);
  const people = await visitPeople(tx, { institutionId, cardholderIds, time });
  const facts = await loadFacts(tx, { institutionId, cardholderIds, time });
  const stopped: NotDecided[] = [];
  const standing: Standing[] = [];
  for (const request of open) {
    const { cardholderId, necessity } = request;
    const person = people.get(cardholderId);
    const known = facts.get(cardholderId);
    assert(person && known, 'the person of a request exists');
    const address = person.addresses.find((each) => each.id === request.addressId) ?? null;
    const hindrance = visitHindrance({ person, address, necessity });
    const code = hindrance?.code ?? (person.hasVisitAlive ? 'visit.request-open' : null);
    if (code !== null || address === null) {
      stopped.push({ requestId: request.id, code: code ?? 'visit.no-address', rule: null });
      continue;
    }
    const { act } = firstLawfulVisit({ address, facts: known, time, pack: pack.pack });
    standing.push({
      request,
      person,
      asked: { cardholderId, act, facts: known, actName: 'visit' },
    });
  }
  return { standing, stopped };
}

interface LawAsked {
  readonly standing: readonly Standing[];
  readonly pack: InstitutionPack;
  readonly reason: string | null;
}

/** Every answer is stored; a warning lets nothing through without the supervisor's reason. */
async function askLaw(
  tx: Tx,
  writing: Writing,
  { standing, pack, reason }: LawAsked,
): Promise<{ readonly approvals: readonly Approval[]; readonly unlawful: readonly NotDecided[] }> {
  const acts = standing.map(({ asked }) => asked);
  const decisions = await decideAndStoreAll(tx, writing, { pack, acts });
  const approvals: Approval[] = [];
  const unlawful: NotDecided[] = [];
  for (const [index, { request, person }] of standing.entries()) {
    const stored = decisions[index];
    assert(stored, 'every act has its decision');
    const { verdict, hits } = stored.decision;
    const rule = hits[0]?.rule ?? null;
    const requestId = request.id;
    if (verdict === 'block') unlawful.push({ requestId, code: 'law.blocked', rule });
    else if (verdict === 'require') unlawful.push({ requestId, code: 'law.required', rule });
    else if (verdict === 'warn' && reason === null) {
      unlawful.push({ requestId, code: 'law.reason-needed', rule });
    } else approvals.push({ request, person, decisionId: stored.decisionId });
  }
  return { approvals, unlawful };
}
