// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { assert } from '@fairvisit/domain/assert.ts';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { aPause } from '../../test-support/builders/person.ts';
import { aSession } from '../../test-support/builders/session.ts';
import { aProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { casePageOf } from '../case/case-page.query.ts';
import { businessTime } from '../clock/business-clock.ts';
import { buildServer } from '../http/serve.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { closeComplaint } from './close-complaint.action.ts';
import { complaintList } from './complaint-list.query.ts';
import { type ComplaintToRecord, recordComplaint } from './record-complaint.action.ts';

const naughtyPath = new URL(import.meta.resolve('@fairvisit/seeds/naughty-strings/blns.json'));
const naughty = z.array(z.string()).parse(JSON.parse(readFileSync(naughtyPath, 'utf8')));
let serial = 0;

describe.each(databases)('complaints on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  beforeAll(async () => {
    world = await openWorld(kind);
    app = await buildServer(world.ground, { uploadFolder: '/nowhere', consoleFolder: '/nowhere' });
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  async function open(cardholderId: string, options: Partial<ComplaintToRecord> = {}) {
    serial += 1;
    const opened = await recordComplaint(world.ground, world.staff.operations, {
      cardholderId,
      idempotencyKey: `complaint-${serial}`,
      subject: 'contact',
      via: 'call',
      words: '请不要再打到我单位。',
      ...options,
    });
    assert(opened.ok, 'the complaint is written down');
    return opened.value;
  }

  function close(complaintId: string, key = `close-${complaintId}`) {
    return closeComplaint(world.ground, world.staff.compliance, {
      complaintId,
      idempotencyKey: key,
      outcome: '已书面答复，号码已停用。',
    });
  }

  const list = (cardholderId: string, state: 'open' | 'closed' = 'open') =>
    world.db.forInstitution(world.institutionId, async (tx) =>
      complaintList(tx, {
        ground: world.ground,
        institutionId: world.institutionId,
        time: await businessTime(tx, world.ground, world.institutionId),
        query: { page: 1, limit: 200, state, cardholderId },
      }),
    );

  async function pageOf(cardholderId: string) {
    const page = await world.db.forInstitution(world.institutionId, async (tx) => {
      const time = await businessTime(tx, world.ground, world.institutionId);
      return casePageOf(tx, { actor: world.staff.operations, cardholderId, time });
    });
    assert(page, 'the person has a page');
    return page;
  }

  it('stops contact with the person and calls his visit off', async () => {
    const { cardholderId, visitId } = await aProposedVisit(world);
    expect((await open(cardholderId)).answerDueOn).toBe('2026-09-22');
    const page = await pageOf(cardholderId);
    expect(page.state).toBe('paused');
    expect(page.now.call.verdict).toBe('block');
    expect(page.pauses).toMatchObject([
      { reason: 'complaint', fromOn: '2026-09-07', untilOn: null, stopsCount: false },
    ]);
    const visits = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql`select id, state, cancel_reason from visits
        where cardholder_id = ${cardholderId} order by id limit 5`.execute(tx);
      return found.rows;
    });
    expect(visits).toEqual([{ id: visitId, state: 'cancelled', cancel_reason: 'complaint' }]);
  });

  it('keeps the words out of events and audit, and shows them to who answers', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    const { complaintId } = await open(cardholderId);
    expect(await list(cardholderId)).toMatchObject({
      total: 1,
      rows: [{ id: complaintId, words: '请不要再打到我单位。', daysLeft: 15, state: 'open' }],
    });
    const open_ = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql`
        select kind as what, codes as told from events where cardholder_id = ${cardholderId}
        union all select act, detail from audit_entries where cardholder_id = ${cardholderId}
        order by what limit 50`.execute(tx);
      return JSON.stringify(found.rows);
    });
    expect(open_).toContain('complaint.opened');
    expect(open_).toContain('complaint.open"');
    expect(open_).not.toContain('单位');
  });

  it('gives every naughty string back byte for byte over HTTP', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    const desk = await aSession(world, 'operations');
    // The route trims what stands around the words.
    const words = naughty.map((text) => text.trim()).filter((text) => [...text].length >= 3);
    expect(words.length).toBeGreaterThan(400);
    const told = new Map<string, string>();
    for (const [place, text] of words.entries()) {
      const opened = await app.inject({
        method: 'POST',
        url: `/api/cases/${cardholderId}/complaints`,
        headers: desk,
        payload: {
          idempotencyKey: `naughty-${place}`,
          subject: 'other',
          via: 'letter',
          words: text,
        },
      });
      expect([text, opened.statusCode]).toEqual([text, 200]);
      told.set(opened.json().complaintId, text);
    }
    const back = new Map<string, string>();
    for (const page of [1, 2, 3]) {
      const url = `/api/complaints?cardholderId=${cardholderId}&limit=200&page=${page}`;
      const list = await app.inject({ url, headers: desk });
      for (const row of list.json().rows) back.set(row.id, row.words);
    }
    expect(back.size).toBe(words.length);
    expect([...told].filter(([id, text]) => back.get(id) !== text)).toEqual([]);
  }, 30_000);

  it('lets the case go on when it is answered, on its own day too', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    const { complaintId } = await open(cardholderId);
    expect(await close(complaintId)).toEqual({
      ok: true,
      value: { complaintId, closedOn: '2026-09-07' },
    });
    const page = await pageOf(cardholderId);
    expect([page.state, page.now.call.verdict]).toEqual(['open', 'allow']);
    expect(page.pauses).toMatchObject([{ fromOn: '2026-09-07', untilOn: '2026-09-07' }]);
    expect((await list(cardholderId)).total).toBe(0);
    expect((await list(cardholderId, 'closed')).rows).toMatchObject([{ closedOn: '2026-09-07' }]);
    await runNightly(world.ground, world.system, { on: Temporal.PlainDate.from('2026-09-07') });
    expect(await pageOf(cardholderId)).toMatchObject({ state: 'open' });
  });

  it('leaves the case resting while something else rests it', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    const first = await open(cardholderId);
    const second = await open(cardholderId, { subject: 'amount' });
    await aPause(world, cardholderId, { fromOn: '2026-09-01', untilOn: '2026-09-07' });
    await close(first.complaintId);
    expect((await pageOf(cardholderId)).state).toBe('paused');
    await close(second.complaintId);
    expect((await pageOf(cardholderId)).state).toBe('open');
  });

  it('ends a complaint once, and opens one once a key', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    const first = await open(cardholderId, { idempotencyKey: `once-${cardholderId}` });
    expect(await open(cardholderId, { idempotencyKey: `once-${cardholderId}` })).toEqual(first);
    expect(await close(first.complaintId)).toMatchObject({ ok: true });
    expect(await close(first.complaintId)).toMatchObject({ ok: true });
    expect(await close(first.complaintId, 'another-key')).toMatchObject({
      refusal: { code: 'complaint.closed' },
    });
    expect(await close(crypto.randomUUID())).toMatchObject({
      refusal: { code: 'thing.not-found' },
    });
  });
});
