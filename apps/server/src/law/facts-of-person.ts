// SPDX-License-Identifier: Apache-2.0
// From rows to facts. What the file is silent about stays out, so that the law asks for it; what has
// no table yet (attorney, police order, insolvency, capacity, pregnancy, wishes about hours) is taken
// as "no record": staff would have nowhere to look it up either.

import { assert } from '@fairvisit/domain/assert.ts';
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import { minuteAt, type ZoneTable, zoneTable } from '@fairvisit/law/time/zone-table.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { AccountRow } from './facts-accounts.query.ts';
import { historyOf } from './facts-history.ts';
import type { PauseRow } from './facts-pauses.query.ts';
import type { RowsOfPerson } from './facts-rows.ts';
import { dayOf } from './law-time.ts';

export function factsOfPerson(rows: RowsOfPerson, time: BusinessTime): Facts {
  const today = dayOf(time.day);
  const zone = zoneNamed(time.zone);
  return {
    actor: actorOf(rows.accounts, today),
    cardholder: cardholderOf(rows, today),
    account: { jurisdiction: 'CN', plan: planOf(rows, today), frozenReason: frozenReasonOf(rows) },
    history: historyOf(rows, zone, today),
    protection: { noContactOrder: null },
    // The server's own pack is never stale; a whole day keeps equal facts equal.
    rulePack: { version: 'server', fetchedAt: minuteAt(zone, today, 0) },
  };
}

const inspectionDays = 365;

/** Who would act by default: the agency that has all of the overdue accounts, or own staff. */
function actorOf(accounts: readonly AccountRow[], today: number): Facts['actor'] {
  const first = accounts[0];
  const isPlaced = first !== undefined && accounts.every((account) => account.agency_id !== null);
  // Calls of the console leave by the institution's own recorded line; there is no other to enter.
  if (!isPlaced) return { kind: 'own_staff', usesOfficialNumber: true };
  const listedUntil = earliest(accounts.map((account) => account.agency_listed_until));
  const inspected = earliest(accounts.map((account) => account.agency_inspected));
  return {
    kind: 'agency',
    usesOfficialNumber: true,
    ...(listedUntil === null ? {} : { whitelisted: listedUntil >= today }),
    ...(inspected === null ? {} : { inspectionValidTo: inspected + inspectionDays }),
  };
}

function cardholderOf(rows: RowsOfPerson, today: number): Facts['cardholder'] {
  const { person, pauses } = rows;
  const ageBand = ageBandOf(person.protective_band);
  const hardships = pauses.filter((pause) => isHardship(pause) || pause.reason === 'hospital');
  const isInHospital = pauses.some(
    (pause) => pause.reason === 'hospital' && pause.from_day <= today,
  );
  const bereavement = pauses.find((pause) => pause.reason === 'bereavement');
  return {
    zonesPossible: [person.zone],
    ...(ageBand ? { ageBand } : {}),
    capacity: 'full',
    vulnerable: [],
    pregnant: false,
    hospitalised: isInHospital,
    bereavedOn: bereavement?.from_day ?? null,
    deceasedOn: person.deceased_day,
    hardships: hardships.map((pause) => ({ kind: pause.reason, since: pause.from_day })),
    hardshipReview: reviewOf(pauses),
    attorney: null,
    insolvencyStay: null,
    nightConsent: null,
    preferredWindows: [],
    inconvenientWindows: [],
    channelOptOuts: optOutsOf(rows),
  };
}

/** Who does not want to be rung does not want to be rung by a machine either. */
function optOutsOf({ refusedChannels }: RowsOfPerson): Facts['cardholder']['channelOptOuts'] {
  return refusedChannels.flatMap(({ channel }) =>
    channel === 'call' ? (['call', 'voicebot'] as const) : [channel],
  );
}

/** The band exists for the law alone, where it can only restrict. */
function ageBandOf(band: string): 'minor' | 'adult' | 'elderly' | undefined {
  if (band === 'none') return 'adult';
  return band === 'minor' || band === 'elderly' ? band : undefined;
}

function isHardship(pause: PauseRow): boolean {
  return pause.reason === 'hardship' || pause.reason === 'disaster';
}

/** Contact may go on from a day only when every pause of this sort was given its end. */
function reviewOf(pauses: readonly PauseRow[]): Facts['cardholder']['hardshipReview'] {
  const stops = pauses.filter(
    (pause) => isHardship(pause) || pause.reason === 'hospital' || pause.reason === 'bereavement',
  );
  const ends = stops.map((pause) => pause.until_day);
  const last = latest(ends);
  return last === null ? null : { by: 'end-of-pause', resumedOn: last };
}

function planOf({ pauses }: RowsOfPerson, today: number): Facts['account']['plan'] {
  const signed = pauses.find((pause) => pause.reason === 'plan' && pause.from_day <= today);
  if (!signed) return null;
  return {
    signedOn: signed.from_day,
    status: 'performing',
    remindersAgreed: false,
    oral: false,
    recordingKept: true,
  };
}

/** Reasons that a rule of their own does not carry to every channel. */
const reasonsWithoutStop = ['complaint', 'dispute', 'other'];

function frozenReasonOf({ pauses, accounts }: RowsOfPerson): string | null {
  const pause = pauses.find(
    (one) => one.stops_contact && reasonsWithoutStop.some((reason) => reason === one.reason),
  );
  if (pause) return `pause-${pause.reason}`;
  const isWorkable = (account: AccountRow) =>
    account.data_check === null && account.frozen_reason === null;
  const first = accounts[0];
  if (first === undefined || accounts.some(isWorkable)) return null;
  return first.data_check === null ? first.frozen_reason : 'data-check';
}

const zones = new Map<string, ZoneTable>();

function zoneNamed(id: string): ZoneTable {
  const known = zones.get(id);
  if (known) return known;
  const made = zoneTable(id);
  assert(made, 'the zone of an institution exists');
  zones.set(id, made);
  return made;
}

/** The latest day, or null when one of them is open (or there is none). */
function latest(days: readonly (number | null)[]): number | null {
  let last: number | null = null;
  for (const day of days) {
    if (day === null) return null;
    last = Math.max(last ?? day, day);
  }
  return last;
}

function earliest(days: readonly (number | null)[]): number | null {
  let first: number | null = null;
  for (const day of days) {
    if (day === null) return null;
    first = Math.min(first ?? day, day);
  }
  return first;
}
