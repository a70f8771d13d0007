// SPDX-License-Identifier: Apache-2.0
// The public portfolio has one row per account. The demo gives some of its people two or three
// cards, because a case belongs to a person and a visit must list all of them.
import { assert } from '@fairvisit/domain/assert.ts';
import { randomFor, shuffled } from './random-source.ts';

export const demoAccounts = 30_000;
export const demoPersons = 28_500;

// Each block of 400 accounts belongs to 380 people: 18 with two cards, one with three.
const accountsPerBlock = 400;
const personsPerBlock = 380;
const cardsOfFirstPersons = [3, ...Array.from({ length: 18 }, () => 2)];

/** The person (1 to 28,500) that owns account 1 to 30,000 of the panel. */
export function personOfAccount(accountIndex: number): number {
  const person = owners.personOf[accountIndex];
  assert(person !== undefined && person > 0, 'an account index lies in 1..30000');
  return person;
}

/** The accounts of one person, one to three, in rising order. */
export function accountsOfPerson(personIndex: number): readonly number[] {
  const accounts = owners.accountsOf[personIndex];
  assert(accounts !== undefined && accounts.length > 0, 'a person index lies in 1..28500');
  return accounts;
}

const owners = groupAccounts();

function groupAccounts() {
  const personOf: number[] = [0];
  const accountsOf: number[][] = Array.from({ length: demoPersons + 1 }, () => []);
  for (let block = 0; block < demoAccounts / accountsPerBlock; block += 1) {
    const order = shuffled(randomFor('account-owners', block), personsWithCards(block));
    for (const person of order) {
      accountsOf[person]?.push(personOf.length);
      personOf.push(person);
    }
  }
  return { personOf, accountsOf };
}

/** Every person of the block once for each of his cards. */
function personsWithCards(block: number): number[] {
  const random = randomFor('many-cards', block);
  const persons = Array.from(
    { length: personsPerBlock },
    (_, i) => block * personsPerBlock + i + 1,
  );
  return shuffled(random, persons).flatMap((person, position) =>
    Array.from({ length: cardsOfFirstPersons[position] ?? 1 }, () => person),
  );
}
