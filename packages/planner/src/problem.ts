// SPDX-License-Identifier: Apache-2.0
// The planning problem as the rest of the product states it: teams, visits, places and travel
// seconds. Times are whole seconds on one axis chosen by the caller (seconds since the local
// midnight of the day, say); the solver never knows a date.

/** The most visits, teams and places one problem may have; more is refused at the edge. */
export const visitsMax = 2_000;
export const teamsMax = 500;
export const placesMax = 3_000;
export const windowsPerVisitMax = 50;
/** The latest second a time may name; keeps every sum inside a 32-bit cell of the solver. */
export const secondsMax = 2_000_000_000;
export const prizeMax = 1_000;

/** [from, until) in seconds. */
export interface TimeWindow {
  readonly from: number;
  readonly until: number;
}

/** One break of a route, taken where the team stands, wholly inside one of its windows. */
export interface TeamBreak {
  readonly id: string;
  readonly seconds: number;
  readonly windows: readonly TimeWindow[];
}

/** A pair of officers (or any one crew) for one shift: one route. */
export interface Team {
  readonly id: string;
  /** The officers of the team; looked up in `Problem.forbidden`. */
  readonly officers: readonly string[];
  /** Place index, or null: the route begins (ends) at its first (last) visit. */
  readonly start: number | null;
  readonly end: number | null;
  /** The way out, every visit and the way back lie inside the shift. */
  readonly shift: TimeWindow;
  readonly break: TeamBreak | null;
  readonly skills: readonly string[];
  /** What the team can carry; null: no limit. */
  readonly capacity: number | null;
  readonly stopsMax: number | null;
  /** Added to the cost once when the team goes out at all, in travel seconds. */
  readonly dayCost: number;
}

/**
 * What is lost when the visit is left out. A confirmed appointment is never traded for anything
 * below it, a last-chance visit never for prizes, a prize never for travel.
 */
export type VisitTier = 'appointment' | 'last-chance' | 'prize';

export interface Visit {
  readonly id: string;
  /** Place index, or null: no coordinates are known, and the visit stays unserved. */
  readonly place: number | null;
  readonly serviceSeconds: number;
  /**
   * The WHOLE service lies inside one window: from <= start and start + service <= until.
   * (VROOM's and Solomon's windows bound only the start; their readers add the service.)
   * An empty list means that no time is lawful.
   */
  readonly windows: readonly TimeWindow[];
  readonly skills: readonly string[];
  readonly tier: VisitTier;
  /** Points lost inside the lowest tier, 0 to `prizeMax`; ignored in the upper two. */
  readonly prize: number;
  readonly load: number;
  /** Only this team may go (a published or promised visit); null: any. */
  readonly lockedTeam: string | null;
  /** Only these teams may go; null: any. */
  readonly allowedTeams: readonly string[] | null;
  /** Looked up in `Problem.forbidden`; null: nobody is barred. */
  readonly cardholder: string | null;
}

/** Officer and cardholder who must not meet (conflict of interest, a complaint). */
export interface ForbiddenPair {
  readonly officer: string;
  readonly cardholder: string;
}

/** Row-major travel seconds between places: seconds[from * places + to]. */
export interface TravelMatrix {
  readonly places: number;
  readonly seconds: Int32Array;
}

export interface Problem {
  readonly teams: readonly Team[];
  readonly visits: readonly Visit[];
  readonly forbidden: readonly ForbiddenPair[];
  readonly travel: TravelMatrix;
}

/** Whether a team may go to a visit at all: skills, locks, allowed teams and barred pairs. */
export function openEligibility(problem: Problem): (team: Team, visit: Visit) => boolean {
  const barred = new Map<string, Set<string>>();
  for (const { officer, cardholder } of problem.forbidden) {
    const officers = barred.get(cardholder) ?? new Set();
    barred.set(cardholder, officers.add(officer));
  }
  return (team, visit) => {
    if (visit.lockedTeam !== null && visit.lockedTeam !== team.id) return false;
    if (visit.allowedTeams !== null && !visit.allowedTeams.includes(team.id)) return false;
    if (!visit.skills.every((skill) => team.skills.includes(skill))) return false;
    const officers = visit.cardholder === null ? undefined : barred.get(visit.cardholder);
    return officers === undefined || !team.officers.some((officer) => officers.has(officer));
  };
}
