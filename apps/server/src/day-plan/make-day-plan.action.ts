// SPDX-License-Identifier: Apache-2.0
// The plan of a day: read, searched for outside any transaction so that the house stays open, and
// written in one only if nothing it stands on has changed meanwhile.
import type { Parsed } from '@fairvisit/api/route-table.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { dayKind } from '@fairvisit/law/working-calendar.ts';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { ExplainedRefusal, Outcome } from '../http/handler.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { dayOf } from '../law/law-time.ts';
import { lockCardholders } from '../visit/lock-cardholders.query.ts';
import type { StaffActor } from '../visit/staff-actor.ts';
import { dayPlanOf } from './day-plan.query.ts';
import { lockDays } from './lock-day.query.ts';
import { type Day, fingerprint, readDay } from './read-day.ts';
import { type SearchBudget, type SolvedDay, solveDay } from './solve-day.ts';
import { writeDayPlan } from './write-day-plan.action.ts';

type Input = Parsed<'day-plan.make', 'body'>;

/** What it stands on may change while it is searched; after so many times somebody is told. */
const attemptsMax = 3;

export async function makeDayPlan(
  ground: Ground,
  actor: StaffActor,
  asked: { readonly input: Input; readonly budget?: SearchBudget },
): Promise<Outcome<DayPlan>> {
  const { input } = asked;
  const budget = asked.budget ?? { seed: newSeed(ground), seconds: input.seconds };
  const on = Temporal.PlainDate.from(input.on);
  for (let attempt = 1; ; attempt += 1) {
    const day = await dayToPlan(ground, actor, on);
    if (!day.ok) return day;
    const solved = await solveDay(day.value, budget, ground.wall);
    const outcome = await store(ground, actor, { input, day: day.value, solved });
    const isStale = !outcome.ok && outcome.refusal.code === 'plan.superseded';
    if (!isStale || attempt === attemptsMax) return outcome;
  }
}

async function dayToPlan(
  ground: Ground,
  actor: StaffActor,
  on: Temporal.PlainDate,
): Promise<Outcome<Day>> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx): Promise<Outcome<Day>> => {
    const time = await businessTime(tx, ground, institutionId);
    if (Temporal.PlainDate.compare(on, time.day) < 0) {
      return refuse({ code: 'request.malformed', field: 'on' });
    }
    const { pack } = await institutionPack(tx, institutionId);
    // A feast that the law itself fixes is known, but not which days round it are off or made up.
    const isPublished = pack.calendar.published.has(on.year);
    if (!isPublished || dayKind(pack.calendar, dayOf(on)) === 'unknown') {
      return refuse({ code: 'calendar.not-published', field: 'on', detail: { year: on.year } });
    }
    const day = await readDay(tx, { ground, institutionId, on });
    return day.visits.length === 0 ? refuse({ code: 'plan.nothing-to-plan' }) : ok(day);
  });
}

interface PlanFound {
  readonly input: Input;
  readonly day: Day;
  readonly solved: SolvedDay;
}

async function store(
  ground: Ground,
  actor: StaffActor,
  { input, day, solved }: PlanFound,
): Promise<Outcome<DayPlan>> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, (tx) =>
    answerOnce<DayPlan, ExplainedRefusal>(
      tx,
      {
        ground,
        actor,
        act: 'day-plan.make',
        key: input.idempotencyKey,
        request: input,
        answer: routeTable['day-plan.make'].answer,
      },
      async () => {
        // Whoever answers or moves meanwhile does so before this reading or after the draft stands.
        const people = day.visits.map((visit) => visit.cardholderId);
        await lockCardholders(tx, institutionId, people);
        await lockDays(tx, institutionId, [day.on]);
        const now = await readDay(tx, { ground, institutionId, on: day.on });
        const writing = { ground, actor, time: now.time };
        if (fingerprint(now) !== fingerprint(day)) {
          await writeAudit(tx, writing, {
            act: 'day-plan.outdated',
            thing: 'day-plan',
            detail: { on: day.on.toString() },
          });
          return refuse({ code: 'plan.superseded' });
        }
        const planId = await writeDayPlan(tx, writing, {
          day: now,
          solved: refreshed(solved, now),
        });
        if (planId === null) return refuse({ code: 'plan.superseded' });
        return ok(await dayPlanOf(tx, { ground, institutionId, planId }));
      },
    ),
  );
}

/** The same plan over the facts of the second reading, so that the law judges those. */
function refreshed(solved: SolvedDay, now: Day): SolvedDay {
  const visits = new Map(now.visits.map((visit) => [visit.visitId, visit]));
  return {
    ...solved,
    served: solved.served.map((each) => ({
      ...each,
      visit: visits.get(each.visit.visitId) ?? each.visit,
    })),
  };
}

/** 31 bits; kept with the plan, so that it can be found again. */
function newSeed(ground: Ground): number {
  const [a = 0, b = 0, c = 0, d = 0] = ground.ids.randomBytes(4);
  return ((a & 0x7f) << 24) | (b << 16) | (c << 8) | d;
}
