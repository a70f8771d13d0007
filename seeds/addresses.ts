// SPDX-License-Identifier: Apache-2.0
// Made-up doors in real communities. The road does not exist, the text says so, and the point is
// scattered round the seat of the street so that nobody's real home is ever pinned.
import { pastDay } from './past-day.ts';
import type { Community, Places, Point } from './places.ts';
import { pickWeighted, type RandomSource, randomFor, type Weighted } from './random-source.ts';

export type AddressKind = 'residence' | 'work' | 'hukou' | 'billing';
/** Who gave the address: the card contract, the person himself, or a bureau he authorised. */
export type AddressSource = 'contract' | 'left-by-person' | 'bureau-authorised';

export interface DemoAddress {
  readonly kind: AddressKind;
  readonly text: string;
  readonly communityCode: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly source: AddressSource;
  /** The last day on which the person confirmed it (ISO date), or null when he never did. */
  readonly confirmedOn: string | null;
  /** False for a registered home, an old home or an office: never visited unless confirmed. */
  readonly livesHere: boolean;
}

export const scatterKmMax = 1.2;

const shares = {
  inner: 0.7,
  /** Together about 6 % of homes have no coordinate: half for want of a seat, half not found. */
  seatless: 0.03,
  notFound: 0.03,
  work: 0.35,
  registeredElsewhere: 0.15,
  livesAtRegistered: 0.08,
  formerHome: 0.04,
  billing: 0.2,
};

/** One home first; then, for some, a work place, a registered home, a former home, a post address. */
export function demoAddresses(personIndex: number, places: Places): readonly DemoAddress[] {
  const random = randomFor('addresses', personIndex);
  const home = residence(random, places);
  const addresses: DemoAddress[] = [home];
  if (random.chance(shares.work)) addresses.push(workPlace(random, places));
  if (random.chance(shares.registeredElsewhere)) addresses.push(registeredHome(random, places));
  if (random.chance(shares.formerHome)) addresses.push(formerHome(random, places));
  if (random.chance(shares.billing)) {
    addresses.push({ ...home, kind: 'billing', source: 'contract', livesHere: false });
  }
  return addresses;
}

/** The list names the committee of a village or a community; an address names the place itself. */
export function addressName(communityName: string): string {
  return communityName
    .replace(/(村?(村委会|村民委员会))+$/, '村')
    .replace(/(社区)?(居委会|居民委员会)$/, '社区');
}

function residence(random: RandomSource, places: Places): DemoAddress {
  return {
    kind: 'residence',
    ...door(random, anyCommunity(random, places)),
    source: pickWeighted(random, residenceSources),
    confirmedOn: random.chance(0.6) ? pastDay(random) : null,
    livesHere: true,
  };
}

function workPlace(random: RandomSource, places: Places): DemoAddress {
  return {
    kind: 'work',
    ...door(random, random.pick(places.innerSeated)),
    source: 'contract',
    confirmedOn: random.chance(0.3) ? pastDay(random) : null,
    livesHere: false,
  };
}

/** 户籍 is often the parents' village; only a person who confirmed living there may be met there. */
function registeredHome(random: RandomSource, places: Places): DemoAddress {
  const livesHere = random.chance(shares.livesAtRegistered);
  return {
    kind: 'hukou',
    ...door(random, random.pick(random.chance(0.6) ? places.outerSeated : places.outerSeatless)),
    source: 'contract',
    confirmedOn: livesHere ? pastDay(random) : null,
    livesHere,
  };
}

function formerHome(random: RandomSource, places: Places): DemoAddress {
  return {
    kind: 'residence',
    ...door(random, anyCommunity(random, places)),
    source: 'bureau-authorised',
    confirmedOn: null,
    livesHere: false,
  };
}

function anyCommunity(random: RandomSource, places: Places): Community {
  const isSeatless = random.chance(shares.seatless);
  if (random.chance(shares.inner)) {
    return random.pick(isSeatless ? places.innerSeatless : places.innerSeated);
  }
  return random.pick(isSeatless ? places.outerSeatless : places.outerSeated);
}

function door(random: RandomSource, community: Community) {
  const { street } = community;
  const road = `${random.pick(roads)}${1 + random.below(288)}号`;
  const name = addressName(community.name);
  const room = name.endsWith('村') ? '' : flat(random);
  const point =
    street.seat === null || random.chance(shares.notFound) ? null : scatter(random, street.seat);
  return {
    text: `浙江省杭州市${street.area}${street.name}${name} ${road}${room}（虚构）`,
    communityCode: community.code,
    lat: point?.lat ?? null,
    lng: point?.lng ?? null,
  };
}

function flat(random: RandomSource): string {
  const building = `${1 + random.below(24)}幢${1 + random.below(4)}单元`;
  return `${building}${1 + random.below(18)}0${1 + random.below(4)}室`;
}

/** Evenly over a disc; the square root keeps the points from crowding at the seat. */
function scatter(random: RandomSource, seat: Point): Point {
  const kmPerDegree = 111.195;
  const km = scatterKmMax * Math.sqrt(random.unit());
  const bearing = 2 * Math.PI * random.unit();
  const lat = seat.lat + (km * Math.cos(bearing)) / kmPerDegree;
  const lngScale = kmPerDegree * Math.cos((seat.lat * Math.PI) / 180);
  return { lat: to5Digits(lat), lng: to5Digits(seat.lng + (km * Math.sin(bearing)) / lngScale) };
}

/** Five digits are about a metre; more would claim a precision that nobody has. */
function to5Digits(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

const roads = ['演示路', '示例路', '虚构巷', '样本街'];

const residenceSources: readonly Weighted<AddressSource>[] = [
  { value: 'contract', weight: 72 },
  { value: 'left-by-person', weight: 25 },
  { value: 'bureau-authorised', weight: 3 },
];
