// SPDX-License-Identifier: Apache-2.0
// Every account has one owner, and one person in twenty has more than one card.
import { expect, test } from 'vitest';
import { accountsOfPerson, demoAccounts, demoPersons, personOfAccount } from './account-owners.ts';

const accounts = Array.from({ length: demoAccounts }, (_, i) => i + 1);
const persons = Array.from({ length: demoPersons }, (_, i) => i + 1);

test('the two directions agree and leave nobody out', () => {
  const found = persons.flatMap((person) => {
    for (const account of accountsOfPerson(person)) expect(personOfAccount(account)).toBe(person);
    return accountsOfPerson(person);
  });
  expect(found.sort((left, right) => left - right)).toEqual(accounts);
});

test('one person in twenty has two or three cards', () => {
  const cards = [1, 2, 3].map(
    (count) => persons.filter((person) => accountsOfPerson(person).length === count).length,
  );
  expect(cards).toEqual([27_075, 1_350, 75]);
});

test('an account outside the panel has no owner', () => {
  expect(() => personOfAccount(0)).toThrow('account index');
  expect(() => personOfAccount(30_001)).toThrow('account index');
  expect(() => accountsOfPerson(28_501)).toThrow('person index');
});
