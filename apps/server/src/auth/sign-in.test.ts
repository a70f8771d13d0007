// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserHeaders } from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { buildServer } from '../http/serve.ts';
import { hashPassword } from './password.ts';

const password = '正确 horse battery';

describe.each(databases)('signing in on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  beforeAll(async () => {
    world = await openWorld(kind);
    const hash = await hashPassword(password);
    await world.db.forInstitution(world.institutionId, (tx) =>
      sql`update staff set password_hash = ${hash} where sign_in_name <> 'test.officer'`.execute(
        tx,
      ),
    );
    app = await buildServer(world.ground, { uploadFolder: '/none', consoleFolder: '/none' });
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });
  beforeEach(() => world.setWall('2026-11-25T01:00:00Z'));

  const signIn = (signInName: string, text: string, headers = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { ...browserHeaders, ...headers },
      payload: { signInName, password: text },
    });
  const me = (cookie: string) =>
    app.inject({ url: '/api/me', headers: { ...browserHeaders, cookie } });
  const cookieOf = (answer: { cookies: { name: string; value: string }[] }) => {
    const cookie = answer.cookies[0];
    return `${cookie?.name}=${cookie?.value}`;
  };

  it('gives a strict cookie with the institution in front, and only its hash to the database', async () => {
    const answer = await signIn('Test.Supervisor', password);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      staff: { signInName: 'test.supervisor', role: 'supervisor' },
      institution: { id: 'alpha', isDemo: true },
      businessNow: '2026-09-07T01:00:00Z',
      businessDay: '2026-09-07',
      clockStands: true,
    });
    const cookie = answer.cookies[0];
    expect(cookie).toMatchObject({
      name: 'fairvisit_session',
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    });
    expect(cookie?.value).toMatch(/^alpha\.[\w-]{43}$/);
    expect(cookie).not.toHaveProperty('secure');
    const stored = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ text: string }>`
        select encode(token_hash, 'escape') as text from sessions limit 10`.execute(tx);
      return found.rows.map((row) => row.text).join();
    });
    expect(stored).not.toContain(cookie?.value.split('.')[1]);
    expect((await me(cookieOf(answer))).json().may).toContain('visit.decide');
  });

  it('answers a wrong password, a wrong name and an unusable one alike', async () => {
    const answers = [
      await signIn('test.supervisor', 'wrong'),
      await signIn('nobody', password),
      await signIn('test.officer', 'x'),
      await signIn('test.supervisor', password, {
        host: 'unknown.example',
        origin: 'http://unknown.example',
      }),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toEqual({ refusal: { code: 'sign-in.failed' } });
      expect(answer.cookies).toEqual([]);
    }
  });

  it('takes a loopback address for the only institution there is', async () => {
    const here = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' };
    expect((await signIn('test.compliance', password, here)).statusCode).toBe(200);
  });

  it('locks a name after five failures, known or not, many at once, until 15 minutes are over', async () => {
    for (const name of ['test.administrator', 'no.such.name']) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(name, 'wrong')));
      const codes = answers.map((answer) => answer.json().refusal.code);
      expect(codes.filter((code) => code === 'sign-in.failed')).toHaveLength(5);
      expect(codes.filter((code) => code === 'sign-in.locked')).toHaveLength(7);
    }
    expect((await signIn('test.administrator', password)).statusCode).toBe(429);
    world.setWall('2026-11-25T01:14:59Z');
    expect((await signIn('test.administrator', password)).statusCode).toBe(429);
    world.setWall('2026-11-25T01:15:00Z');
    expect((await signIn('test.administrator', password)).statusCode).toBe(200);
  });

  it('forgets earlier failures once the right password came', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 4; count += 1) await signIn('test.operations', 'wrong');
      expect((await signIn('test.operations', password)).statusCode).toBe(200);
    }
  });

  it('ends a session after 30 idle minutes, and after 12 hours of work', async () => {
    const idle = cookieOf(await signIn('test.compliance', password));
    world.setWall('2026-11-25T01:29:59Z');
    expect((await me(idle)).statusCode).toBe(200);
    world.setWall('2026-11-25T02:00:00Z');
    expect((await me(idle)).statusCode).toBe(401);

    world.setWall('2026-11-25T01:00:00Z');
    const busy = cookieOf(await signIn('test.compliance', password));
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      world.setWall(
        `2026-11-25T${String(1 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00Z`,
      );
      expect((await me(busy)).statusCode).toBe(200);
    }
    world.setWall('2026-11-25T13:00:00Z');
    expect((await me(busy)).statusCode).toBe(401);
  });

  it('ends a session at once when its owner signs out or is put out of service', async () => {
    const out = cookieOf(await signIn('test.compliance', password));
    const left = await app.inject({
      method: 'POST',
      url: '/api/sign-out',
      headers: { ...browserHeaders, cookie: out },
    });
    expect(left.json()).toEqual({ signedOut: true });
    expect((await me(out)).statusCode).toBe(401);
    const dismissed = cookieOf(await signIn('test.compliance', password));
    const setActive = (isActive: boolean) =>
      world.db.forInstitution(world.institutionId, (tx) =>
        sql`update staff set is_active = ${isActive}
          where sign_in_name = 'test.compliance'`.execute(tx),
      );
    await setActive(false);
    expect((await me(dismissed)).statusCode).toBe(401);
    expect((await signIn('test.compliance', password)).statusCode).toBe(401);
    await setActive(true);
  });

  it('takes no forged token', async () => {
    const real = cookieOf(await signIn('test.compliance', password));
    const forged = [
      'fairvisit_session=alpha.',
      `fairvisit_session=beta.${real.split('.')[1]}`,
      `${real}x`,
      real.slice(0, -1),
      "fairvisit_session=alpha' or 1=1.AAAA",
    ];
    for (const cookie of forged) expect((await me(cookie)).statusCode).toBe(401);
  });

  it('writes each attempt, sign-in and sign-out into the audit log', async () => {
    const acts = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ act: string }>`
        select distinct act from audit_entries where act like 'session.%'
        order by act limit 10`.execute(tx);
      return found.rows.map((row) => row.act);
    });
    expect(acts).toEqual([
      'session.sign-in',
      'session.sign-in-attempt',
      'session.sign-in-locked',
      'session.sign-out',
    ]);
  });
});
