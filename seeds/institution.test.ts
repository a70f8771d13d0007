// SPDX-License-Identifier: Apache-2.0
// The demo's bank has every role, lawful agencies, and the two officers whom the law must stop.
import { expect, test } from 'vitest';
import { demoInstitution, demoPassword } from './institution.ts';
import { readPlaces } from './places.ts';

const bank = demoInstitution(readPlaces());

test('there are staff of each role with sign-in names of their own', () => {
  const roles = [...bank.staff, ...bank.officers].map(({ role }) => role);
  const count = (role: string) => roles.filter((one) => one === role).length;
  expect(count('operations')).toBe(2);
  expect(count('supervisor')).toBe(2);
  expect(count('compliance')).toBe(1);
  expect(count('administrator')).toBe(1);
  expect(count('officer')).toBe(6);
  const names = [...bank.staff, ...bank.officers].map(({ signIn }) => signIn);
  expect(new Set(names).size).toBe(12);
  expect(new Set(bank.officers.map(({ badgeNumber }) => badgeNumber)).size).toBe(6);
  expect(demoPassword.length).toBeGreaterThanOrEqual(12);
});

test('one training is over on the first day and one ends within two weeks of it', () => {
  const until = bank.officers.map(({ trainingValidUntil }) => trainingValidUntil);
  expect(until.filter((day) => day < bank.startsOn)).toHaveLength(1);
  expect(until.filter((day) => day >= bank.startsOn && day <= '2026-09-21')).toHaveLength(1);
});

test('two agencies are on the whitelist on the first day and each sends one officer', () => {
  for (const { key, whitelistedFrom, whitelistedUntil, lastInspectedOn } of bank.agencies) {
    expect(whitelistedFrom < bank.startsOn && whitelistedUntil > bank.startsOn).toBe(true);
    expect(lastInspectedOn < bank.startsOn).toBe(true);
    expect(bank.officers.filter(({ agency }) => agency === key)).toHaveLength(1);
  }
  expect(bank.agencies).toHaveLength(2);
});

test('two pairs of the bank itself can go out on the first day, with both genders', () => {
  const own = bank.officers.filter(
    ({ agency, trainingValidUntil }) => agency === null && trainingValidUntil >= bank.startsOn,
  );
  expect(own).toHaveLength(4);
  expect(new Set(own.map(({ gender }) => gender)).size).toBe(2);
});

test('officers start from places in Hangzhou and everything says that it is made up', () => {
  for (const { homeBase } of bank.officers) {
    expect(homeBase.lat).toBeGreaterThan(30);
    expect(homeBase.lng).toBeGreaterThan(119.9);
  }
  expect([bank, ...bank.agencies, ...bank.staff, ...bank.officers].every((one) => one.madeUp)).toBe(
    true,
  );
});
