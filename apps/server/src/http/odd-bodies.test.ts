// SPDX-License-Identifier: Apache-2.0
// Odd bodies are answered, whatever they hold: never with a fault of the server.
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aToldVisit } from '../../test-support/builders/link.ts';
import { aNoticeMessage, anUntoldVisit } from '../../test-support/builders/message.ts';
import { aSession, type BrowserHeaders } from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { PortalBrowser } from '../../test-support/portal-browser.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { buildServer } from './serve.ts';

const naughtyPath = new URL(import.meta.resolve('@fairvisit/seeds/naughty-strings/blns.json'));
const naughty = z.array(z.string()).parse(JSON.parse(readFileSync(naughtyPath, 'utf8')));
/** Every thirteenth, and what no keyboard types. */
const words = [...naughty.filter((_, at) => at % 13 === 0), '\u0000nul', '\ud800 half', '\ufeff…'];
const identityNumber = '00001219000229123X';

describe.each(databases)('odd bodies on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  let supervisor: BrowserHeaders;
  let desk: BrowserHeaders;
  beforeAll(async () => {
    world = await openWorld(kind);
    app = await buildServer(world.ground, { uploadFolder: '/nowhere', consoleFolder: '/nowhere' });
    supervisor = await aSession(world, 'supervisor');
    desk = await aSession(world, 'operations');
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  const post = async (headers: BrowserHeaders, url: string, payload: object | string) => {
    const sent = await app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    });
    return sent.statusCode;
  };

  it('with naughty words in any text of the new routes are done or refused', async () => {
    const visit = await anUntoldVisit(world);
    const { accountId, cardholderId } = await aToldVisit(world);
    const account = `/api/accounts/${accountId}`;
    let serial = 0;
    for (const odd of words) {
      const call = await aNoticeMessage(world, visit, { channel: 'phone' });
      const message = `/api/messages/${call.messageId}`;
      const key = () => {
        serial += 1;
        return `odd-body-${serial}`;
      };
      const statuses = [
        await post(desk, `${message}/handle`, {
          idempotencyKey: key(),
          outcome: 'no-answer',
          note: odd,
        }),
        await post(desk, `${message}/handle`, {
          idempotencyKey: key(),
          outcome: 'posted',
          registeredNo: odd,
        }),
        await post(supervisor, `${message}/release`, { idempotencyKey: key(), reason: odd }),
        await post(desk, `${message}/cancel`, { idempotencyKey: odd, reason: 'odd key' }),
        await post(supervisor, `${message}/cancel`, { idempotencyKey: key(), reason: odd }),
        await post(supervisor, `/api/visits/${visit.visitId}/doorstep`, {
          idempotencyKey: key(),
          reason: odd,
        }),
        await post(desk, `/api/contact-tasks/${visit.visitId}/end`, { idempotencyKey: odd }),
        await post(desk, `${account}/payments`, {
          idempotencyKey: key(),
          amount: odd,
          valuedOn: '2026-09-07',
        }),
        await post(desk, `${account}/disputes`, {
          idempotencyKey: key(),
          subject: 'other',
          note: odd,
        }),
        await post(desk, `/api/cases/${cardholderId}/reminders`, {
          idempotencyKey: key(),
          channel: 'sms',
          dueAt: odd,
        }),
      ];
      expect(
        statuses.filter((status) => status >= 500),
        JSON.stringify(odd),
      ).toEqual([]);
    }
  });

  it('that are nested without end are refused, by whomever they are sent', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(await post(desk, '/api/sign-in', `{"name":${deep}}`)).toBe(400);
    const { accountId } = await aToldVisit(world);
    const payload = `{"idempotencyKey":${deep}}`;
    expect(await post(desk, `/api/accounts/${accountId}/payments`, payload)).toBe(400);
  });

  it('that name a day before or after all plans are refused', async () => {
    const visit = await aToldVisit(world, { identityNumber });
    const person = new PortalBrowser(app);
    await person.enter(visit.token, '123X');
    for (const from of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
      const moved = await person.post('/api/portal/move', {
        idempotencyKey: `odd-move-${from}`,
        noticeId: visit.noticeId,
        from,
      });
      expect(moved.statusCode, from).toBe(400);
    }
  });

  it('that name a day of no calendar are done or refused', async () => {
    const { accountId, cardholderId } = await aToldVisit(world);
    const statuses: [string, number][] = [];
    for (const on of ['0000-01-01', '0001-01-01', '1582-10-10', '9999-12-31']) {
      const own = (what: string) => ({ idempotencyKey: `odd-day-${what}-${on}` });
      const asked: [string, Record<string, unknown>][] = [
        ['/api/day-plans', { ...own('plan'), on, seconds: 1 }],
        [`/api/accounts/${accountId}/payments`, { ...own('paid'), amount: '1.00', valuedOn: on }],
        [`/api/cases/${cardholderId}/pauses`, { ...own('from'), reason: 'other', fromOn: on }],
        [
          `/api/cases/${cardholderId}/pauses`,
          { ...own('until'), reason: 'other', fromOn: '2026-09-07', untilOn: on },
        ],
        [
          `/api/cases/${cardholderId}/reminders`,
          { ...own('due'), channel: 'sms', dueAt: `${on}T00:00:00Z` },
        ],
      ];
      for (const [url, body] of asked) statuses.push([`${url} ${on}`, await post(desk, url, body)]);
      for (const url of [
        `/api/day-plans/newest?on=${on}`,
        `/api/portfolio/roll?from=${on.slice(0, 7)}&to=2026-09`,
        `/api/cases/${cardholderId}`,
        '/api/cases',
      ]) {
        const read = await app.inject({ method: 'GET', url, headers: desk });
        statuses.push([`${url} ${on}`, read.statusCode]);
      }
    }
    expect(statuses.filter(([, status]) => status >= 500)).toEqual([]);
  });
});
