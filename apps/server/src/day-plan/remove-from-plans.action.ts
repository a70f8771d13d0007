// SPDX-License-Identifier: Apache-2.0
// Takes visits out of published plans: a new version of the plan without them takes its place, and
// every other promise stays as it was told.
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { lockDays } from './lock-day.query.ts';
import { routeKept } from './route-kept.ts';
import { amendedRoute, fixedStop, midnightOf } from './route-times.ts';
import {
  daysOfVisits,
  type StandingPlan,
  type StandingRoute,
  type StandingStop,
  standingPlan,
} from './standing-plan.query.ts';
import { type AmendedRoute, writeAmendment } from './write-amendment.action.ts';

export interface VisitsToRemove {
  readonly visits: readonly { readonly cardholderId: string; readonly visitId: string }[];
  readonly reason: string;
}

/** The plans that were amended, by their new ids. The caller holds the cardholders' rows. */
export async function removeFromPlans(
  tx: Tx,
  writing: MessageWriting,
  which: VisitsToRemove,
): Promise<readonly string[]> {
  const { actor, ground } = writing;
  const { institutionId } = actor;
  await lockDays(tx, institutionId, await daysOfVisits(tx, institutionId, which.visits));
  // Read again under the lock: somebody may have amended the plan meanwhile.
  const days = await daysOfVisits(tx, institutionId, which.visits);
  const gone = new Set(which.visits.map(({ visitId }) => visitId));
  const amended: string[] = [];
  for (const on of days) {
    const plan = await standingPlan(tx, { ground, institutionId, on });
    if (plan === null) continue;
    amended.push(
      await writeAmendment(tx, writing, {
        on,
        from: plan,
        routes: routesWithout(plan, gone, writing.time.zone),
        publishedBy: plan.publishedBy,
        reason: which.reason,
      }),
    );
  }
  return amended;
}

/** A team that has nobody left to visit stays at home. */
export function routesWithout(
  plan: StandingPlan,
  gone: ReadonlySet<string>,
  zone: string,
): readonly AmendedRoute[] {
  const midnight = midnightOf(plan.on, zone);
  return plan.routes.flatMap((route) => {
    const stops = plan.stops.filter(
      (stop) => stop.teamNo === route.teamNo && !gone.has(stop.visitId),
    );
    return stops.length === 0 ? [] : [keepStops(route, stops, midnight)];
  });
}

function keepStops(
  route: StandingRoute,
  stops: readonly StandingStop[],
  midnight: number,
): AmendedRoute {
  const fixed = stops.map((stop) => fixedStop(stop, midnight));
  const kept = routeKept({ base: route.base, fixed, added: null });
  return kept === null ? asItWas(route, stops) : amendedRoute(route, kept, { stops, midnight });
}

/** A place that is no longer known, a shift that was changed since: the promised times stand. */
function asItWas(route: StandingRoute, stops: readonly StandingStop[]): AmendedRoute {
  const [first] = stops;
  const last = stops.at(-1);
  const leavesAt = first?.arrivesAt.subtract({ seconds: first.travelSeconds });
  return {
    ...route,
    leavesAt: leavesAt ?? Temporal.Instant.fromEpochMilliseconds(0),
    returnsAt: last?.endsAt ?? Temporal.Instant.fromEpochMilliseconds(0),
    travelSeconds: stops.reduce((sum, stop) => sum + stop.travelSeconds, 0),
    waitingSeconds: 0,
    stops: stops.map(({ teamNo, stopNo, position, ...stop }) => stop),
  };
}
