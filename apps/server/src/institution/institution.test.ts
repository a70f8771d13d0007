// SPDX-License-Identifier: Apache-2.0

import type { Role } from '@fairvisit/api/session.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someEvents } from '../../test-support/builders/event.ts';
import { aPerson } from '../../test-support/builders/person.ts';
import { aSession } from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { sealEvents } from '../events/seal-events.action.ts';
import { buildServer } from '../http/serve.ts';
import { revealsPerHourMax } from '../people/reveals-in-hour.query.ts';

describe.each(databases)('the office over HTTP on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  const lines: string[] = [];
  beforeAll(async () => {
    world = await openWorld(kind);
    const log = {
      write: (event: string, values = {}) => {
        lines.push(JSON.stringify({ event, ...values }));
      },
    };
    app = await buildServer(
      { ...world.ground, log },
      { uploadFolder: '/none', consoleFolder: '/none' },
    );
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  const ask = async (
    role: Role,
    request: `${'GET' | 'POST' | 'PUT'} ${string}`,
    payload?: object,
  ) =>
    app.inject({
      ...requestLine(request),
      headers: await aSession(world, role),
      ...(payload ? { payload } : {}),
    });

  it('lists the staff with the ends of their training', async () => {
    const { rows } = (await ask('compliance', 'GET /api/staff')).json();
    expect(rows).toHaveLength(5);
    expect(rows.find((row: { role: string }) => row.role === 'officer')).toMatchObject({
      signInName: 'test.officer',
      badgeNo: 'T-001',
      trainingValidUntilOn: '2027-06-30',
      agency: null,
    });
  });

  it('changes settings and writes old and new ones into the audit log', async () => {
    const before = (await ask('administrator', 'GET /api/settings')).json();
    expect(before).toMatchObject({ graceDays: 3, toleranceAmount: '10.00' });
    const wanted = { ...before, graceDays: 5, toleranceAmount: '12.50', complaintLine: '95000' };
    const changed = await ask('administrator', 'PUT /api/settings', wanted);
    expect(changed.json()).toEqual(wanted);
    const { rows } = (await ask('compliance', 'GET /api/audit?act=settings.change')).json();
    expect(rows[0]).toMatchObject({
      actor: '测试 administrator',
      businessAt: '2026-09-07T01:00:00Z',
      detail: { before: { graceDays: 3 }, after: { graceDays: 5, toleranceAmount: '12.50' } },
    });
  });

  it.each(['-1', '10.001', '10000.01', '9007199254740993'])(
    'refuses a tolerance of %s and changes nothing',
    async (toleranceAmount) => {
      const before = (await ask('administrator', 'GET /api/settings')).json();
      const answer = await ask('administrator', 'PUT /api/settings', {
        ...before,
        toleranceAmount,
      });
      expect([answer.statusCode, answer.json().refusal.field]).toEqual([400, 'toleranceAmount']);
      expect((await ask('administrator', 'GET /api/settings')).json()).toEqual(before);
    },
  );

  it('shows the newest signed root beside the audit log', async () => {
    expect((await ask('compliance', 'GET /api/audit')).json().sealed).toBe(null);
    await someEvents(world.ground, world.institutionId, 3);
    await sealEvents(world.ground, world.institutionId);
    const { sealed } = (await ask('compliance', 'GET /api/audit')).json();
    expect(sealed).toMatchObject({ treeSize: 3, root: expect.stringMatching(/^[\w+/]{43}=$/) });
  });

  it('advances the standing clock by the hour and to nine of the next day, with its night', async () => {
    const hour = await ask('operations', 'POST /api/clock/advance', { step: 'hour' });
    expect(hour.json()).toEqual({
      businessNow: '2026-09-07T02:00:00Z',
      businessDay: '2026-09-07',
      nights: [],
    });
    const day = await ask('operations', 'POST /api/clock/advance', { step: 'day' });
    expect(day.json()).toMatchObject({
      businessNow: '2026-09-08T01:00:00Z',
      businessDay: '2026-09-08',
      nights: [{ on: '2026-09-08', opened: 0 }],
    });
    const { rows } = (await ask('compliance', 'GET /api/audit?act=clock.advance')).json();
    expect(rows.map((row: { detail: { step: string } }) => row.detail.step).sort()).toEqual([
      'day',
      'hour',
    ]);
  });

  it('shows a person sixty values an hour and not one more, and keeps each out of log and audit', async () => {
    const person = await aPerson(world, { name: '金丝雀甲', phone: '13812349876' });
    const headers = await aSession(world, 'operations');
    const reveal = (field: object) =>
      app.inject({
        method: 'POST',
        url: `/api/cases/${person.cardholderId}/reveal`,
        headers,
        payload: { purpose: 'call-now', ...field },
      });
    const name = await reveal({ field: 'name' });
    const phone = await reveal({ field: 'contact-point', thingId: person.contactPointId });
    expect([name.json().value, phone.json().value]).toEqual(['金丝雀甲', '13812349876']);
    for (let count = 2; count < revealsPerHourMax; count += 1) {
      expect((await reveal({ field: 'name' })).statusCode).toBe(200);
    }
    expect((await reveal({ field: 'name' })).json().refusal.code).toBe('request.too-often');
    world.setWall('2026-11-25T02:00:01Z');
    const later = await ask('operations', `POST /api/cases/${person.cardholderId}/reveal`, {
      field: 'name',
      purpose: 'call-now',
    });
    expect(later.statusCode).toBe(200);

    await ask('operations', 'POST /api/overdue/search', { search: '金丝雀甲' });
    await ask('operations', 'GET /api/cases?reason=13812349876');
    const audit = await ask('compliance', 'GET /api/audit?limit=200');
    expect(
      audit.json().rows.filter((row: { act: string }) => row.act === 'case.reveal').length,
    ).toBe(revealsPerHourMax + 1);
    expect(audit.body + lines.join('\n')).not.toMatch(/金丝雀|13812349876/);
    expect(lines.length).toBeGreaterThan(revealsPerHourMax);
  });
});

function requestLine(text: string): { method: 'GET' | 'POST' | 'PUT'; url: string } {
  const [method = '', url = ''] = text.split(' ');
  return { method: method === 'POST' || method === 'PUT' ? method : 'GET', url };
}
