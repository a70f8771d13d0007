// SPDX-License-Identifier: Apache-2.0
// A pack: the rules of a country with its calendar, and what the institution adds: its own figures
// from a day on, and who has verified which rule. Packs join; the strictest answer wins.
import { type PolicyValues, policyDefaults } from '../policy/policy-values.ts';
import type { Rule } from './rule.ts';
import { day, dayText } from './time/calendar-day.ts';
import { type ZoneTable, zoneTable } from './time/zone-table.ts';
import { type CalendarYear, type WorkingCalendar, workingCalendar } from './working-calendar.ts';

export interface Verification {
  readonly by: string;
  readonly on: string;
}

/** What an institution sets. All of it is judged as of the act. */
export interface PackSettings {
  /** Its own figures; each entry holds from its day and changes only what it names. */
  readonly policy?: readonly { readonly from: string; readonly values: Partial<PolicyValues> }[];
  /** Rule id → who read the text. A rule from memory only warns until then. */
  readonly verifications?: Readonly<Record<string, Verification>>;
  readonly draftsEnabled?: boolean;
  /** Calendar years that came after this version; a year given here replaces the shipped one. */
  readonly calendarYears?: readonly CalendarYear[];
}

export interface PackParts {
  readonly id: string;
  readonly zone: string;
  readonly rules: readonly Rule[];
  readonly calendarYears: readonly CalendarYear[];
}

export interface Pack {
  readonly id: string;
  readonly zone: ZoneTable;
  readonly rules: readonly Rule[];
  readonly calendar: WorkingCalendar;
  readonly policy: readonly { readonly from: number; readonly values: PolicyValues }[];
  readonly policyChangesOn: readonly number[];
  readonly verifications: ReadonlyMap<string, Verification>;
  /** Zones met so far; a table is the same whenever it is built. */
  readonly otherZones: Map<string, ZoneTable>;
}

export function makePack(parts: PackParts, settings: PackSettings = {}): Pack {
  const zone = zoneTable(parts.zone);
  if (!zone) throw new Error(`believed a zone, but not so: ${parts.zone}`);
  const newer = settings.calendarYears ?? [];
  const kept = parts.calendarYears.filter((old) => !newer.some((year) => year.year === old.year));
  const rules = parts.rules.filter((one) => settings.draftsEnabled || one.force !== 'draft');
  const ids = new Set(rules.map((one) => one.id));
  if (ids.size !== rules.length) throw new Error('believed one rule an id, but not so');
  const policy = datedPolicy(settings.policy ?? []);
  return {
    id: parts.id,
    zone,
    rules,
    policy,
    policyChangesOn: policy.map((entry) => entry.from).filter(Number.isFinite),
    otherZones: new Map(),
    calendar: workingCalendar([...kept, ...newer].sort((a, b) => a.year - b.year)),
    verifications: new Map(Object.entries(settings.verifications ?? {})),
  };
}

function datedPolicy(changes: NonNullable<PackSettings['policy']>): Pack['policy'] {
  const dated = [{ from: Number.NEGATIVE_INFINITY, values: policyDefaults }];
  const sorted = [...changes].sort((a, b) => day(a.from) - day(b.from));
  let values = policyDefaults;
  for (const change of sorted) {
    values = { ...values, ...change.values };
    dated.push({ from: day(change.from), values });
  }
  return dated;
}

export function policyOn(pack: Pack, onDay: number): PolicyValues {
  let values = policyDefaults;
  for (const entry of pack.policy) {
    if (entry.from > onDay) break;
    values = entry.values;
  }
  return values;
}

/** The pack as one canonical text: the same pack gives the same bytes, so that they can be hashed. */
export function canonicalPack(pack: Pack): string {
  return canonical({
    id: pack.id,
    zone: pack.zone.id,
    rules: pack.rules.map((one) => ruleLine(one)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    calendar: pack.calendar.years,
    policy: pack.policy.map((entry) => ({
      from: Number.isFinite(entry.from) ? dayText(entry.from) : null,
      values: entry.values,
    })),
    verifications: Object.fromEntries(pack.verifications),
  });
}

/** A rule as data: everything but its code. */
export function ruleLine(one: Rule) {
  const { judgeOn: _judgeOn, changesOn: _changesOn, parameter, inForce, ...head } = one;
  return {
    ...head,
    inForce: {
      from: dayText(inForce.from),
      until: inForce.until === null ? null : dayText(inForce.until),
    },
    parameters:
      parameter?.values.map((entry) => ({ from: dayText(entry.from), value: entry.value })) ?? [],
  };
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
