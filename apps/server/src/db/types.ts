// SPDX-License-Identifier: Apache-2.0
// The type parsers of both drivers in one place. Unset, the embedded driver gives UTC midnight and
// node-postgres local midnight for a date, and the holiday rule fails by a day.
import { assert } from '@fairvisit/domain/assert.ts';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';

const oid = { int8: 20, date: 1082, timestamptz: 1184, dateArray: 1182 } as const;

/** int8 → safe integer, date → PlainDate, timestamptz → Instant; everything else as the driver has it. */
export const columnTypes = {
  getTypeParser(typeId: number, format?: 'text' | 'binary'): unknown {
    switch (typeId) {
      case oid.int8:
        return parseSafeInteger;
      case oid.date:
        return parsePlainDate;
      case oid.timestamptz:
        return parseInstant;
      default:
        return pg.types.getTypeParser(typeId, format ?? 'text');
    }
  },
};

export function parseSafeInteger(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), 'a bigint of the database is a safe integer');
  return value;
}

export function parsePlainDate(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

export function parseInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** For libraries that know nothing else; the only place that makes one. */
export function legacyDate(at: Temporal.Instant): Date {
  return new Date(at.epochMilliseconds);
}
