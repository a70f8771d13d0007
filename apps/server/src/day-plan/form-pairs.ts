// SPDX-License-Identifier: Apache-2.0
// Who goes with whom on a day. Two officers of one employer, a woman and a man where it can be, so
// that a wish for either is met; the partners change from day to day, so that nobody's ways set.
import type { Temporal } from 'temporal-polyfill';

export interface Officer {
  readonly id: string;
  readonly name: string;
  readonly badgeNo: string | null;
  /** Null for the institution's own staff. */
  readonly agencyId: string | null;
  readonly isAgencyListed: boolean;
  /** Last day covered by the agency's yearly inspection. */
  readonly inspectionValidUntil: Temporal.PlainDate | null;
  readonly gender: 'female' | 'male' | null;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly trainingValidUntil: Temporal.PlainDate | null;
  readonly authorisationValidUntil: Temporal.PlainDate | null;
  readonly base: { readonly lat: number; readonly lng: number } | null;
}

export type LeftOutReason =
  | 'no-badge'
  | 'training-over'
  | 'authorisation-over'
  | 'agency-not-listed'
  | 'no-base'
  | 'no-partner';

export interface LeftOut {
  readonly id: string;
  readonly reason: LeftOutReason;
}

export interface Pair {
  readonly teamNo: number;
  readonly officers: readonly [Officer, Officer];
  readonly agencyId: string | null;
  /** The pair sets out from here and comes back. */
  readonly base: { readonly lat: number; readonly lng: number };
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly leftOut: readonly LeftOut[];
}

/** `dayNumber` turns the partners; the same officers on the same day always give the same pairs. */
export function formPairs(
  officers: readonly Officer[],
  on: Temporal.PlainDate,
  dayNumber: number,
): Pairing {
  const leftOut: LeftOut[] = [];
  const groups = new Map<string, Officer[]>();
  for (const officer of [...officers].sort(byId)) {
    const reason = hindrance(officer, on);
    if (reason !== null) {
      leftOut.push({ id: officer.id, reason });
      continue;
    }
    const employer = officer.agencyId ?? '';
    groups.set(employer, [...(groups.get(employer) ?? []), officer]);
  }
  const pairs: Pair[] = [];
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { couples, alone } = couple(group, dayNumber);
    if (alone !== null) leftOut.push({ id: alone.id, reason: 'no-partner' });
    for (const [first, second] of couples) {
      const base = first.base ?? second.base;
      if (base === null) {
        leftOut.push({ id: first.id, reason: 'no-base' }, { id: second.id, reason: 'no-base' });
        continue;
      }
      pairs.push({
        teamNo: pairs.length + 1,
        officers: [first, second],
        agencyId: first.agencyId,
        base,
      });
    }
  }
  return { pairs, leftOut };
}

/** What a team of two brings: the skills of either, by the names the planner compares. */
export function skillsOf(pair: Pair): string[] {
  const skills = pair.officers.flatMap((officer) => [
    ...officer.languages.map(languageSkill),
    ...(officer.gender === null ? [] : [genderSkill(officer.gender)]),
    ...officer.skills,
  ]);
  return [...new Set(skills)].sort();
}

export function languageSkill(language: string): string {
  return `language:${language}`;
}

export function genderSkill(gender: 'female' | 'male'): string {
  return `gender:${gender}`;
}

function hindrance(officer: Officer, on: Temporal.PlainDate): LeftOutReason | null {
  if (officer.badgeNo === null) return 'no-badge';
  if (!holdsOn(officer.trainingValidUntil, on)) return 'training-over';
  if (!holdsOn(officer.authorisationValidUntil, on)) return 'authorisation-over';
  if (officer.agencyId !== null && !officer.isAgencyListed) return 'agency-not-listed';
  return null;
}

/** An unknown last day holds on no day. */
function holdsOn(until: Temporal.PlainDate | null, on: Temporal.PlainDate): boolean {
  return until !== null && until.since(on).sign >= 0;
}

interface Coupling {
  readonly couples: readonly (readonly [Officer, Officer])[];
  readonly alone: Officer | null;
}

function couple(group: readonly Officer[], dayNumber: number): Coupling {
  const women = turn(
    group.filter((officer) => officer.gender === 'female'),
    dayNumber,
  );
  const others = group.filter((officer) => officer.gender !== 'female');
  const mixed = Math.min(women.length, others.length);
  const couples: (readonly [Officer, Officer])[] = [];
  for (let index = 0; index < mixed; index += 1) push(couples, women[index], others[index]);
  const rest = [...women.slice(mixed), ...others.slice(mixed)];
  for (let index = 0; index + 1 < rest.length; index += 2) {
    push(couples, rest[index], rest[index + 1]);
  }
  return { couples, alone: rest.length % 2 === 1 ? (rest.at(-1) ?? null) : null };
}

function push(
  couples: (readonly [Officer, Officer])[],
  first: Officer | undefined,
  second: Officer | undefined,
): void {
  if (first !== undefined && second !== undefined) couples.push([first, second]);
}

function turn<Each>(list: readonly Each[], by: number): readonly Each[] {
  if (list.length === 0) return list;
  const cut = by % list.length;
  return [...list.slice(cut), ...list.slice(0, cut)];
}

function byId(a: Officer, b: Officer): number {
  return a.id < b.id ? -1 : 1;
}
