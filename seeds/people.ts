// SPDX-License-Identifier: Apache-2.0
// The made-up people of the demo. Nothing here is drawn from sex, schooling or marriage of the
// public panel; age is passed in only to say whether the law protects the person in particular.
import { assert } from '@fairvisit/domain/assert.ts';
import { demoAccounts } from './account-owners.ts';
import { type DemoAddress, demoAddresses } from './addresses.ts';
import {
  impossibleEmail,
  impossibleIdentityNumber,
  impossiblePhone,
  phoneSlots,
} from './impossible-numbers.ts';
import { type MadeUpName, madeUpName } from './names.ts';
import { pastDay } from './past-day.ts';
import type { Places } from './places.ts';
import { type RandomSource, randomFor } from './random-source.ts';

export type ProtectiveBand = 'none' | 'minor' | 'elderly';
export type DemoLanguage = 'zh' | 'en';

export interface DemoPerson {
  readonly role: 'cardholder';
  readonly index: number;
  readonly name: string;
  /** The number used first stands first; one or two of them. */
  readonly phones: readonly string[];
  readonly email: string | null;
  /** The day on which the person himself confirmed that this number or mail address is his. */
  readonly confirmedOn: Readonly<Record<string, string>>;
  readonly identityNumber: string | null;
  readonly addresses: readonly DemoAddress[];
  readonly language: DemoLanguage;
  readonly protectiveBand: ProtectiveBand;
  /** The wish for an officer of this gender at the door, when the person has said so. */
  readonly genderWish: 'female' | 'male' | null;
  readonly madeUp: true;
}

/** Somebody at the side of a cardholder, with an own notice, consent and dossier. */
export interface DemoRelatedPerson {
  readonly role: 'supplementary-user' | 'guarantor';
  readonly cardholderIndex: number;
  readonly name: string;
  readonly phones: readonly string[];
  readonly email: null;
  readonly identityNumber: null;
  readonly addresses: readonly DemoAddress[];
  readonly language: DemoLanguage;
  readonly protectiveBand: 'none';
  readonly genderWish: null;
  /** A user of a supplementary card owes nothing unless contract evidence has been reviewed. */
  readonly contractEvidenceReviewed: boolean;
  readonly madeUp: true;
}

export interface DemoPersonKey {
  /** 1 to 30,000; the demo's accounts belong to persons 1 to 28,500. */
  readonly index: number;
  readonly ageYears: number;
}

const shares = {
  secondPhone: 0.25,
  email: 0.7,
  // What most banks have on file, and what opens the person's page.
  identityNumber: 0.9,
  phoneConfirmed: 0.7,
  emailConfirmed: 0.5,
  genderWish: 0.01,
  english: 0.003,
  supplementaryUser: 0.005,
  guarantor: 0.002,
};
const elderlyFromYears = 65;
const adultFromYears = 18;

export function demoPerson({ index, ageYears }: DemoPersonKey, places: Places): DemoPerson {
  assert(index >= 1 && index <= demoAccounts, 'a person index lies in 1..30000');
  const name = madeUpName(randomFor('name', index));
  const wishes = randomFor('wishes', index);
  const phones = phonesOf(index);
  const email = randomFor('email', index).chance(shares.email) ? impossibleEmail(index) : null;
  return {
    role: 'cardholder',
    index,
    name: name.text,
    phones,
    email,
    confirmedOn: confirmationsOf({ index, phones, email }),
    identityNumber: randomFor('identity', index).chance(shares.identityNumber)
      ? impossibleIdentityNumber(index)
      : null,
    addresses: demoAddresses(index, places),
    language: languageOf(name, wishes),
    protectiveBand: protectiveBand(ageYears),
    genderWish: wishes.chance(shares.genderWish) ? wishes.pick(['female', 'female', 'male']) : null,
    madeUp: true,
  };
}

/** The supplementary user and the guarantor of this cardholder: mostly nobody. */
export function demoRelatedPersons(
  cardholder: DemoPerson,
  places: Places,
): readonly DemoRelatedPerson[] {
  const random = randomFor('related', cardholder.index);
  const related: DemoRelatedPerson[] = [];
  const home = cardholder.addresses[0];
  if (random.chance(shares.supplementaryUser) && home !== undefined) {
    related.push(relatedPerson({ role: 'supplementary-user', cardholder, addresses: [home] }));
  }
  if (random.chance(shares.guarantor)) {
    // An index above every cardholder's gives the guarantor a home of his own.
    const addresses = demoAddresses(demoAccounts + cardholder.index, places).slice(0, 1);
    related.push(relatedPerson({ role: 'guarantor', cardholder, addresses }));
  }
  return related;
}

/** Elderly from 65 and minor below 18: the band may only restrict what the law would allow. */
export function protectiveBand(ageYears: number): ProtectiveBand {
  if (ageYears < adultFromYears) return 'minor';
  return ageYears >= elderlyFromYears ? 'elderly' : 'none';
}

function relatedPerson(given: {
  readonly role: DemoRelatedPerson['role'];
  readonly cardholder: DemoPerson;
  readonly addresses: readonly DemoAddress[];
}): DemoRelatedPerson {
  const { role, cardholder, addresses } = given;
  const name = madeUpName(randomFor(role, cardholder.index));
  const slot = role === 'guarantor' ? phoneSlots.guarantor : phoneSlots.supplementary;
  return {
    role,
    cardholderIndex: cardholder.index,
    name: name.text,
    phones: [impossiblePhone(cardholder.index, slot)],
    email: null,
    identityNumber: null,
    addresses,
    language: languageOf(name, randomFor(`${role}-language`, cardholder.index)),
    protectiveBand: 'none',
    genderWish: null,
    contractEvidenceReviewed: role === 'guarantor',
    madeUp: true,
  };
}

function phonesOf(index: number): readonly string[] {
  const first = impossiblePhone(index, phoneSlots.first);
  if (!randomFor('phones', index).chance(shares.secondPhone)) return [first];
  return [first, impossiblePhone(index, phoneSlots.second)];
}

function confirmationsOf(
  person: Pick<DemoPerson, 'index' | 'phones' | 'email'>,
): Readonly<Record<string, string>> {
  const random = randomFor('confirmed', person.index);
  const dates: Record<string, string> = {};
  for (const phone of person.phones) {
    if (random.chance(shares.phoneConfirmed)) dates[phone] = pastDay(random);
  }
  const { email } = person;
  if (email !== null && random.chance(shares.emailConfirmed)) dates[email] = pastDay(random);
  return dates;
}

function languageOf(name: MadeUpName, random: RandomSource): DemoLanguage {
  return random.chance(name.script === 'latin' ? 0.8 : shares.english) ? 'en' : 'zh';
}
