// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '@fairvisit/domain/result.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSession, type BrowserHeaders } from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { buildServer } from './serve.ts';

const someId = '01990000-0000-7000-8000-000000000001';

describe.each(databases.slice(0, 1))('pages and files on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  let supervisor: BrowserHeaders;
  let transactions = 0;
  let fileName = '';
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-static-'));
  beforeAll(async () => {
    world = await openWorld(kind);
    mkdirSync(join(folder, 'portal', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'portal', 'index.html'), '<title>portal</title>');
    writeFileSync(join(folder, 'portal', 'assets', 'app-9z8y7x.js'), 'open()');
    const { db } = world.ground;
    const counted: typeof db = {
      ...db,
      forInstitution: (id, work) => {
        transactions += 1;
        return db.forInstitution(id, work);
      },
      forNobody: (work) => {
        transactions += 1;
        return db.forNobody(work);
      },
    };
    app = await buildServer(
      { ...world.ground, db: counted },
      {
        uploadFolder: join(folder, 'uploads'),
        consoleFolder: join(folder, 'console'),
        portalFolder: join(folder, 'portal'),
        handlers: {
          'dossier.file': async () => ok({ fileName, bytes: new TextEncoder().encode('%PDF-1.7') }),
        },
      },
    );
    supervisor = await aSession(world, 'supervisor');
  });
  afterAll(async () => {
    await app.close();
    await world.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string) => app.inject({ method: 'GET', url, headers: supervisor });

  it('gives every link the same page without asking the database', async () => {
    transactions = 0;
    for (const url of ['/v', '/v?from=mail', '/portal/assets/app-9z8y7x.js']) {
      expect([url, (await get(url)).statusCode]).toEqual([url, 200]);
    }
    const page = await get('/v');
    expect(page.body).toBe('<title>portal</title>');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(transactions).toBe(0);
    expect((await get('/api/portal/page')).statusCode).toBe(401);
    await get('/api/me');
    expect(transactions).toBeGreaterThan(0);
  });

  it('lets the portal run its own files only, tell no page where it came from, stand in no frame', async () => {
    for (const url of ['/v', '/portal/assets/app-9z8y7x.js', '/portal/assets/gone.js']) {
      const { headers } = await get(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['x-robots-tag']).toBe('noindex');
    }
    const elsewhere = await get('/api/openapi.json');
    expect(elsewhere.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('keeps the hashed files of the portal for a year and knows no others', async () => {
    const script = await get('/portal/assets/app-9z8y7x.js');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of ['/portal/assets/gone.js', '/portal/../../etc/passwd', '/v/x']) {
      expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
    }
    expect((await get('/portal/')).headers.location).toBe('/v');
  });

  it('says in one sentence that the portal is not built', async () => {
    const bare = await buildServer(world.ground, {
      uploadFolder: folder,
      consoleFolder: folder,
      portalFolder: join(folder, 'nowhere'),
    });
    const page = await bare.inject({ url: '/v' });
    expect([page.statusCode, page.body]).toEqual([
      404,
      'The portal is not built yet: run npm start.\n',
    ]);
    await bare.close();
  });

  it('hands out a file to be saved, in which nothing runs', async () => {
    fileName = '外访档案 "王*".pdf\r\nset-cookie: x=1';
    const file = await get(`/api/cases/${someId}/dossiers/${someId}/file`);
    expect([file.statusCode, file.body]).toEqual([200, '%PDF-1.7']);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.headers['content-disposition']).toBe(
      'attachment; filename="_.pdf_set-cookie_x_1"; ' +
        "filename*=UTF-8''%E5%A4%96%E8%AE%BF%E6%A1%A3%E6%A1%88%20%22%E7%8E%8B%2A%22.pdf" +
        '%0D%0Aset-cookie%3A%20x%3D1',
    );
    expect(file.headers['set-cookie']).toBeUndefined();
    expect(file.headers['x-content-type-options']).toBe('nosniff');
    expect(file.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(file.headers['cache-control']).toBe('no-store');
  });
});
