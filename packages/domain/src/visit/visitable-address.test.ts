// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { addressToVisit, type KnownAddress, mayBeVisited } from './visitable-address.ts';

function anAddress(given: Partial<KnownAddress & { id: string }> = {}) {
  return {
    id: 'a',
    kind: 'residence' as const,
    source: 'contract',
    confirmedOn: null,
    livesHereConfirmedOn: null,
    isRetired: false,
    ...given,
  };
}

test('a home the person named himself may be visited', () => {
  expect(mayBeVisited(anAddress())).toBe(true);
  expect(mayBeVisited(anAddress({ source: 'left-by-person' }))).toBe(true);
});

test('a registered home may be visited only when the person said that he lives there', () => {
  expect(mayBeVisited(anAddress({ kind: 'hukou' }))).toBe(false);
  expect(mayBeVisited(anAddress({ kind: 'hukou', confirmedOn: '2026-08-01' }))).toBe(false);
  expect(mayBeVisited(anAddress({ kind: 'hukou', livesHereConfirmedOn: '2026-08-01' }))).toBe(true);
});

test('a workplace is never visited, even if somebody ticked that he lives there', () => {
  expect(mayBeVisited(anAddress({ kind: 'work' }))).toBe(false);
  expect(mayBeVisited(anAddress({ kind: 'work', livesHereConfirmedOn: '2026-08-01' }))).toBe(false);
});

test('a post address, a retired address and an address told by others are not visited', () => {
  expect(mayBeVisited(anAddress({ kind: 'billing' }))).toBe(false);
  expect(mayBeVisited(anAddress({ isRetired: true, livesHereConfirmedOn: '2026-08-01' }))).toBe(
    false,
  );
  expect(mayBeVisited(anAddress({ source: 'bureau-authorised' }))).toBe(false);
  expect(mayBeVisited(anAddress({ source: 'told-by-contact' }))).toBe(false);
});

test('goes where the person said he lives, before a home only the contract names', () => {
  const contract = anAddress({ id: 'b', confirmedOn: '2026-08-20' });
  const told = anAddress({ id: 'c', kind: 'hukou', livesHereConfirmedOn: '2026-05-01' });
  expect(addressToVisit([contract, told])?.id).toBe('c');
  expect(addressToVisit([anAddress({ kind: 'work' })])).toBeNull();
});
