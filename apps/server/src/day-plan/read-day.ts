// SPDX-License-Identifier: Apache-2.0
// All that a plan of a day stands on, read in one transaction and put into plain values: visits with
// their lawful windows of that day, and the pairs that can go out.
import { setImmediate } from 'node:timers/promises';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { mayBeVisited } from '@fairvisit/domain/visit/visitable-address.ts';
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import { minuteAt } from '@fairvisit/law/time/zone-table.ts';
import { windows } from '@fairvisit/law/windows.ts';
import type { GeoPoint } from '@fairvisit/planner/travel.ts';
import type { Temporal } from 'temporal-polyfill';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { type InstitutionPack, institutionPack } from '../law/institution-pack.query.ts';
import { dayOf, minuteOf } from '../law/law-time.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { visitContact } from '../law/visit-act.ts';
import { formPairs, type Pairing } from './form-pairs.ts';
import { officersFor } from './officers.query.ts';
import { openPosition } from './open-position.ts';
import type { VisitToPlan } from './plan-problem.ts';
import { type PlannableVisit, plannableVisits } from './plannable-visits.query.ts';

export interface DayVisit extends PlannableVisit, VisitToPlan {
  readonly facts: Facts;
  /** The rule that takes the day, where no window is left of it. */
  readonly blockedBy: string | null;
}

export interface Day {
  readonly on: Temporal.PlainDate;
  readonly time: BusinessTime;
  readonly pack: InstitutionPack;
  /** Epoch minute of the day's midnight. */
  readonly dayStart: number;
  readonly visits: readonly DayVisit[];
  readonly pairing: Pairing;
}

interface DayAsked {
  readonly ground: Pick<Ground, 'wall' | 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly on: Temporal.PlainDate;
}

export async function readDay(tx: Tx, asked: DayAsked): Promise<Day> {
  const { institutionId, on, ground } = asked;
  const time = await businessTime(tx, ground, institutionId);
  const pack = await institutionPack(tx, institutionId);
  const dayNumber = dayOf(on);
  const officers = await officersFor(tx, institutionId, on);
  const visits = await plannableVisits(tx, { institutionId, on });
  const facts = await loadFacts(tx, {
    institutionId,
    cardholderIds: [...new Set(visits.map((visit) => visit.cardholderId))],
    time,
    exceptVisitIds: visits.map((visit) => visit.visitId),
  });
  const judged: DayVisit[] = [];
  for (const [index, visit] of visits.entries()) {
    const known = facts.get(visit.cardholderId);
    assert(known, 'the facts of everybody with a visit are loaded');
    judged.push({
      ...visit,
      facts: known,
      position: positionOf(asked, visit),
      waitingDays: Math.floor((minuteOf(time.now) - minuteOf(visit.requestedAt)) / minutesPerDay),
      ...lawOfDay(visit, { facts: known, dayNumber, time, pack }),
    });
    if (index % visitsPerTurn === visitsPerTurn - 1) await setImmediate();
  }
  return {
    on,
    time,
    pack,
    dayStart: minuteAt(pack.pack.zone, dayNumber, 0),
    pairing: formPairs(officers, on, dayNumber),
    visits: judged,
  };
}

/** Two readings that give the same text give the same problem to the planner. */
export function fingerprint(day: Day): string {
  return JSON.stringify({
    pairs: day.pairing.pairs.map((pair) => pair.officers.map((officer) => officer.id)),
    visits: day.visits.map((visit) => [
      visit.visitId,
      visit.state,
      visit.windows,
      visit.position,
      visit.serviceMinutes,
      visit.priorityStep,
      visit.agencyId,
      visit.isLastChance,
      visit.promised?.from.toString() ?? null,
    ]),
  });
}

const minutesPerDay = 1_440;
/** Others are answered after so many judgements. */
const visitsPerTurn = 50;
/** A visit that has no lawful day in these after the planned one is not left for later lightly. */
const lastChanceDays = 14;

function positionOf({ ground, institutionId }: DayAsked, visit: PlannableVisit): GeoPoint | null {
  const position = openPosition(ground, {
    institutionId,
    addressId: visit.address.id,
    bytes: visit.positionSealed,
  });
  return position === null ? null : { latitude: position.lat, longitude: position.lng };
}

interface LawOfDay {
  readonly facts: Facts;
  readonly dayNumber: number;
  readonly time: BusinessTime;
  readonly pack: InstitutionPack;
}

/** Windows with a warning count only where a supervisor gave his reason for that very rule. */
function lawOfDay(
  visit: PlannableVisit,
  { facts, dayNumber, time, pack }: LawOfDay,
): Pick<DayVisit, 'windows' | 'blockedBy' | 'isLastChance'> {
  // An address that was retired, or whose confirmation was taken back, since the approval.
  if (!mayBeVisited(visit.address)) {
    return { windows: [], blockedBy: familyAddressRule, isLastChance: false };
  }
  const found = windows(
    {
      contact: visitContact({
        stage: 'planning',
        address: visit.address,
        decidedAt: minuteOf(time.now),
        proposedByCardholder: visit.promised?.isWished ?? false,
      }),
      facts,
      fromDay: dayNumber,
      untilDay: dayNumber + lastChanceDays,
      minutes: visit.serviceMinutes,
    },
    pack.pack,
  );
  const accepted = found.windows.filter((window) =>
    window.warnings.every((rule) => visit.acceptedWarnings.includes(rule)),
  );
  const today = accepted.filter((window) => window.day === dayNumber);
  const warned = found.windows.find((window) => window.day === dayNumber);
  const blocked = found.blocked.find((each) => each.day === dayNumber);
  return {
    windows: today.flatMap((window) => withinPromise(window, visit)),
    blockedBy: today.length > 0 ? null : (warned?.warnings[0] ?? blocked?.rule ?? null),
    isLastChance: today.length > 0 && accepted.length === today.length,
  };
}

/** A promise that was given is kept: no other hour of the day will do. */
function withinPromise(
  window: { readonly from: number; readonly until: number },
  { promised, serviceMinutes }: PlannableVisit,
): { readonly from: number; readonly until: number }[] {
  if (promised === null) return [{ from: window.from, until: window.until }];
  const from = Math.max(window.from, minuteOf(promised.from));
  const until = Math.min(window.until, minuteOf(promised.until));
  return until - from >= serviceMinutes ? [{ from, until }] : [];
}

const familyAddressRule = 'FV-VIS-01';
