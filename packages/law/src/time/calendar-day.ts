// SPDX-License-Identifier: Apache-2.0
// Days as integers (1970-01-01 is 0), by plain arithmetic: rules and calendars touch no Temporal.

export const MINUTES_PER_DAY = 1440;

const DAYS_PER_ERA = 146_097;
const DAYS_TO_EPOCH = 719_468;

/** '2026-02-28' → day number; undefined when no such day exists. */
export function parseDay(text: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return undefined;
  const day = dayNumber(Number(found[1]), Number(found[2]), Number(found[3]));
  return dayText(day) === text ? day : undefined;
}

/** A day written in our own tables; a wrong one is a bug. */
export function day(text: string): number {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`believed a day, but not so: ${text}`);
  return parsed;
}

/** Day number → '2026-02-28'. */
export function dayText(number: number): string {
  const { year, month, date } = civil(number);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Monday is 1, Sunday is 7. */
export function weekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(number: number): number {
  return civil(number).year;
}

/** The civil date of a day number (days counted from 1 March, so that leap days come last). */
export function civil(number: number): { year: number; month: number; date: number } {
  const shifted = number + DAYS_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const inEra = shifted - era * DAYS_PER_ERA;
  const leaps = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096);
  const yearInEra = Math.floor((inEra - leaps) / 365);
  const century = Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100);
  const inYear = inEra - (365 * yearInEra + century);
  const shiftedMonth = Math.floor((5 * inYear + 2) / 153);
  const date = inYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearInEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

function dayNumber(year: number, month: number, date: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearInEra = shiftedYear - era * 400;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const leaps = Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100);
  return era * DAYS_PER_ERA + yearInEra * 365 + leaps + inYear - DAYS_TO_EPOCH;
}
