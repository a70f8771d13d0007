// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '@fairvisit/domain/result.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../../test-support/builders/person.ts';
import { aPortalSession } from '../../test-support/builders/portal-session.ts';
import { aSession, type BrowserHeaders } from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import type { ExplainedRefusal, Upload } from './handler.ts';
import { buildServer } from './serve.ts';

const explained: ExplainedRefusal = {
  code: 'law.blocked',
  rule: 'CN-VIS-09',
  nextLawfulAt: '2027-03-07T09:00:00+08:00',
  decision: {
    verdict: 'block',
    act: 'visit',
    at: '2026-09-07T09:00:00+08:00',
    hits: [],
    nextLawfulAt: null,
    never: null,
    records: [],
  },
};

describe.each(databases.slice(0, 1))('the HTTP server on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  let supervisor: BrowserHeaders;
  const lines: Record<string, unknown>[] = [];
  const uploads: { upload: Upload; text: string }[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-http-'));
  beforeAll(async () => {
    world = await openWorld(kind);
    mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'dist', 'index.html'), '<title>console</title>');
    writeFileSync(join(folder, 'dist', 'assets', 'app-1a2b3c.js'), 'start()');
    const log = {
      write: (event: string, values = {}) => {
        lines.push({ event, ...values });
      },
    };
    app = await buildServer(
      { ...world.ground, log },
      {
        uploadFolder: join(folder, 'uploads'),
        consoleFolder: join(folder, 'dist'),
        uploadBytesMax: 1000,
        handlers: {
          'case.list': async ({ query }) => ok({ total: 0, rows: [], query }),
          'staff.list': async () => ok({ rows: [] }),
          'case.page': async () => ({ ok: false, refusal: explained }),
          'portal.slots': async () => ({ ok: false, refusal: explained }),
          'rules.list': async () => {
            throw new Error('invalid input syntax: "张三丰 13800000000"');
          },
          'portfolio.import': async ({ upload }) => {
            if (upload) uploads.push({ upload, text: readFileSync(upload.path, 'utf8') });
            return ok({ importId: '01990000-0000-7000-8000-000000000001' });
          },
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
  const post = (url: string, payload: string | object, headers: BrowserHeaders = {}) =>
    app.inject({ method: 'POST', url, headers: { ...supervisor, ...headers }, payload });

  it('refuses an unknown key of a query by its name', async () => {
    const answer = await get('/api/cases?stat=open');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ refusal: { code: 'request.malformed', field: 'stat' } });
  });

  it('refuses an unknown key where nothing is expected', async () => {
    expect((await get('/api/staff?x=1')).json()).toEqual({
      refusal: { code: 'request.malformed', field: 'x' },
    });
  });

  it('names the field of a body that does not fit', async () => {
    const answer = await post('/api/day-plans', { idempotencyKey: '12345678', on: '2026-02-30' });
    expect(answer.json()).toEqual({ refusal: { code: 'request.malformed', field: 'on' } });
  });

  it('refuses an id that is none', async () => {
    expect((await get('/api/cases/17')).json()).toEqual({
      refusal: { code: 'request.malformed', field: 'cardholderId' },
    });
  });

  it('refuses text that is not JSON, and a body over the limit', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await post('/api/day-plans', '{"on":', json)).statusCode).toBe(400);
    const large = await post('/api/day-plans', { note: 'x'.repeat(1024 * 1024) });
    expect(large.statusCode).toBe(413);
    expect(large.json()).toEqual({ refusal: { code: 'request.too-large' } });
  });

  it('takes an answer that says more than its schema for a bug, and tells nothing of it', async () => {
    const answer = await get('/api/cases');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({ refusal: { code: 'server.bug' } });
    const bug = lines.find((line) => line.event === 'http.bug' && line.route === 'case.list');
    expect(String(bug?.believed)).toContain('the answer of case.list fits');
  });

  it('keeps what a driver quoted out of the answer and the log', async () => {
    const answer = await get('/api/rules');
    expect(answer.statusCode).toBe(500);
    expect(answer.body + JSON.stringify(lines)).not.toMatch(/张三丰|13800000000/);
    expect(lines.some((line) => line.event === 'http.bug' && line.route === 'rules.list')).toBe(
      true,
    );
  });

  it('answers 404 for a path, a method and a handler that are not there', async () => {
    for (const url of [
      '/api/nothing',
      '/etc/passwd',
      '/api/overview',
      '/console/../../etc/passwd',
    ]) {
      const answer = await get(url);
      expect([url, answer.statusCode]).toEqual([url, 404]);
      expect(answer.json()).toEqual({ refusal: { code: 'thing.not-found' } });
    }
  });

  it('logs one line a request, with ids and the name of the route only', async () => {
    lines.length = 0;
    await get('/api/staff');
    expect(lines).toEqual([
      {
        event: 'http',
        route: 'staff.list',
        status: 200,
        ms: expect.any(Number),
        institution: 'alpha',
        staff: world.staff.supervisor.staffId,
        cardholder: null,
      },
    ]);
  });

  it('lets no script run but our own files', async () => {
    const { headers } = await get('/api/staff');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('serves the console, its screens as one page and its hashed files for ever', async () => {
    expect((await get('/')).headers.location).toBe('/console/');
    for (const url of ['/console/', '/console/cases/01990000?tab=1']) {
      const page = await get(url);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('<title>console</title>');
      expect(page.headers['cache-control']).toBe('no-cache');
    }
    const script = await get('/console/assets/app-1a2b3c.js');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/console/assets/gone.js')).statusCode).toBe(404);
  });

  it('hands an upload to its handler and removes it afterwards', async () => {
    const answer = await post(
      '/api/portfolio/imports?profile=daily-csv',
      ...file('file', 'a,b\n1,2'),
    );
    expect(answer.statusCode).toBe(200);
    expect(uploads).toEqual([
      { upload: { fileName: 'day.csv', path: expect.any(String), bytes: 7 }, text: 'a,b\n1,2' },
    ]);
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });

  it('refuses an upload that is too large, misnamed or missing, and leaves no trace', async () => {
    const url = '/api/portfolio/imports?profile=daily-csv';
    const large = await post(url, ...file('file', 'x'.repeat(1001)));
    expect([large.statusCode, large.json().refusal.code]).toEqual([413, 'file.too-large']);
    const misnamed = await post(url, ...file('other', 'x'));
    expect(misnamed.json()).toEqual({ refusal: { code: 'request.malformed', field: 'other' } });
    expect((await post(url, {})).json().refusal.field).toBe('file');
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });

  it('stops answering an address that asks too often', async () => {
    const strict = await buildServer(world.ground, {
      uploadFolder: folder,
      consoleFolder: folder,
      requestsPerMinuteMax: 3,
    });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      statuses.push((await strict.inject({ url: '/api/openapi.json' })).statusCode);
    }
    await strict.close();
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('describes every route in an OpenAPI document', async () => {
    const document = (await get('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/cases/{cardholderId}/reveal'].post.operationId).toBe('case.reveal');
    const listing = document.paths['/api/cases'].get;
    expect(listing.parameters.map((each: { name: string }) => each.name)).toEqual([
      'page',
      'limit',
      'state',
      'reason',
    ]);
    expect(listing.responses['200'].content['application/json'].schema.type).toBe('object');
  });

  it('gives the grounds of a refusal to the office, and to a person the refusal alone', async () => {
    const { decision, ...plain } = explained;
    const url = '/api/cases/01990000-0000-7000-8000-000000000001';
    expect((await get(url)).json()).toEqual({ refusal: { ...plain, decision } });
    const { cardholderId } = await aPerson(world);
    const headers = await aPortalSession(world, { cardholderId });
    const slots = await app.inject({ method: 'GET', url: '/api/portal/slots', headers });
    expect([slots.statusCode, slots.json()]).toEqual([409, { refusal: plain }]);
  });
});

function file(field: string, text: string): [string, BrowserHeaders] {
  const body = [
    '--edge',
    `content-disposition: form-data; name="${field}"; filename="day.csv"`,
    'content-type: text/csv',
    '',
    text,
    '--edge--',
    '',
  ].join('\r\n');
  return [body, { 'content-type': 'multipart/form-data; boundary=edge' }];
}
