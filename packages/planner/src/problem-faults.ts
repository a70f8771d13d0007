// SPDX-License-Identifier: Apache-2.0
// What makes a problem unfit to be solved, each fault with the path of its field. The readers of
// files turn the first one into a refusal; the solver believes that there is none.
import {
  type Problem,
  placesMax,
  prizeMax,
  secondsMax,
  type Team,
  type TimeWindow,
  teamsMax,
  type Visit,
  visitsMax,
  windowsPerVisitMax,
} from './problem.ts';

export interface ProblemFault {
  /** Path of the field, as `visits[3].windows[0].until`. */
  readonly field: string;
  readonly fault: string;
}

/** Every fault of the problem, in the order of its fields; empty when it can be solved. */
export function findProblemFaults(problem: Problem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  const { teams, visits, travel } = problem;
  if (teams.length > teamsMax) faults.push(tooMany('teams', teamsMax));
  if (visits.length > visitsMax) faults.push(tooMany('visits', visitsMax));
  if (travel.places > placesMax) faults.push(tooMany('travel.places', placesMax));
  if (faults.length > 0) return faults;
  faults.push(...repeated('teams', teams), ...repeated('visits', visits));
  const known = new Set(teams.map((team) => team.id));
  for (const [t, team] of teams.entries()) {
    faults.push(...teamFaults(`teams[${t}]`, team, travel.places));
  }
  for (const [v, visit] of visits.entries()) {
    const path = `visits[${v}]`;
    faults.push(...visitFaults(path, visit, travel.places));
    if (visit.lockedTeam !== null && !known.has(visit.lockedTeam)) {
      faults.push({ field: `${path}.lockedTeam`, fault: 'names no team' });
    }
    for (const [k, allowed] of (visit.allowedTeams ?? []).entries()) {
      if (!known.has(allowed)) {
        faults.push({ field: `${path}.allowedTeams[${k}]`, fault: 'names no team' });
      }
    }
  }
  return [...faults, ...travelFaults(problem)];
}

function tooMany(field: string, most: number): ProblemFault {
  return { field, fault: `has more than ${most} entries` };
}

function repeated(field: string, things: readonly { readonly id: string }[]): ProblemFault[] {
  const seen = new Set<string>();
  const faults: ProblemFault[] = [];
  for (const [k, { id }] of things.entries()) {
    if (seen.has(id)) faults.push({ field: `${field}[${k}].id`, fault: 'appears twice' });
    seen.add(id);
  }
  return faults;
}

function teamFaults(path: string, team: Team, places: number): ProblemFault[] {
  return [
    ...placeFaults(`${path}.start`, team.start, places),
    ...placeFaults(`${path}.end`, team.end, places),
    ...windowFaults(`${path}.shift`, team.shift),
    ...(team.break === null
      ? []
      : [
          ...secondsFaults(`${path}.break.seconds`, team.break.seconds),
          ...windowListFaults(`${path}.break.windows`, team.break.windows),
        ]),
    ...(team.capacity === null ? [] : secondsFaults(`${path}.capacity`, team.capacity)),
    ...(team.stopsMax === null ? [] : secondsFaults(`${path}.stopsMax`, team.stopsMax)),
    ...secondsFaults(`${path}.dayCost`, team.dayCost),
  ];
}

function visitFaults(path: string, visit: Visit, places: number): ProblemFault[] {
  const faults = [
    ...placeFaults(`${path}.place`, visit.place, places),
    ...secondsFaults(`${path}.serviceSeconds`, visit.serviceSeconds),
    ...windowListFaults(`${path}.windows`, visit.windows),
    ...secondsFaults(`${path}.load`, visit.load),
  ];
  if (!Number.isInteger(visit.prize) || visit.prize < 0 || visit.prize > prizeMax) {
    faults.push({ field: `${path}.prize`, fault: `must be a whole number from 0 to ${prizeMax}` });
  }
  return faults;
}

function windowListFaults(path: string, windows: readonly TimeWindow[]): ProblemFault[] {
  if (windows.length > windowsPerVisitMax) return [tooMany(path, windowsPerVisitMax)];
  return windows.flatMap((window, k) => windowFaults(`${path}[${k}]`, window));
}

function windowFaults(path: string, window: TimeWindow): ProblemFault[] {
  const faults = [
    ...secondsFaults(`${path}.from`, window.from),
    ...secondsFaults(`${path}.until`, window.until),
  ];
  if (faults.length === 0 && window.until < window.from) {
    faults.push({ field: `${path}.until`, fault: 'ends before the window begins' });
  }
  return faults;
}

function secondsFaults(field: string, value: number): ProblemFault[] {
  if (Number.isInteger(value) && value >= 0 && value <= secondsMax) return [];
  return [{ field, fault: `must be a whole number from 0 to ${secondsMax}` }];
}

function placeFaults(field: string, place: number | null, places: number): ProblemFault[] {
  if (place === null || (Number.isInteger(place) && place >= 0 && place < places)) return [];
  return [{ field, fault: `must be a place from 0 to ${places - 1}` }];
}

function travelFaults({ travel }: Problem): ProblemFault[] {
  const { places, seconds } = travel;
  if (seconds.length !== places * places) {
    return [{ field: 'travel.seconds', fault: `must hold ${places} × ${places} values` }];
  }
  const wrong = seconds.findIndex((value) => value < 0 || value > secondsMax);
  if (wrong < 0) return [];
  const field = `travel.seconds[${Math.floor(wrong / places)}][${wrong % places}]`;
  return [{ field, fault: `must be from 0 to ${secondsMax}` }];
}
