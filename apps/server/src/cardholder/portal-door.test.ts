// SPDX-License-Identifier: Apache-2.0
// The door of the portal as browsers, scanners and strangers find it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aToldVisit, type ToldVisit } from '../../test-support/builders/link.ts';
import { aSession } from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { PortalBrowser } from '../../test-support/portal-browser.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { buildServer, knocksPerMinuteMax } from '../http/serve.ts';

const naughtyPath = new URL(import.meta.resolve('@fairvisit/seeds/naughty-strings/blns.json'));
const naughty = z.array(z.string()).parse(JSON.parse(readFileSync(naughtyPath, 'utf8')));
const identityNumber = '00001219000229123X';
const notRecognised = { refusal: { code: 'portal.not-recognised' } };

describe.each(databases)('the door of the portal on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  const lines: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-portal-'));
  beforeAll(async () => {
    world = await openWorld(kind);
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'index.html'), '<title>portal</title>');
    const log = {
      write: (event: string, values = {}) => {
        lines.push(JSON.stringify({ event, ...values }));
      },
    };
    app = await buildServer(
      { ...world.ground, log },
      { uploadFolder: folder, consoleFolder: folder, portalFolder: join(folder, 'dist') },
    );
  });
  afterAll(async () => {
    await app.close();
    await world.close();
    rmSync(folder, { recursive: true });
  });

  const told = () => aToldVisit(world, { identityNumber });
  const browser = () => new PortalBrowser(app);

  async function linkOf({ noticeId }: ToldVisit) {
    return world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql`select failed_tries, locked_at, entered_at from notice_links
        where notice_id = ${noticeId} limit 1`.execute(tx);
      return found.rows[0];
    });
  }

  it('lets the person in after scanners have opened the link three times', async () => {
    const visit = await told();
    for (let count = 0; count < 3; count += 1) {
      const page = await browser().get('/v');
      expect([page.statusCode, page.body]).toEqual([200, '<title>portal</title>']);
      expect((await browser().get(`/api/portal/page`)).statusCode).toBe(401);
    }
    expect(await linkOf(visit)).toEqual({ failed_tries: 0, locked_at: null, entered_at: null });
    const person = browser();
    const entered = await person.enter(visit.token, '123x');
    expect(entered.statusCode).toBe(200);
    expect(entered.json()).toMatchObject({ nameMasked: '王＊', visit: { state: 'planned' } });
    expect((await person.get('/api/portal/page')).json()).toEqual(entered.json());
  });

  it('keeps the session in a cookie that no script reads and no other page sends', async () => {
    const { token } = await told();
    const entered = await browser().enter(token, '123X');
    const [cookie] = entered.cookies;
    expect(cookie).toMatchObject({ name: 'fairvisit_portal', path: '/' });
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(cookie).not.toHaveProperty('secure');
    expect(entered.headers['cache-control']).toBe('no-store');
    const stored = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ row: string }>`
        select row_to_json(portal_sessions)::text as row from portal_sessions
        order by started_at limit 50`.execute(tx);
      return found.rows.map(({ row }) => row).join();
    });
    expect(stored).not.toContain(cookie?.value.split('.')[1]);
  });

  it('answers a wrong, an unknown, a locked, an expired and a malformed link in the same bytes', async () => {
    const visit = await told();
    const locked = await told();
    const expired = await aToldVisit(world, { identityNumber, expiresAt: '2026-09-07T00:00:00Z' });
    const guesser = browser();
    for (let count = 0; count < 5; count += 1) await guesser.enter(locked.token, '0000');
    const answers = [
      await browser().enter(visit.token, '0000'),
      await browser().enter('AAAAAAAAAAAAAAAAAAAAAA', '123X'),
      await browser().enter(locked.token, '123X'),
      await browser().enter(expired.token, '123X'),
      await browser().enter('', '123X'),
      await browser().enter('x'.repeat(1_000), '123X'),
      await browser().enter('\u0000', '123X'),
      await browser().enter(`${visit.token}=`, '123X'),
    ];
    const [first] = answers;
    expect([first?.statusCode, first?.json()]).toEqual([403, notRecognised]);
    const namesOf = (answer: (typeof answers)[number]) => Object.keys(answer.headers).sort();
    for (const answer of answers) {
      expect([answer.statusCode, answer.body]).toEqual([403, first?.body]);
      expect(first && namesOf(answer)).toEqual(first && namesOf(first));
    }
  });

  it('ends a session that rested for half an hour, is two hours old, or was left', async () => {
    const { token } = await told();
    const person = browser();
    await person.enter(token, '123X');
    const at = async (time: string) => {
      world.setWall(`2026-11-25T${time}Z`);
      return (await person.get('/api/portal/page')).statusCode;
    };
    expect(await at('01:29:59')).toBe(200);
    expect(await at('01:59:58')).toBe(200);
    expect(await at('02:29:58')).toBe(401);
    world.setWall('2026-11-25T01:00:00Z');
    await person.enter(token, '123X');
    for (const time of ['01:29:00', '01:58:00', '02:27:00', '02:56:00']) {
      expect(await at(time)).toBe(200);
    }
    expect(await at('03:00:00')).toBe(401);
    world.setWall('2026-11-25T01:00:00Z');
    await person.enter(token, '123X');
    const kept = { ...person.headers };
    expect((await person.post('/api/portal/leave', {})).json()).toEqual({ left: true });
    const again = await app.inject({ url: '/api/portal/page', headers: kept });
    expect([again.statusCode, again.json()]).toEqual([
      401,
      { refusal: { code: 'portal.session-over' } },
    ]);
  });

  it('keeps the cookies of staff and of persons apart', async () => {
    const { token } = await told();
    const person = browser();
    await person.enter(token, '123X');
    const staff = await aSession(world, 'supervisor');
    const ask = async (url: string, headers: Record<string, string>) =>
      (await app.inject({ url, headers })).statusCode;
    expect(await ask('/api/me', { ...person.headers })).toBe(401);
    expect(await ask('/api/portal/page', { ...staff })).toBe(401);
    const both = { ...staff, cookie: `${staff.cookie}; ${person.headers.cookie}` };
    expect(await ask('/api/me', both)).toBe(200);
    expect(await ask('/api/portal/page', both)).toBe(200);
  });

  it('knows a person on the host of his own institution only', async () => {
    const { token } = await told();
    const person = browser();
    await person.enter(token, '123X');
    const elsewhere = { ...person.headers, host: 'beta.localhost' };
    expect((await app.inject({ url: '/api/portal/page', headers: elsewhere })).statusCode).toBe(
      401,
    );
    const entering = await app.inject({
      method: 'POST',
      url: '/api/portal/enter',
      headers: { ...elsewhere, origin: 'http://beta.localhost' },
      remoteAddress: '10.255.0.1',
      payload: { link: token, factor: '123X' },
    });
    expect([entering.statusCode, entering.json()]).toEqual([403, notRecognised]);
  });

  it('hears "not me" alike for every token, and lets an address knock ten times a minute', async () => {
    const stranger = browser();
    for (let count = 0; count < knocksPerMinuteMax; count += 1) {
      const heard = await stranger.post('/api/portal/not-me', { link: `guess-${count}` });
      expect([heard.statusCode, heard.json()]).toEqual([200, { heard: true }]);
    }
    expect((await stranger.post('/api/portal/not-me', { link: 'x' })).statusCode).toBe(429);
    for (let count = 0; count < knocksPerMinuteMax; count += 1) await stranger.enter('x', '0000');
    expect((await stranger.enter('x', '0000')).json().refusal.code).toBe('request.too-often');
    const large = await browser().post('/api/portal/enter', {
      link: 'x'.repeat(3_000),
      factor: '1',
    });
    expect(large.statusCode).toBe(413);
  });

  it('survives every naughty string as a link and as a factor', async () => {
    const visit = await told();
    for (const text of naughty) {
      const [asLink, asFactor, notMe] = await Promise.all([
        browser().enter(text, '123X'),
        browser().enter(visit.token, text),
        browser().post('/api/portal/not-me', { link: text }),
      ]);
      expect([403, 413]).toContain(asLink.statusCode);
      expect([400, 403]).toContain(asFactor.statusCode);
      expect([200, 413]).toContain(notMe.statusCode);
    }
  }, 60_000);

  it('writes no token, factor, name or phone into a log line', async () => {
    const person = browser();
    const visit = await told();
    const phone = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ bytes: Buffer; id: string }>`
        select value_sealed as bytes, id from contact_points
        where id = ${visit.contactPointId} limit 1`.execute(tx);
      const row = found.rows[0];
      return (
        row &&
        world.ground.keyring.open(world.institutionId, {
          place: 'contact_points.value_sealed',
          row: row.id,
          bytes: row.bytes,
        })
      );
    });
    expect(phone).toMatch(/^1002/);
    await person.enter(visit.token, '9999');
    const entered = await person.enter(visit.token, '123X');
    await person.get('/api/portal/page');
    const session = person.headers.cookie?.split('=')[1] ?? '';
    const logged = lines.join('\n');
    expect(logged).toContain(visit.cardholderId);
    expect(logged).toContain('"route":"portal.enter","status":403');
    for (const secret of [visit.token, session, '9999', '123X', '王试', phone ?? '', '演示路']) {
      expect(secret.length).toBeGreaterThan(1);
      expect(logged).not.toContain(secret);
    }
    for (const canary of ['王试', phone ?? '', '演示路', identityNumber]) {
      expect(entered.body).not.toContain(canary);
    }
  });
});
