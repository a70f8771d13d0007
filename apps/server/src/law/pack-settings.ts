// SPDX-License-Identifier: Apache-2.0
// What an institution may set in its rule pack, as it stands in its settings. Unknown keys are
// refused: a misspelt figure would silently leave the default in force.
import { assert } from '@fairvisit/domain/assert.ts';
import type { PackSettings } from '@fairvisit/law/pack.ts';
import { z } from 'zod';

const day = z.iso.date();
const clock = z.number().int().min(0).max(1440);
const hours = z.strictObject({ open: clock, close: clock });
const count = z.number().int().min(0).max(1000);

const values = z.strictObject({
  visitHours: hours.exactOptional(),
  lateRegionHours: hours.exactOptional(),
  callAttemptsPerPersonDayMax: count.exactOptional(),
  contactsPerPersonDayMax: count.exactOptional(),
  visitGapDays: count.exactOptional(),
  visitAttemptsPer30DaysMax: count.exactOptional(),
  visitsCompletedPer30DaysMax: count.exactOptional(),
  officersMax: count.exactOptional(),
  noticeDaysMin: count.exactOptional(),
  noticeDaysMax: count.exactOptional(),
  refusalDays: count.exactOptional(),
  eveDaysAround: count.exactOptional(),
  darkFrom: clock.exactOptional(),
  packAgeHoursMax: count.exactOptional(),
});

const calendarYear = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  source: z.string().max(200),
  publishedOn: day.nullable(),
  days: z
    .array(
      z.strictObject({
        on: day,
        name: z.string().max(80),
        kind: z.enum(['statutory', 'rest', 'work']),
        eve: z.literal(true).exactOptional(),
      }),
    )
    .max(366),
});

const settings = z.strictObject({
  policy: z
    .array(z.strictObject({ from: day, values }))
    .max(200)
    .exactOptional(),
  verifications: z
    .record(z.string().max(40), z.strictObject({ by: z.string().max(80), on: day }))
    .exactOptional(),
  draftsEnabled: z.boolean().exactOptional(),
  calendarYears: z.array(calendarYear).max(50).exactOptional(),
});

/** What stands in `institution_settings.policies`; it was checked when it was set. */
export function parsePackSettings(stored: unknown): PackSettings {
  const parsed = settings.safeParse(stored);
  assert(parsed.success, 'the policies of an institution fit the rule pack');
  return parsed.data;
}
