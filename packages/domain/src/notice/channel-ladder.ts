// SPDX-License-Identifier: Apache-2.0
// By which way a notice goes next. What the person wishes comes first, then the ways that can prove
// its arrival; each way is gone once, and no way that he refused or that leads to somebody else.
import type { NoticeChannel } from './notice-told.ts';

export interface KnownPoint {
  readonly id: string;
  readonly kind: 'phone' | 'email';
  readonly isConfirmed: boolean;
  readonly isFrozen: boolean;
}

/** How somebody wishes to be reached; a call is what staff do by telephone. */
export type WishedChannel = 'call' | 'sms' | 'email' | 'letter';

export interface Ways {
  readonly points: readonly KnownPoint[];
  /** Where letters go; null when no address is known. */
  readonly addressId: string | null;
  readonly preferred: readonly WishedChannel[];
  readonly refused: readonly WishedChannel[];
  readonly tried: readonly Way[];
}

export interface Way {
  readonly channel: NoticeChannel;
  /** The contact point, or the address of a letter. */
  readonly pointId: string;
}

/** Null when every way was gone. */
export function nextWay(ways: Ways): Way | null {
  const isTried = (way: Way) =>
    ways.tried.some((one) => one.channel === way.channel && one.pointId === way.pointId);
  const left = ladderOf(ways).filter((way) => !isTried(way) && !isWished(way, ways.refused));
  return left.find((way) => isWished(way, ways.preferred)) ?? left[0] ?? null;
}

function ladderOf({ points, addressId }: Ways): readonly Way[] {
  const open = points.filter((point) => !point.isFrozen);
  const confirmedFirst = [...open].sort(
    (a, b) => Number(b.isConfirmed) - Number(a.isConfirmed) || (a.id < b.id ? -1 : 1),
  );
  const phones = confirmedFirst.filter(({ kind }) => kind === 'phone');
  const mails = confirmedFirst.filter(({ kind }) => kind === 'email');
  const by = (channel: NoticeChannel, some: readonly KnownPoint[]): readonly Way[] =>
    some.map(({ id }) => ({ channel, pointId: id }));
  return [
    ...by(
      'sms',
      phones.filter(({ isConfirmed }) => isConfirmed),
    ),
    ...by('email', mails),
    ...by(
      'sms',
      phones.filter(({ isConfirmed }) => !isConfirmed),
    ),
    ...by('phone', phones),
    ...(addressId === null ? [] : [{ channel: 'letter', pointId: addressId } as const]),
  ];
}

function isWished({ channel }: Way, wishes: readonly WishedChannel[]): boolean {
  return wishes.includes(channel === 'phone' ? 'call' : channel);
}
