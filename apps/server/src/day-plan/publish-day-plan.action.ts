// SPDX-License-Identifier: Apache-2.0
// A supervisor publishes a draft and answers for it by name. The law is asked once more; an earlier
// plan of that day gives way, and its visits that are not in the new one wait again.
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { RefusalCode } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import type { Verdict } from '@fairvisit/law/outcome.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome } from '../http/handler.ts';
import { decideAndStoreAll } from '../law/decide-act.action.ts';
import { minuteOf } from '../law/law-time.ts';
import { visitAct } from '../law/visit-act.ts';
import { lockCardholders } from '../visit/lock-cardholders.query.ts';
import type { StaffActor } from '../visit/staff-actor.ts';
import { dayPlanOf } from './day-plan.query.ts';
import type { Pair } from './form-pairs.ts';
import { lockDays } from './lock-day.query.ts';
import { pairAsActor } from './pair-as-actor.ts';
import {
  dayOfPlan,
  type PlannedStart,
  peopleOfDay,
  plannedStarts,
  planToPublish,
  teamsOfPlan,
} from './plan-to-publish.query.ts';
import { type Day, type DayVisit, readDay } from './read-day.ts';
import { mayStand } from './solve-day.ts';
import { type PlannedVisit, writePublication } from './write-publication.action.ts';

export interface Publication {
  readonly planId: string;
  readonly idempotencyKey: string;
}

export async function publishDayPlan(
  ground: Ground,
  actor: StaffActor,
  publication: Publication,
): Promise<Outcome<DayPlan>> {
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<DayPlan, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'day-plan.publish',
        key: publication.idempotencyKey,
        request: { planId: publication.planId },
        answer: routeTable['day-plan.publish'].answer,
      },
      () => publish(tx, { ground, actor, planId: publication.planId }),
    ),
  );
}

interface Publishing {
  readonly ground: Ground;
  readonly actor: StaffActor;
  readonly planId: string;
}

async function publish(tx: Tx, publishing: Publishing): Promise<Outcome<DayPlan>> {
  const { ground, actor, planId } = publishing;
  const { institutionId } = actor;
  const asked = { institutionId, planId };
  const starts = await plannedStarts(tx, asked);
  await lockCardholders(tx, institutionId, await peopleOfDay(tx, asked));
  await lockDays(tx, institutionId, await dayOfPlan(tx, asked));
  const plan = await planToPublish(tx, asked);
  if (plan === null) return refuse({ code: 'thing.not-found', field: 'planId' });
  if (plan.state !== 'draft') {
    return refuse({ code: 'plan.superseded', detail: { state: plan.state } });
  }
  const time = await businessTime(tx, ground, institutionId);
  const day = await readDay(tx, { ground, institutionId, on: plan.on });
  const planned = matchStarts(day, starts, await teamsOfPlan(tx, asked));
  if (planned === null) return refuse({ code: 'plan.superseded' });
  const writing = { ground, actor, time };
  const decisions = await decideAndStoreAll(tx, writing, {
    pack: day.pack,
    acts: planned.map((each) => actOfStart(day, each)),
  });
  const visits: PlannedVisit[] = [];
  for (const [index, { start, visit }] of planned.entries()) {
    const stored = decisions[index];
    assert(stored, 'every start has its decision');
    if (!mayStand(visit, stored.decision)) {
      const rule = stored.decision.hits[0]?.rule;
      return refuse({
        code: refusalCode(stored.decision.verdict),
        nextLawfulAt: stored.decision.nextLawfulAt,
        ...(rule === undefined ? {} : { rule }),
        decision: stored.wire,
      });
    }
    visits.push({ start, decisionId: stored.decisionId });
  }
  await writePublication(tx, writing, { planId, on: plan.on, visits });
  return ok(await dayPlanOf(tx, { ground, institutionId, planId }));
}

function refusalCode(verdict: Verdict): RefusalCode {
  if (verdict === 'block') return 'law.blocked';
  return verdict === 'require' ? 'law.required' : 'law.reason-needed';
}

interface MatchedStart {
  readonly start: PlannedStart;
  readonly visit: DayVisit;
  readonly pair: Pair;
}

/** Null when a visit is no longer open for this day, or a pair no longer goes out together. */
function matchStarts(
  day: Day,
  starts: readonly PlannedStart[],
  teams: ReadonlyMap<number, readonly string[]>,
): readonly MatchedStart[] | null {
  const visits = new Map(day.visits.map((visit) => [visit.visitId, visit]));
  const pairs = new Map(
    day.pairing.pairs.map((pair) => [pair.officers.map(({ id }) => id).join(), pair]),
  );
  const matched: MatchedStart[] = [];
  for (const start of starts) {
    const visit = visits.get(start.visitId);
    const pair = pairs.get((teams.get(start.teamNo) ?? []).join());
    if (visit === undefined || pair === undefined) return null;
    matched.push({ start, visit, pair });
  }
  return matched;
}

function actOfStart(day: Day, { start, visit, pair }: MatchedStart) {
  const from = minuteOf(start.startsAt);
  const until = Math.ceil(start.endsAt.epochMilliseconds / millisecondsPerMinute);
  return {
    cardholderId: visit.cardholderId,
    actName: 'visit',
    act: visitAct({
      stage: 'planning',
      address: visit.address,
      start: from,
      minutes: until - from,
      decidedAt: minuteOf(day.time.now),
      proposedByCardholder: visit.promised?.isWished ?? false,
    }),
    facts: { ...visit.facts, actor: pairAsActor(pair, true) },
  };
}

const millisecondsPerMinute = 60_000;
