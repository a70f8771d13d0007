// SPDX-License-Identifier: Apache-2.0
// From a day to a lawful plan of it. The law is asked about every planned start with the pair that
// would go; a visit it does not let through is taken out and the day is planned anew.
import { assert } from '@fairvisit/domain/assert.ts';
import type { Clock } from '@fairvisit/domain/time/clock.ts';
import { decide } from '@fairvisit/law/decide.ts';
import type {
  PlanCost,
  PlannedRoute,
  PlannedStop,
  UnservedReason,
} from '@fairvisit/planner/plan.ts';
import type { ActAsked } from '../law/decide-act.action.ts';
import { minuteOf } from '../law/law-time.ts';
import { visitAct } from '../law/visit-act.ts';
import type { Pair } from './form-pairs.ts';
import { pairAsActor } from './pair-as-actor.ts';
import { planProblem } from './plan-problem.ts';
import type { Day, DayVisit } from './read-day.ts';
import { roundsWithin, type Search, searchPlan } from './search-plan.ts';

export interface ServedVisit {
  readonly visit: DayVisit;
  readonly pair: Pair;
  readonly stopNo: number;
  readonly stop: PlannedStop;
}

export interface LeftVisit {
  readonly visit: DayVisit;
  readonly reason: UnservedReason | 'law';
  readonly rule: string | null;
}

export interface SolvedDay {
  readonly search: Search;
  readonly cost: PlanCost;
  readonly routes: readonly { readonly pair: Pair; readonly route: PlannedRoute }[];
  readonly served: readonly ServedVisit[];
  readonly unserved: readonly LeftVisit[];
}

/** How to search: with a fixed number of rounds, or as many as fit into the seconds. */
export type SearchBudget = Search | { readonly seed: number; readonly seconds: number };

export async function solveDay(day: Day, budget: SearchBudget, wall: Clock): Promise<SolvedDay> {
  const lawful = day.visits.filter((visit) => visit.windows.length > 0);
  const unlawful: LeftVisit[] = day.visits
    .filter((visit) => visit.windows.length === 0)
    .map((visit) => ({ visit, reason: 'law', rule: visit.blockedBy }));
  let candidates = lawful;
  for (;;) {
    const solved = await solveOnce({ ...day, visits: candidates }, budget, wall);
    const stopped = stoppedByLaw(day, solved.served);
    if (stopped.length === 0) return { ...solved, unserved: [...solved.unserved, ...unlawful] };
    // Each round takes out at least one visit, so it ends.
    unlawful.push(...stopped);
    const gone = new Set(stopped.map(({ visit }) => visit.visitId));
    candidates = candidates.filter((visit) => !gone.has(visit.visitId));
  }
}

/** The question to the law about one planned start; minutes are rounded outwards. */
export function actOfStop(day: Day, served: ServedVisit, isManagerNamed: boolean): ActAsked {
  const { visit, pair, stop } = served;
  const start = Math.floor(stop.startAt / 60);
  const end = Math.ceil(stop.departAt / 60);
  return {
    cardholderId: visit.cardholderId,
    actName: 'visit',
    act: visitAct({
      stage: 'planning',
      address: visit.address,
      start: day.dayStart + start,
      minutes: end - start,
      decidedAt: minuteOf(day.time.now),
      proposedByCardholder: visit.promised?.isWished ?? false,
    }),
    facts: { ...visit.facts, actor: pairAsActor(pair, isManagerNamed) },
  };
}

/** Whether a planned start may stand: allowed, or warned of with a reason on record for each. */
export function mayStand(
  visit: Pick<DayVisit, 'acceptedWarnings'>,
  decision: Pick<ReturnType<typeof decide>, 'verdict' | 'hits'>,
): boolean {
  if (decision.verdict === 'allow') return true;
  if (decision.verdict !== 'warn') return false;
  return decision.hits
    .filter((hit) => hit.outcome === 'warn')
    .every((hit) => visit.acceptedWarnings.includes(hit.rule));
}

async function solveOnce(day: Day, budget: SearchBudget, wall: Clock): Promise<SolvedDay> {
  const { pairs } = day.pairing;
  const problem = planProblem({ pairs, visits: day.visits, dayStart: day.dayStart });
  const iterations =
    'iterations' in budget
      ? budget.iterations
      : roundsWithin(problem, { seconds: budget.seconds, wall });
  const search = { seed: budget.seed, iterations };
  const plan = await searchPlan(problem, search);
  const visits = new Map(day.visits.map((visit) => [visit.visitId, visit]));
  const byTeam = new Map(pairs.map((pair) => [String(pair.teamNo), pair]));
  const routes = plan.routes.map((route) => {
    const pair = byTeam.get(route.team);
    assert(pair, 'a route belongs to a pair');
    return { pair, route };
  });
  const visitOf = (id: string): DayVisit => {
    const visit = visits.get(id);
    assert(visit, 'a plan names visits of its day only');
    return visit;
  };
  return {
    search,
    cost: plan.cost,
    routes,
    served: routes.flatMap(({ pair, route }) =>
      route.stops.map((stop, index) => ({
        visit: visitOf(stop.visit),
        pair,
        stopNo: index + 1,
        stop,
      })),
    ),
    unserved: plan.unserved.map(({ visit, reason }) => ({
      visit: visitOf(visit),
      reason,
      rule: null,
    })),
  };
}

function stoppedByLaw(day: Day, served: readonly ServedVisit[]): LeftVisit[] {
  return served.flatMap((each): LeftVisit[] => {
    const { act, facts } = actOfStop(day, each, false);
    const decision = decide(act, facts, day.pack.pack);
    if (mayStand(each.visit, decision)) return [];
    return [{ visit: each.visit, reason: 'law', rule: decision.hits[0]?.rule ?? null }];
  });
}
