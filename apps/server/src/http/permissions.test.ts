// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@fairvisit/api/route.ts';
import { type RouteName, routeTable } from '@fairvisit/api/route-table.ts';
import { type Role, role } from '@fairvisit/api/session.ts';
import { refuse } from '@fairvisit/domain/result.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../../test-support/builders/person.ts';
import { aPortalSession } from '../../test-support/builders/portal-session.ts';
import {
  aSession,
  type BrowserHeaders,
  browserHeaders,
} from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { buildServer } from './serve.ts';

const all: readonly Role[] = role.options;
const office: readonly Role[] = ['operations', 'supervisor', 'compliance', 'administrator'];
const readers: readonly Role[] = ['operations', 'supervisor', 'compliance'];
const desk: readonly Role[] = ['operations', 'supervisor'];
/** What a person does in his portal, no member of staff does. */
const nobody: readonly Role[] = [];

/** Written out beside the table of acts, not made from it; a new route does not compile without. */
const whoMay: Readonly<Record<RouteName, readonly Role[]>> = {
  'session.sign-in': all,
  'session.sign-out': all,
  'session.me': all,
  'clock.advance': office,
  'overview.read': office,
  'portfolio.overdue': office,
  'portfolio.search': office,
  'portfolio.roll': office,
  'portfolio.imports': office,
  'portfolio.import': ['operations', 'supervisor', 'administrator'],
  'quarantine.list': desk,
  'quarantine.resubmit': desk,
  'quarantine.dismiss': desk,
  'data-check.list': office,
  'data-check.clear': desk,
  'case.list': readers,
  'case.page': readers,
  'case.unanswered': readers,
  'case.reveal': desk,
  'contact.record': desk,
  'pause.record': desk,
  'visit-request.list': ['operations', 'supervisor', 'compliance'],
  'visit-request.make': desk,
  'visit-request.suggest': desk,
  'visit-request.decide': ['supervisor'],
  'day-plan.make': desk,
  'day-plan.newest': ['operations', 'supervisor', 'officer', 'compliance'],
  'day-plan.publish': ['supervisor'],
  'message.list': readers,
  'message.page': readers,
  'message.release': ['supervisor'],
  'message.cancel': desk,
  'message.handle': desk,
  'doorstep.decide': ['supervisor'],
  'task.list': readers,
  'task.end': desk,
  'dossier.list': readers,
  'dossier.make': desk,
  'dossier.file': readers,
  'letter.file': desk,
  'payment.record': desk,
  'payment.reverse': desk,
  'dispute.record': desk,
  'dispute.close': desk,
  'reminder.queue': desk,
  'complaint.list': readers,
  'complaint.open': desk,
  'complaint.close': ['compliance'],
  'portal.enter': all,
  'portal.not-me': all,
  'portal.page': nobody,
  'portal.slots': nobody,
  'portal.confirm': nobody,
  'portal.move': nobody,
  'portal.decline': nobody,
  'portal.other-channel': nobody,
  'portal.complain': nobody,
  'portal.leave': nobody,
  'rules.list': office,
  'audit.list': ['compliance', 'administrator'],
  'staff.list': office,
  'settings.read': office,
  'settings.change': ['administrator'],
};

const routes: Readonly<Record<string, Route>> = routeTable;
const guarded = Object.entries(routes).filter(([, route]) => route.act !== 'anyone');
const doorsForAnyone = ['session.sign-in', 'portal.enter', 'portal.not-me'];

describe.each(databases)('permissions over HTTP on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  const reached: string[] = [];
  beforeAll(async () => {
    world = await openWorld(kind);
    const stand = async () => {
      reached.push('handler');
      return refuse({ code: 'case.closed' });
    };
    app = await buildServer(world.ground, {
      uploadFolder: '/nonexistent',
      consoleFolder: '/nonexistent',
      handlers: Object.fromEntries(Object.keys(routes).map((name) => [name, stand])),
    });
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  const ask = (route: Route, headers: BrowserHeaders) =>
    app.inject({
      method: route.method,
      url: route.path.replaceAll(/:\w+/g, '01990000-0000-7000-8000-000000000001'),
      headers,
      ...(route.body ? { payload: { unknownKey: 1 } } : {}),
    });

  it('answers every route to every role exactly as the table says', async () => {
    const wrong: string[] = [];
    for (const each of all) {
      for (const [name, route] of guarded) {
        const answer = await ask(route, await aSession(world, each));
        const isLetIn = answer.statusCode !== 403 && answer.statusCode !== 401;
        const allowed: Readonly<Record<string, readonly Role[]>> = whoMay;
        if (isLetIn !== allowed[name]?.includes(each)) {
          wrong.push(`${each} ${name}: ${answer.statusCode}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(guarded.length).toBe(Object.keys(whoMay).length - doorsForAnyone.length);
    expect(reached.length).toBeGreaterThan(10);
  });

  it('answers a person in his portal his own routes, and none of the staff', async () => {
    const { cardholderId } = await aPerson(world);
    const own = await aPortalSession(world, { cardholderId });
    const wrong: string[] = [];
    for (const [name, route] of guarded) {
      const answer = await ask(route, own);
      const isOwn = route.act === 'portal.own';
      const expected = isOwn ? 'case.closed' : 'sign-in.required';
      const code = answer.json().refusal?.code;
      const isLeft = name === 'portal.leave' && answer.statusCode === 200;
      const isLetIn = code === expected || (isOwn && code === 'request.malformed') || isLeft;
      if (!isLetIn) wrong.push(`${name}: ${answer.statusCode} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('takes neither cookie for the other, whatever its name is', async () => {
    const { cardholderId } = await aPerson(world);
    const own = await aPortalSession(world, { cardholderId });
    const staff = await aSession(world, 'supervisor');
    const swapped = {
      portal: { ...own, cookie: renamed(own, 'fairvisit_session') },
      staff: { ...staff, cookie: renamed(staff, 'fairvisit_portal') },
    };
    const page = (headers: BrowserHeaders, url: string) => app.inject({ url, headers });
    expect((await page(own, '/api/portal/page')).json().refusal.code).toBe('case.closed');
    expect((await page(swapped.portal, '/api/me')).statusCode).toBe(401);
    expect((await page(swapped.staff, '/api/portal/page')).statusCode).toBe(401);
  });

  it('answers nobody anything before he has signed in', async () => {
    for (const [name, route] of guarded) {
      const answer = await ask(route, browserHeaders);
      expect([name, answer.statusCode]).toEqual([name, 401]);
      const code = route.act === 'portal.own' ? 'portal.session-over' : 'sign-in.required';
      expect(answer.json()).toEqual({ refusal: { code } });
    }
  });

  it('refuses every write that does not come from our own pages', async () => {
    const ours = await aSession(world, 'supervisor');
    const strangers: readonly BrowserHeaders[] = [
      { ...ours, 'x-fairvisit-request': '' },
      { ...ours, origin: 'http://evil.example' },
      { ...ours, origin: 'null' },
      { ...ours, 'sec-fetch-site': 'cross-site' },
      { ...ours, 'sec-fetch-site': 'same-site' },
    ];
    const writes = Object.entries(routes).filter(([, route]) => route.method !== 'GET');
    expect(writes.length).toBeGreaterThan(10);
    for (const [name, route] of writes) {
      for (const headers of strangers) {
        const answer = await ask(route, headers);
        expect([name, answer.statusCode]).toEqual([name, 403]);
      }
    }
  });
});

/** The token of a session under the name of the other cookie. */
function renamed(headers: BrowserHeaders, name: string): string {
  return `${name}=${headers.cookie?.split('=')[1]}`;
}
