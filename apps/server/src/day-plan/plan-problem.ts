// SPDX-License-Identifier: Apache-2.0
// The day as the planner takes it: pairs with their shift and midday break, visits with lawful
// windows only. What a visit is worth rests on its reasons and its waiting, never on the amount.
import type { Problem, Team, TimeWindow, Visit } from '@fairvisit/planner/problem.ts';
import { prizeMax } from '@fairvisit/planner/problem.ts';
import { defaultTravelModel, type GeoPoint, travelMatrix } from '@fairvisit/planner/travel.ts';
import { genderSkill, languageSkill, type Pair, skillsOf } from './form-pairs.ts';
import type { PromisedWindow } from './plannable-visits.query.ts';

export interface VisitToPlan {
  readonly visitId: string;
  readonly cardholderId: string;
  readonly position: GeoPoint | null;
  /** Lawful stretches of the day, in epoch minutes; the whole visit fits into one. */
  readonly windows: readonly TimeWindow[];
  readonly serviceMinutes: number;
  readonly priorityStep: number;
  readonly waitingDays: number;
  /** No other day of the next weeks is lawful. */
  readonly isLastChance: boolean;
  /** Somebody agreed to this very window: never traded for anything. */
  readonly promised: PromisedWindow | null;
  readonly genderWish: 'female' | 'male' | null;
  readonly language: string;
  /** The agency that the accounts were handed to; null: the institution's own staff. */
  readonly agencyId: string | null;
}

/** Seconds since the local midnight of the day. */
export const shift: TimeWindow = { from: 9 * 3_600, until: 18 * 3_600 };
export const middayBreak = {
  id: 'midday',
  seconds: 3_600,
  windows: [{ from: 11 * 3_600 + 1_800, until: 14 * 3_600 }],
};
/** The hour whose travel speed stands for the day. */
export const travelHour = 10;

/** `dayStart` is the epoch minute of the day's midnight; the planner counts seconds from it. */
export function planProblem(day: {
  readonly pairs: readonly Pair[];
  readonly visits: readonly VisitToPlan[];
  readonly dayStart: number;
}): Problem {
  const points: GeoPoint[] = day.pairs.map(({ base }) => ({
    latitude: base.lat,
    longitude: base.lng,
  }));
  const visits = day.visits.map((visit): Visit => {
    const place = visit.position === null ? null : points.push(visit.position) - 1;
    return { ...visitOf(visit, day), place };
  });
  return {
    teams: day.pairs.map(teamOf),
    visits,
    forbidden: [],
    travel: travelMatrix(points, defaultTravelModel, travelHour),
  };
}

/** Reason first, waiting next; at most what the planner takes. */
export function prizeOf(visit: Pick<VisitToPlan, 'priorityStep' | 'waitingDays'>): number {
  const waiting = Math.min(Math.max(visit.waitingDays, 0), waitingDaysCounted);
  return Math.min(prizeMax, 10 + pointsPerStep * visit.priorityStep + pointsPerDay * waiting);
}

const pointsPerStep = 100;
const pointsPerDay = 3;
const waitingDaysCounted = 30;

function teamOf(pair: Pair, place: number): Team {
  return {
    id: String(pair.teamNo),
    officers: pair.officers.map((officer) => officer.id),
    start: place,
    end: place,
    shift,
    break: middayBreak,
    skills: skillsOf(pair),
    capacity: null,
    stopsMax: null,
    dayCost: 0,
  };
}

function visitOf(
  visit: VisitToPlan,
  day: { readonly pairs: readonly Pair[]; readonly dayStart: number },
): Omit<Visit, 'place'> {
  const teams = day.pairs.filter((pair) => pair.agencyId === visit.agencyId);
  return {
    id: visit.visitId,
    serviceSeconds: visit.serviceMinutes * 60,
    windows: visit.windows.map(({ from, until }) => ({
      from: (from - day.dayStart) * 60,
      until: (until - day.dayStart) * 60,
    })),
    skills: [
      languageSkill(visit.language),
      ...(visit.genderWish === null ? [] : [genderSkill(visit.genderWish)]),
    ],
    tier: visit.promised !== null ? 'appointment' : visit.isLastChance ? 'last-chance' : 'prize',
    prize: prizeOf(visit),
    load: 0,
    lockedTeam: null,
    allowedTeams: teams.map((pair) => String(pair.teamNo)),
    cardholder: visit.cardholderId,
  };
}
