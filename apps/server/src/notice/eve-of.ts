// SPDX-License-Identifier: Apache-2.0
// A moment of the day before a visit, where the institution is.
import type { Temporal } from 'temporal-polyfill';

export function eveOf(
  from: Temporal.Instant,
  timeZone: string,
  plainTime: string,
): Temporal.Instant {
  const eve = from.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 });
  return eve.toZonedDateTime({ timeZone, plainTime }).toInstant();
}
