// SPDX-License-Identifier: Apache-2.0
// Real streets and communities of Hangzhou for made-up people to live in. A street without a known
// seat keeps null: a guessed coordinate would send officers to the wrong place.
import { readFileSync } from 'node:fs';
import { assert } from '@fairvisit/domain/assert.ts';

export interface Point {
  readonly lat: number;
  readonly lng: number;
}

export interface Street {
  readonly code: string;
  readonly areaCode: string;
  readonly area: string;
  readonly name: string;
  /** WGS 84, of the street office or township seat. */
  readonly seat: Point | null;
}

export interface Community {
  readonly code: string;
  readonly name: string;
  readonly street: Street;
}

export interface Places {
  readonly streets: ReadonlyMap<string, Street>;
  readonly communities: readonly Community[];
  /** The communities a made-up address is drawn from. */
  readonly innerSeated: readonly Community[];
  readonly innerSeatless: readonly Community[];
  readonly outerSeated: readonly Community[];
  readonly outerSeatless: readonly Community[];
}

export const innerAreas: readonly string[] = [
  '上城区',
  '拱墅区',
  '西湖区',
  '滨江区',
  '余杭区',
  '萧山区',
  '临平区',
  '钱塘区',
];

/** Reads the two files beside this one; call it once and pass the places on. */
export function readPlaces(): Places {
  const streets = new Map(
    rowsOf('hangzhou-streets.csv', 8).map((row) => {
      const [code = '', areaCode = '', area = '', name = '', , lat = '', lng = ''] = row;
      const seat = lat === '' ? null : { lat: Number(lat), lng: Number(lng) };
      return [code, { code, areaCode, area, name, seat }];
    }),
  );
  const communities = rowsOf('hangzhou-communities.csv', 6).map((row) => {
    const [code = '', streetCode = '', , , , name = ''] = row;
    const street = streets.get(streetCode);
    assert(street !== undefined, 'every community lies in a listed street');
    return { code, name, street };
  });
  return { streets, communities, ...split(communities) };
}

function split(communities: readonly Community[]) {
  const isInner = ({ street }: Community) => innerAreas.includes(street.area);
  const hasSeat = ({ street }: Community) => street.seat !== null;
  return {
    innerSeated: communities.filter((place) => isInner(place) && hasSeat(place)),
    innerSeatless: communities.filter((place) => isInner(place) && !hasSeat(place)),
    outerSeated: communities.filter((place) => !isInner(place) && hasSeat(place)),
    outerSeatless: communities.filter((place) => !isInner(place) && !hasSeat(place)),
  };
}

function rowsOf(file: string, columns: number): string[][] {
  const text = readFileSync(new URL(`./places/${file}`, import.meta.url), 'utf8');
  const rows = text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.trimEnd().split(','));
  assert(rows.length > 0, 'a file of places has rows');
  assert(
    rows.every((row) => row.length === columns),
    'no name in a file of places holds a comma',
  );
  return rows;
}
