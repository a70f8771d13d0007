// SPDX-License-Identifier: Apache-2.0
// May this person be rung, or visited, at this moment, and why (not). Asked for the reader of the
// page; not stored, since nothing is done.
import type { CasePage } from '@fairvisit/api/case.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { visitMinutes } from '@fairvisit/domain/visit/visit-length.ts';
import { addressToVisit } from '@fairvisit/domain/visit/visitable-address.ts';
import type { Act } from '@fairvisit/law/act.ts';
import { decide } from '@fairvisit/law/decide.ts';
import type { Pack } from '@fairvisit/law/pack.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor } from '../ground.ts';
import { contactAct } from '../law/call-act.ts';
import { toWire } from '../law/decision-wire.ts';
import { minuteOf } from '../law/law-time.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { staffAsActor } from '../law/staff-as-actor.query.ts';
import { visitAct } from '../law/visit-act.ts';
import type { CaseAddress, CaseContactPoint } from './case-reach.query.ts';

export interface NowAsked {
  readonly actor: Actor;
  readonly cardholderId: string;
  readonly time: BusinessTime;
  readonly pack: Pack;
  readonly contactPoints: readonly CaseContactPoint[];
  readonly addresses: readonly CaseAddress[];
}

export async function caseNow(tx: Tx, asked: NowAsked): Promise<CasePage['now']> {
  const { actor, cardholderId, pack, time } = asked;
  const { institutionId } = actor;
  const loaded = await loadFacts(tx, { institutionId, cardholderIds: [cardholderId], time });
  const facts = loaded.get(cardholderId);
  assert(facts, 'a person who was read has facts');
  const caller = { ...facts, actor: await staffAsActor(tx, actor, time.day) };
  const call = callNow(asked);
  const visit = visitNow(asked);
  return {
    call: toWire(decide(call, caller, pack), { actName: 'call', act: call, pack }),
    visit: toWire(decide(visit, facts, pack), { actName: 'visit', act: visit, pack }),
  };
}

/** With the number that would be tried first. */
function callNow({ contactPoints, addresses, time }: NowAsked): Act {
  const phone = contactPoints.find((point) => point.kind === 'phone' && !point.isFrozen);
  const home = addresses.find((address) => address.kind === 'residence' && !address.isRetired);
  return contactAct({
    channel: 'call',
    point: phone ?? null,
    communityCode: home?.communityCode ?? null,
    at: minuteOf(time.now),
  });
}

/** As if it were planned now: the answer names the first moment at which officers may come. */
function visitNow({ addresses, time }: NowAsked): Act {
  const start = minuteOf(time.now);
  return visitAct({
    stage: 'planning',
    address: addressToVisit(addresses),
    start,
    minutes: visitMinutes,
    decidedAt: start,
  });
}
