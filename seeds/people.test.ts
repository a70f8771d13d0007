// SPDX-License-Identifier: Apache-2.0
// The made-up people are the same everywhere, can be nobody real, and are as mixed as said.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { demoPersons } from './account-owners.ts';
import { addressName, type DemoAddress } from './addresses.ts';
import { checkCharacter, impossiblePhone } from './impossible-numbers.ts';
import { astralCharacters, rareCharacters } from './name-characters.ts';
import { demoPerson, demoRelatedPersons, protectiveBand } from './people.ts';
import { innerAreas, type Point, readPlaces } from './places.ts';

const places = readPlaces();
const communities = new Map(places.communities.map((place) => [place.code, place]));
const people = Array.from({ length: demoPersons }, (_, i) =>
  demoPerson({ index: i + 1, ageYears: 21 + (i % 60) }, places),
);
const related = people.flatMap((person) => demoRelatedPersons(person, places));
const everyAddress = [...people, ...related].flatMap(({ addresses }) => addresses);
const share = (count: number) => count / people.length;

test('the first 500 people are the same on every machine', () => {
  const text = JSON.stringify(people.slice(0, 500));
  expect(createHash('sha256').update(text).digest('hex')).toBe(
    '6c54d1cc50b76c7d2b72faa86d7341e1639ded7af80b8cd21862f573b04fe66a',
  );
});

test('a person does not depend on who was made before', () => {
  expect(demoPerson({ index: 1_234, ageYears: 21 + (1_233 % 60) }, places)).toEqual(people[1_233]);
});

test('no phone number could belong to a mobile subscriber, and none is given twice', () => {
  const phones = [...people, ...related].flatMap((person) => person.phones);
  expect(new Set(phones).size).toBe(phones.length);
  for (const phone of phones) {
    expect(phone).toMatch(/^1002\d{7}$/);
    expect(phone).not.toMatch(/^1[3-9]/);
  }
});

test('phone numbers stay different far beyond the people of the demo', () => {
  const phones = new Set<string>();
  for (let index = 0; index < 100_000; index += 1) {
    for (const slot of [0, 1, 2, 3] as const) phones.add(impossiblePhone(index, slot));
  }
  expect(phones.size).toBe(400_000);
});

test('mail cannot arrive and identity numbers fail their check', () => {
  const numbers = people.flatMap(({ identityNumber }) => identityNumber ?? []);
  expect(share(numbers.length)).toBeGreaterThan(0.88);
  expect(share(numbers.length)).toBeLessThan(0.92);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) {
    expect(number).toMatch(/^00\d{4}19000229\d{3}[\dX]$/);
    expect(checkCharacter(number.slice(0, 17))).not.toBe(number.slice(17));
  }
  for (const { email } of people) if (email !== null) expect(email).toMatch(/@example\.test$/);
});

test('most numbers and half of the mail addresses were confirmed by the person before the demo', () => {
  const phones = people.flatMap((person) =>
    person.phones.map((phone) => person.confirmedOn[phone]),
  );
  const mails = people.flatMap(({ email, confirmedOn }) =>
    email === null ? [] : [confirmedOn[email]],
  );
  const confirmed = (days: readonly (string | undefined)[]) =>
    days.filter((day) => day !== undefined).length / days.length;
  expect(confirmed(phones)).toBeGreaterThan(0.68);
  expect(confirmed(phones)).toBeLessThan(0.72);
  expect(confirmed(mails)).toBeGreaterThan(0.48);
  expect(confirmed(mails)).toBeLessThan(0.52);
  expect(share(mails.length)).toBeGreaterThan(0.68);
  expect([...phones, ...mails].every((day) => (day ?? '') < '2026-09-07')).toBe(true);
});

test('the check character is the one of the sample printed in the standard', () => {
  expect(checkCharacter('11010519491231002')).toBe('X');
});

test('rare, dotted and Latin names are there, and not too many', () => {
  const names = people.map(({ name }) => name);
  const holding = (characters: readonly string[]) =>
    share(names.filter((name) => characters.some((one) => name.includes(one))).length);
  expect(holding(rareCharacters) + holding(astralCharacters)).toBeGreaterThan(0.006);
  expect(holding(rareCharacters) + holding(astralCharacters)).toBeLessThan(0.014);
  expect(holding(astralCharacters)).toBeGreaterThan(0.0005);
  expect(holding(['·'])).toBeGreaterThan(0.015);
  expect(holding(['·'])).toBeLessThan(0.025);
  const latin = share(names.filter((name) => /^[^\p{Script=Han}]+$/u.test(name)).length);
  expect(latin).toBeGreaterThan(0.007);
  expect(latin).toBeLessThan(0.013);
  expect(holding(['欧阳', '司马', '诸葛', '上官', '慕容'])).toBeGreaterThan(0.002);
  for (const one of astralCharacters) expect(one.codePointAt(0)).toBeGreaterThan(0xffff);
  for (const one of rareCharacters) expect(one).toHaveLength(1);
});

test('every address lies in a listed community and says that it is made up', () => {
  for (const address of everyAddress) {
    const community = communities.get(address.communityCode);
    const place = `${community?.street.name}${addressName(community?.name ?? '')} `;
    expect(address.text.includes(place)).toBe(true);
    expect(address.text.endsWith('（虚构）')).toBe(true);
  }
});

test('an address names the village or the community, not its committee', () => {
  const names = [
    '普宁村委会',
    '劳村村委会',
    '汪家村村民委员会',
    '邓家居委会',
    '洋安社区居委会',
    '沈冠村村委会村委会',
  ];
  const places = ['普宁村', '劳村', '汪家村', '邓家社区', '洋安社区', '沈冠村'];
  expect(names.map(addressName)).toEqual(places);
  expect(everyAddress.some(({ text }) => /委会|委员会/.test(text))).toBe(false);
});

test('every coordinate lies within 2 km of its seat, and a street without a seat has none', () => {
  let farthestKm = 0;
  for (const address of everyAddress) {
    const seat = communities.get(address.communityCode)?.street.seat ?? null;
    const point = pointOf(address);
    if (seat === null) expect(point).toBeNull();
    else if (point !== null) farthestKm = Math.max(farthestKm, haversineKm(seat, point));
  }
  expect(farthestKm).toBeGreaterThan(1);
  expect(farthestKm).toBeLessThan(2);
});

test('about 70 % live in the inner districts and about 6 % of homes have no coordinate', () => {
  const homes = people.flatMap(({ addresses }) => addresses.slice(0, 1));
  expect(homes.every(({ kind, livesHere }) => kind === 'residence' && livesHere)).toBe(true);
  const inner = homes.filter(({ text }) => innerAreas.some((area) => text.includes(area)));
  expect(share(inner.length)).toBeGreaterThan(0.68);
  expect(share(inner.length)).toBeLessThan(0.72);
  const withoutPoint = share(homes.filter(({ lat }) => lat === null).length);
  expect(withoutPoint).toBeGreaterThan(0.05);
  expect(withoutPoint).toBeLessThan(0.07);
});

test('a registered home or an office is lived in only where the person confirmed it', () => {
  const others = everyAddress.filter(({ kind }) => kind !== 'residence');
  for (const { kind, livesHere, confirmedOn } of others) {
    if (livesHere) expect({ kind, isConfirmed: confirmedOn !== null }).toEqual(confirmedHukou);
  }
  const registered = others.filter(({ kind }) => kind === 'hukou');
  expect(share(registered.length)).toBeGreaterThan(0.12);
  expect(registered.some(({ livesHere }) => livesHere)).toBe(true);
  expect(others.some(({ kind }) => kind === 'work')).toBe(true);
  expect(everyAddress.every((address) => (address.confirmedOn ?? '') < '2026-09-07')).toBe(true);
});

test('the protective band changes at 18 and at 65 and nothing else depends on age', () => {
  expect([17, 18, 64, 65].map(protectiveBand)).toEqual(['minor', 'none', 'none', 'elderly']);
  const { protectiveBand: _young, ...young } = demoPerson({ index: 9, ageYears: 22 }, places);
  const { protectiveBand: _old, ...old } = demoPerson({ index: 9, ageYears: 79 }, places);
  expect(young).toEqual(old);
});

test('a few people have a supplementary user or a guarantor with an own number', () => {
  const count = (role: string) => related.filter((one) => one.role === role).length;
  expect(share(count('supplementary-user'))).toBeGreaterThan(0.003);
  expect(share(count('supplementary-user'))).toBeLessThan(0.007);
  expect(share(count('guarantor'))).toBeGreaterThan(0.001);
  expect(share(count('guarantor'))).toBeLessThan(0.003);
  for (const one of related) {
    expect(one.contractEvidenceReviewed).toBe(one.role === 'guarantor');
    expect(one.addresses).toHaveLength(1);
  }
});

const confirmedHukou = { kind: 'hukou', isConfirmed: true };

function pointOf({ lat, lng }: DemoAddress): Point | null {
  return lat === null || lng === null ? null : { lat, lng };
}

function haversineKm(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (left: number, right: number) => Math.sin(radians(right - left) / 2) ** 2;
  const across = Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * half(from.lng, to.lng);
  return 2 * 6371.0088 * Math.asin(Math.sqrt(half(from.lat, to.lat) + across));
}
