// SPDX-License-Identifier: Apache-2.0
// Other times for a visit that are lawful and that the plan can keep: into routes that are published,
// between promises already given, or on days for which nobody has planned yet.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { dayKind } from '@fairvisit/law/working-calendar.ts';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { movableVisit } from './movable-visit.query.ts';
import { slotsOfDay } from './slots-of-day.query.ts';

export interface SlotsAsked {
  readonly ground: Pick<Ground, 'wall' | 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly visitId: string;
}

/** The window a person would be told. */
export interface Slot {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

export const slotsOfferedMax = 60;

/** In order of time, none overlapping the present one; empty when nothing is to be moved. */
export async function offerSlots(tx: Tx, asked: SlotsAsked): Promise<readonly Slot[]> {
  const movable = await movableVisit(tx, asked);
  if (movable === null) return [];
  const { calendar } = movable.pack.pack;
  const days = [...new Set(movable.windows.map(({ day }) => day))].sort((a, b) => a - b);
  const slots: Slot[] = [];
  for (const day of days) {
    // Officers work on working days; a rest day would be asked of them for one visit.
    if (dayKind(calendar, day) !== 'working') continue;
    const on = epoch.add({ days: day });
    const found = await slotsOfDay(tx, { ...asked, movable, on });
    slots.push(...found.filter((slot) => !overlaps(slot, movable.told)));
    if (slots.length >= slotsOfferedMax) break;
  }
  return slots.slice(0, slotsOfferedMax).map(({ from, until }) => ({ from, until }));
}

const epoch = Temporal.PlainDate.from('1970-01-01');

export function overlaps(slot: Slot, told: Slot | null): boolean {
  return (
    told !== null &&
    Temporal.Instant.compare(slot.from, told.until) < 0 &&
    Temporal.Instant.compare(told.from, slot.until) < 0
  );
}
