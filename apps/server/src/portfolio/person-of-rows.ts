// SPDX-License-Identifier: Apache-2.0
// One person may stand behind several rows of a batch: what they say about him is brought together
// here, before anything is sealed. Nothing a row says removes what another one said.
import type { PortfolioRow, ReadAddress, ReadAttributes } from './reading/portfolio-row.ts';

export type ProtectiveBand = 'none' | 'minor' | 'elderly' | 'unknown';

export interface PersonToStore {
  readonly cardholderId: string;
  readonly isNew: boolean;
  /** Hashes under which the directory does not know him yet. */
  readonly newReferences: readonly Buffer[];
  readonly name: string | null;
  readonly identityNumber: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly addresses: readonly ReadAddress[];
  readonly band: ProtectiveBand;
  readonly attributes: ReadAttributes;
}

export interface PersonOfRow {
  readonly row: PortfolioRow;
  readonly cardholderId: string;
  readonly isNewPerson: boolean;
  readonly newReference: Buffer | null;
}

export function personsOfRows(rows: readonly PersonOfRow[]): PersonToStore[] {
  const persons = new Map<string, PersonToStore>();
  for (const one of rows) {
    const known = persons.get(one.cardholderId);
    const told = personOfRow(one);
    persons.set(one.cardholderId, known ? together(known, told) : told);
  }
  return [...persons.values()];
}

const elderlyFromYears = 65;
const adultFromYears = 18;

/** The band reaches the law only, where it can only restrict; the age itself stays apart. */
export function bandOfAge(age: number | null): ProtectiveBand {
  if (age === null) return 'unknown';
  if (age < adultFromYears) return 'minor';
  return age >= elderlyFromYears ? 'elderly' : 'none';
}

function personOfRow({ row, cardholderId, isNewPerson, newReference }: PersonOfRow): PersonToStore {
  const { person } = row;
  return {
    cardholderId,
    isNew: isNewPerson,
    newReferences: newReference === null ? [] : [newReference],
    name: person.name,
    identityNumber: person.identityNumber,
    phones: unique(person.phones),
    emails: unique(person.emails),
    addresses: uniqueAddresses(person.addresses),
    band: bandOfAge(row.attributes.age),
    attributes: row.attributes,
  };
}

/** The later row wins where only one value has room. */
function together(first: PersonToStore, later: PersonToStore): PersonToStore {
  return {
    cardholderId: first.cardholderId,
    isNew: first.isNew || later.isNew,
    newReferences: [...first.newReferences, ...later.newReferences],
    name: later.name ?? first.name,
    identityNumber: later.identityNumber ?? first.identityNumber,
    phones: unique([...first.phones, ...later.phones]),
    emails: unique([...first.emails, ...later.emails]),
    addresses: uniqueAddresses([...first.addresses, ...later.addresses]),
    band: stricter(first.band, later.band),
    attributes: hasAny(first.attributes) ? first.attributes : later.attributes,
  };
}

const strictest = ['unknown', 'none', 'minor', 'elderly'] as const;

function stricter(left: ProtectiveBand, right: ProtectiveBand): ProtectiveBand {
  return strictest.indexOf(left) >= strictest.indexOf(right) ? left : right;
}

export function hasAny(attributes: ReadAttributes): boolean {
  return Object.values(attributes).some((value) => value !== null);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

function uniqueAddresses(addresses: readonly ReadAddress[]): ReadAddress[] {
  const byText = new Map<string, ReadAddress>();
  for (const address of addresses) {
    const key = `${address.kind}\n${address.text.normalize('NFC')}`;
    const known = byText.get(key);
    const isNewer = (address.confirmedOn ?? '') >= (known?.confirmedOn ?? '');
    if (!known || isNewer) byText.set(key, address);
  }
  return [...byText.values()];
}
