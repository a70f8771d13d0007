// SPDX-License-Identifier: Apache-2.0
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNoticeWithLink, aToldVisit } from '../../test-support/builders/link.ts';
import { databases } from '../../test-support/databases.ts';
import { statementsSeen } from '../../test-support/statements-seen.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { enterPortal } from './enter-portal.action.ts';

const identityNumber = '00001219000229123X';
const tail = '123X';
const refused = { ok: false, refusal: { code: 'portal.not-recognised' } };

describe.each(databases)('entering the portal on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const enter = (link: string, factor: string, ground = world.ground) =>
    enterPortal(ground, { institutionId: world.institutionId, link, factor });

  const told = (options: Parameters<typeof aToldVisit>[1] = {}) =>
    aToldVisit(world, { identityNumber, ...options });

  async function linkRow(noticeId: string) {
    return world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ tries: number; isLocked: boolean; isEntered: boolean }>`
        select failed_tries as tries, locked_at is not null as "isLocked",
          entered_at is not null as "isEntered"
        from notice_links where notice_id = ${noticeId} limit 1`.execute(tx);
      return found.rows[0];
    });
  }

  const moveBusiness = (to: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update business_clocks set standing_at = ${to}
        where institution_id = ${world.institutionId}`.execute(tx);
    });

  it.each([
    ['as it is printed', '123X'],
    ['with a small x', '123x'],
    ['in full width', '１２３Ｘ'],
    ['with spaces', ' 12 3x '],
  ])('takes the tail of the identity number %s', async (_title, factor) => {
    const { token, cardholderId, noticeId, messageId } = await told();
    const entered = await enter(token, factor);
    assert(entered.ok, 'the factor fits');
    expect(entered.value.actor).toMatchObject({ kind: 'cardholder', cardholderId, noticeId });
    expect(entered.value.actor.messageId).toBe(messageId);
    expect(await linkRow(noticeId)).toEqual({ tries: 0, isLocked: false, isEntered: true });
  });

  it('takes the tail of an overdue card only where no identity number is on file', async () => {
    const bare = await aToldVisit(world);
    const cardTail = bare.accountId.slice(-4).toUpperCase();
    expect((await enter(bare.token, cardTail)).ok).toBe(true);
    expect((await enter(bare.token, '0000')).ok).toBe(false);
    const filed = await told();
    expect(await enter(filed.token, filed.accountId.slice(-4))).toEqual(refused);
    expect((await enter(filed.token, tail)).ok).toBe(true);
  });

  it('fills a short reference up with zeros', async () => {
    const { accountId, token } = await aToldVisit(world);
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update accounts set reference = '7' where id = ${accountId}`.execute(tx);
    });
    expect(await enter(token, '7')).toEqual(refused);
    expect((await enter(token, '0007')).ok).toBe(true);
  });

  it('opens for nobody of whom nothing is on file', async () => {
    const { accountId, token } = await aToldVisit(world);
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update accounts set overdue_minor = 0 where id = ${accountId}`.execute(tx);
    });
    for (const factor of ['0000', '', accountId.slice(-4)]) {
      expect(await enter(token, factor)).toEqual(refused);
    }
  });

  it('opens again while the link lives, and not after', async () => {
    const { token } = await told({ expiresAt: '2026-09-08T09:00:00+08:00' });
    expect((await enter(token, tail)).ok).toBe(true);
    expect((await enter(token, tail)).ok).toBe(true);
    await moveBusiness('2026-09-08T09:00:00+08:00');
    expect(await enter(token, tail)).toEqual(refused);
    await moveBusiness('2026-09-07T09:00:00+08:00');
  });

  it('opens an older link of the visit too', async () => {
    const visit = await told();
    const newer = await aNoticeWithLink(world, visit, { version: 2 });
    expect((await enter(visit.token, tail)).ok).toBe(true);
    expect((await enter(newer.token, tail)).ok).toBe(true);
  });

  it('locks a link after five wrong factors, for the right one as well', async () => {
    const { noticeId, token } = await told();
    for (let count = 0; count < 5; count += 1) expect(await enter(token, '0000')).toEqual(refused);
    expect(await linkRow(noticeId)).toEqual({ tries: 5, isLocked: true, isEntered: false });
    expect(await enter(token, tail)).toEqual(refused);
  });

  it('locks every link of a person after ten wrong factors within a day', async () => {
    const visit = await told();
    const links = [visit];
    for (const version of [2, 3]) {
      links.push({ ...visit, ...(await aNoticeWithLink(world, visit, { version })) });
    }
    const [first, second, third] = links;
    assert(first && second && third, 'there are three links');
    for (let count = 0; count < 4; count += 1) {
      await enter(first.token, '0000');
      await enter(second.token, '0000');
    }
    expect((await enter(third.token, tail)).ok).toBe(true);
    world.setWall('2026-11-26T01:00:01Z');
    await enter(first.token, '0000');
    expect((await linkRow(second.noticeId))?.isLocked).toBe(false);
    for (let count = 0; count < 4; count += 1) await enter(third.token, '0000');
    expect((await linkRow(second.noticeId))?.isLocked).toBe(false);
    const more = [];
    for (const version of [4, 5]) {
      more.push({ ...visit, ...(await aNoticeWithLink(world, visit, { version })) });
    }
    const [fourth, fifth] = more;
    assert(fourth && fifth, 'there are two more links');
    for (let count = 0; count < 4; count += 1) await enter(fourth.token, '0000');
    expect((await linkRow(fifth.noticeId))?.isLocked).toBe(false);
    await enter(fifth.token, '0000');
    for (const link of [second, third, fourth, fifth]) {
      expect((await linkRow(link.noticeId))?.isLocked).toBe(true);
      expect(await enter(link.token, tail)).toEqual(refused);
    }
    world.setWall('2026-11-25T01:00:00Z');
  });

  it('counts many wrong factors at once as one after the other', async () => {
    const { noticeId, token } = await told();
    await Promise.all(Array.from({ length: 20 }, () => enter(token, '0000')));
    expect(await linkRow(noticeId)).toMatchObject({ tries: 5, isLocked: true });
  });

  it('runs the same statements for an unknown, a wrong, a locked and an expired link', async () => {
    const visit = await told();
    const expired = await told({ expiresAt: '2026-09-07T00:00:00Z' });
    const seen = statementsSeen(world.db);
    const ground = { ...world.ground, db: seen.db };
    const runs: string[][] = [];
    const tries: readonly (readonly [string, string])[] = [
      ['AAAAAAAAAAAAAAAAAAAAAA', tail],
      ['', ''],
      [expired.token, tail],
      ...Array.from({ length: 6 }, () => [visit.token, '0000'] as const),
      [visit.token, tail],
    ];
    for (const [link, factor] of tries) {
      expect(await enter(link, factor, ground)).toEqual(refused);
      runs.push(seen.take());
    }
    expect(runs[0]?.length).toBeGreaterThan(6);
    for (const run of runs) expect(run).toEqual(runs[0]);
  });

  it('knows no link of another institution', async () => {
    if (kind.name === 'PGlite') return;
    const beta = 'beta' as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const { token } = await told();
    expect(
      await enterPortal(world.ground, { institutionId: beta, link: token, factor: tail }),
    ).toEqual(refused);
  });

  it('writes every entry and every refusal into the audit log, without token or factor', async () => {
    const { cardholderId, messageId, token } = await told();
    await enter(token, '9z9z');
    await enter(token, tail);
    const written = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ act: string; told: string }>`
        select act, row_to_json(audit_entries)::text as told from audit_entries
        where cardholder_id = ${cardholderId} and act like 'portal.%' order by id limit 10`.execute(
        tx,
      );
      const events = await sql<{ kind: string; told: string }>`
        select kind, row_to_json(events)::text as told from events
        where cardholder_id = ${cardholderId} and kind = 'portal.entered' order by id limit 10`.execute(
        tx,
      );
      return { audit: found.rows, events: events.rows };
    });
    expect(written.audit.map((row) => row.act).sort()).toEqual([
      'portal.enter',
      'portal.wrong-factor',
    ]);
    expect(written.events).toHaveLength(1);
    const all = JSON.stringify(written);
    expect(all).toContain('wrong-factor');
    expect(all).toContain(messageId);
    for (const secret of [token, '9z9z', '9Z9Z', tail]) expect(all).not.toContain(secret);
  });
});
