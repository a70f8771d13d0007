// SPDX-License-Identifier: Apache-2.0
// Puts the offered times under their days, as the institution's zone counts days.
import type { Answer } from '@fairvisit/api/route-table.ts';

export type Slot = Answer<'portal.slots'>['slots'][number];

export interface DayOfSlots {
  readonly day: string;
  readonly slots: readonly Slot[];
}

export function daysOfSlots(slots: readonly Slot[], zone: string): readonly DayOfSlots[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = Temporal.Instant.from(slot.from).toZonedDateTimeISO(zone).toPlainDate().toString();
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].map(([day, ofDay]) => ({ day, slots: ofDay }));
}
