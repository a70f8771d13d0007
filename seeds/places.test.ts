// SPDX-License-Identifier: Apache-2.0
// The copies of public place data stay the copies they say they are.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { innerAreas, readPlaces } from './places.ts';

const places = readPlaces();

test('the files of places have the checksums written beside them', () => {
  const folder = new URL('./places/', import.meta.url);
  const lines = readFileSync(new URL('SHA256SUMS', folder), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(4);
  for (const line of lines) {
    const [sum, name = ''] = line.split('  ');
    const bytes = readFileSync(new URL(name, folder));
    expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sum);
  }
});

test('reads 196 streets, 122 of them with a seat, and 3320 communities', () => {
  expect(places.streets.size).toBe(196);
  expect([...places.streets.values()].filter(({ seat }) => seat !== null)).toHaveLength(122);
  expect(places.communities).toHaveLength(3_320);
});

test('every seat lies in the prefecture and keeps the digits of the file', () => {
  for (const { seat, name } of places.streets.values()) {
    if (seat === null) continue;
    expect(seat.lat, name).toBeGreaterThan(29);
    expect(seat.lat, name).toBeLessThan(30.7);
    expect(seat.lng, name).toBeGreaterThan(118.3);
    expect(seat.lng, name).toBeLessThan(120.9);
  }
  expect(places.streets.get('330106007')?.seat).toEqual({ lat: 30.2784, lng: 120.11842 });
});

test('splits every community into exactly one of four lists', () => {
  const { innerSeated, innerSeatless, outerSeated, outerSeatless } = places;
  const lists = [innerSeated, innerSeatless, outerSeated, outerSeatless];
  const codes = lists.flat().map(({ code }) => code);
  expect(new Set(codes).size).toBe(places.communities.length);
  expect(codes).toHaveLength(places.communities.length);
  for (const list of lists) expect(list.length).toBeGreaterThan(0);
  for (const { street } of innerSeated) expect(innerAreas).toContain(street.area);
  for (const { street } of outerSeatless) expect(street.seat).toBeNull();
});
