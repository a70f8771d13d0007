// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextWay, type Way, type Ways } from './channel-ladder.ts';

const phone = { id: 'p1', kind: 'phone', isConfirmed: true, isFrozen: false } as const;
const unsure = { id: 'p2', kind: 'phone', isConfirmed: false, isFrozen: false } as const;
const mail = { id: 'm1', kind: 'email', isConfirmed: false, isFrozen: false } as const;
const nobody: Ways = { points: [], addressId: null, preferred: [], refused: [], tried: [] };
const everything: Ways = { ...nobody, points: [unsure, mail, phone], addressId: 'a1' };

/** All ways that a notice goes, one after the other. */
function climb(ways: Ways): Way[] {
  const gone: Way[] = [];
  for (;;) {
    const way = nextWay({ ...ways, tried: [...ways.tried, ...gone] });
    if (way === null) return gone;
    gone.push(way);
    if (gone.length > 1_000) throw new Error('the ladder has no end');
  }
}

const words = (ways: Ways) => climb(ways).map(({ channel, pointId }) => `${channel} ${pointId}`);

describe('the ladder', () => {
  it('goes from what proves arrival to what takes longest', () => {
    expect(words(everything)).toEqual([
      'sms p1',
      'email m1',
      'sms p2',
      'phone p1',
      'phone p2',
      'letter a1',
    ]);
  });

  it('begins with what the person wishes', () => {
    expect(words({ ...everything, preferred: ['letter'] })[0]).toBe('letter a1');
    expect(words({ ...everything, preferred: ['call'] }).slice(0, 3)).toEqual([
      'phone p1',
      'phone p2',
      'sms p1',
    ]);
  });

  it('never goes a way that he refused, even where he once wished it', () => {
    const ways = { ...everything, preferred: ['sms'], refused: ['sms', 'call'] } as const;
    expect(words(ways)).toEqual(['email m1', 'letter a1']);
  });

  it('never uses a number that belongs to somebody else', () => {
    const points = [{ ...phone, isFrozen: true }, mail];
    expect(words({ ...everything, points })).toEqual(['email m1', 'letter a1']);
  });

  it('ends at once where nothing is known of the person', () => {
    expect(nextWay(nobody)).toBeNull();
  });
});

const wishes = fc.uniqueArray(fc.constantFrom('call', 'sms', 'email', 'letter'));
const points = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z][0-9]{2}$/),
    kind: fc.constantFrom('phone', 'email'),
    isConfirmed: fc.boolean(),
    isFrozen: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const anyWays: fc.Arbitrary<Ways> = fc
  .record({
    points,
    addressId: fc.option(fc.constant('a1'), { nil: null }),
    preferred: wishes,
    refused: wishes,
  })
  .chain((ways) =>
    fc
      .uniqueArray(
        fc.record({
          channel: fc.constantFrom('sms', 'email', 'phone', 'letter'),
          pointId: fc.constantFrom('a1', ...ways.points.map(({ id }) => id)),
        }),
        { selector: ({ channel, pointId }) => `${channel} ${pointId}` },
      )
      .map((tried) => ({ ...ways, tried })),
  );

describe('for any person the ladder', () => {
  it('ends, and goes no way twice', () => {
    fc.assert(
      fc.property(anyWays, (ways) => {
        const gone = [...ways.tried.map((way) => `${way.channel} ${way.pointId}`), ...words(ways)];
        expect(new Set(gone).size).toBe(gone.length);
      }),
    );
  });

  it('uses no frozen number and no refused channel, and fits the channel to the number', () => {
    fc.assert(
      fc.property(anyWays, (ways) => {
        for (const { channel, pointId } of climb(ways)) {
          expect(ways.refused).not.toContain(channel === 'phone' ? 'call' : channel);
          if (channel === 'letter') {
            expect(pointId).toBe(ways.addressId);
          } else {
            const point = ways.points.find(({ id }) => id === pointId);
            expect(point).toMatchObject({
              isFrozen: false,
              kind: channel === 'email' ? 'email' : 'phone',
            });
          }
        }
      }),
    );
  });

  it('goes every way that is open, with the wished ones first', () => {
    fc.assert(
      fc.property(anyWays, (ways) => {
        const isWished = ({ channel }: Way) =>
          ways.preferred.includes(channel === 'phone' ? 'call' : channel);
        const gone = climb({ ...ways, tried: [] });
        const order = gone.map((way) => (isWished(way) ? 0 : 1));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        const open = ways.points.filter(({ isFrozen }) => !isFrozen);
        const may = (channel: 'call' | 'sms' | 'email' | 'letter') =>
          ways.refused.includes(channel) ? 0 : 1;
        const phones = open.filter(({ kind }) => kind === 'phone').length;
        const mails = open.length - phones;
        const letters = ways.addressId === null ? 0 : may('letter');
        expect(gone).toHaveLength(
          phones * (may('sms') + may('call')) + mails * may('email') + letters,
        );
      }),
    );
  });
});
