// SPDX-License-Identifier: Apache-2.0
// Between a route in seconds of a day, as the planner has it, and the moments that are written.
import { assert } from '@fairvisit/domain/assert.ts';
import type { PlannedRoute } from '@fairvisit/planner/plan.ts';
import { Temporal } from 'temporal-polyfill';
import type { FixedStop } from './route-kept.ts';
import type { StandingRoute, StandingStop } from './standing-plan.query.ts';
import type { AmendedRoute } from './write-amendment.action.ts';

/** The local midnight of the day, in epoch seconds. */
export function midnightOf(on: Temporal.PlainDate, zone: string): number {
  return on.toZonedDateTime(zone).epochMilliseconds / millisecondsPerSecond;
}

export function fixedStop(stop: StandingStop, midnight: number): FixedStop {
  return {
    visitId: stop.visitId,
    position: stop.position,
    start: secondsOf(stop.startsAt) - midnight,
    end: secondsOf(stop.endsAt) - midnight,
  };
}

/** A stop of the new route: what was promised stays, what is new brings its own. */
export type StopKnown = Pick<
  StandingStop,
  'cardholderId' | 'visitId' | 'windowFrom' | 'windowUntil' | 'decisionId'
>;

export function amendedRoute(
  route: StandingRoute,
  kept: PlannedRoute,
  known: { readonly stops: readonly StopKnown[]; readonly midnight: number },
): AmendedRoute {
  const byId = new Map(known.stops.map((stop) => [stop.visitId, stop]));
  const at = (seconds: number) => instantOf(known.midnight + seconds);
  return {
    ...route,
    leavesAt: at(kept.departAt),
    returnsAt: at(kept.arriveAt),
    travelSeconds: kept.travelSeconds,
    waitingSeconds: kept.waitSeconds,
    stops: kept.stops.map((stop) => {
      const own = byId.get(stop.visit);
      assert(own, 'a kept route names its own visits');
      return {
        cardholderId: own.cardholderId,
        visitId: own.visitId,
        windowFrom: own.windowFrom,
        windowUntil: own.windowUntil,
        decisionId: own.decisionId,
        arrivesAt: at(stop.arriveAt),
        startsAt: at(stop.startAt),
        endsAt: at(stop.departAt),
        travelSeconds: stop.travelSeconds,
      };
    }),
  };
}

const millisecondsPerSecond = 1_000;

function secondsOf(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / millisecondsPerSecond);
}

function instantOf(seconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(seconds * millisecondsPerSecond);
}
