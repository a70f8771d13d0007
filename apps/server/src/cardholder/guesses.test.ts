// SPDX-License-Identifier: Apache-2.0
// Guesses past the door's own limit of ten a minute: at the second factor of one link, which is locked
// after five, and at the token, which has no lock. A sample here, ten thousand in the campaign.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaign } from '../../../../tools/campaign.ts';
import { aToldVisit } from '../../test-support/builders/link.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { enterPortal } from './enter-portal.action.ts';

/** The right one is the 346th, so that a door without a lock would open. */
const guessesOfFactor = campaign({ sample: 400, full: 10_000 });
const guessesOfToken = campaign({ sample: 300, full: 10_000 });
const atOnce = 10;
const secondsMax = 120;

describe.each(databases)('guessing at the portal on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  async function openedBy(guess: (count: number) => [string, string], guesses: number) {
    let opened = 0;
    for (let from = 0; from < guesses; from += atOnce) {
      const outcomes = await Promise.all(
        Array.from({ length: atOnce }, (_, more) => {
          const [link, factor] = guess(from + more);
          return enterPortal(world.ground, { institutionId: world.institutionId, link, factor });
        }),
      );
      opened += outcomes.filter((outcome) => outcome.ok).length;
    }
    return opened;
  }

  it(
    'opens no page by trying factor after factor, though the right one is among them',
    async () => {
      const visit = await aToldVisit(world, { identityNumber: '000012190002290345' });
      const factor = (count: number) => String(count).padStart(4, '0');
      expect(factor(345)).toBe('0345');
      expect(await openedBy((count) => [visit.token, factor(count)], guessesOfFactor)).toBe(0);
      const locked = await world.db.forInstitution(world.institutionId, async (tx) => {
        const found = await sql<{ tries: number; isLocked: boolean }>`
        select failed_tries as tries, locked_at is not null as "isLocked" from notice_links
        where notice_id = ${visit.noticeId} limit 1`.execute(tx);
        return found.rows[0];
      });
      expect(locked).toEqual({ tries: 5, isLocked: true });
    },
    secondsMax * 1_000,
  );

  it(
    'finds no link by changing the end of one that is known',
    async () => {
      const visit = await aToldVisit(world, { identityNumber: '000012190002291234' });
      const start = visit.token.slice(0, -4);
      const link = (count: number) => `${start}${count.toString(36).padStart(4, '_')}`;
      expect(await openedBy((count) => [link(count), '1234'], guessesOfToken)).toBe(0);
    },
    secondsMax * 1_000,
  );
});
