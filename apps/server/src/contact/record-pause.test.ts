// SPDX-License-Identifier: Apache-2.0
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { aCall } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { casePageOf } from '../case/case-page.query.ts';
import { businessTime } from '../clock/business-clock.ts';
import { decideRequests } from '../visit/decide-requests.action.ts';
import { requestVisit } from '../visit/request-visit.action.ts';
import { type PauseToRecord, recordPause } from './record-pause.action.ts';

let serial = 0;

describe.each(databases)('recording pauses on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  function pause(cardholderId: string, options: Partial<PauseToRecord> = {}) {
    serial += 1;
    return recordPause(world.ground, world.staff.operations, {
      cardholderId,
      idempotencyKey: `pause-key-${serial}`,
      reason: 'hospital',
      fromOn: '2026-09-05',
      stopsContact: true,
      stopsCount: true,
      note: '家属来电告知',
      ...options,
    });
  }

  async function pageOf(cardholderId: string) {
    const page = await world.db.forInstitution(world.institutionId, async (tx) => {
      const time = await businessTime(tx, world.ground, world.institutionId);
      return casePageOf(tx, { actor: world.staff.operations, cardholderId, time });
    });
    assert(page, 'the person has a page');
    return page;
  }

  it('begins before it was told, and marks what was done in between (D02)', async () => {
    const { cardholderId, contactPointId } = await anUnreachableCase(world);
    for (const day of ['04', '06']) {
      await aCall(world, cardholderId, {
        startedAt: `2026-09-${day}T10:00:00+08:00`,
        outcome: 'no-answer',
        contactPointId,
      });
    }
    const before = await pageOf(cardholderId);
    expect(await pause(cardholderId)).toMatchObject({ ok: true, value: { visitsCancelled: 0 } });
    const page = await pageOf(cardholderId);
    const marked = page.timeline
      .filter((entry) => entry.codes.beforeHoldWasKnown === true)
      .map((entry) => entry.at);
    expect(marked).toEqual(['2026-09-06T02:00:00Z']);
    expect(page.timeline.filter((entry) => entry.kind === 'contact.recorded')).toHaveLength(5);
    expect(page.pauses).toMatchObject([{ fromOn: '2026-09-05', toldOn: '2026-09-07' }]);
    expect([before.accounts[0]?.daysPastDue, page.accounts[0]?.daysPastDue]).toEqual([50, 47]);
  });

  it('pauses the case, and nobody may ring or come', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    await pause(cardholderId);
    const page = await pageOf(cardholderId);
    expect(page).toMatchObject({ state: 'paused', priorityStep: 0, priorityReasons: ['pause'] });
    expect([page.now.call.verdict, page.now.visit.verdict]).toEqual(['block', 'block']);
    expect(page.timeline.map((entry) => entry.kind)).toContain('case.paused');
  });

  it('keeps the reason out of the codes of the event', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    await pause(cardholderId, { reason: 'bereavement' });
    const codes = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ codes: unknown }>`
        select codes from events where cardholder_id = ${cardholderId}
        order by id limit 10`.execute(tx);
      return JSON.stringify(found.rows);
    });
    expect(codes).toContain('toldOn');
    expect(codes).not.toContain('bereavement');
  });

  it('cancels the visits that were to come, with a reason', async () => {
    const person = await anUnreachableCase(world);
    const { ground, staff } = world;
    const requested = await requestVisit(ground, staff.operations, {
      idempotencyKey: 'request-before-pause',
      cardholderId: person.cardholderId,
      addressId: person.addressId,
      necessity: 'remote-contact-failed',
      note: '',
    });
    assert(requested.ok, 'the request is made');
    await decideRequests(ground, staff.supervisor, {
      idempotencyKey: 'approve-before-pause',
      requestIds: [requested.value.requestId],
      decision: 'approve',
    });
    expect(await pause(person.cardholderId)).toMatchObject({
      ok: true,
      value: { visitsCancelled: 1 },
    });
    const visits = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql`select state, cancel_reason from visits
        where cardholder_id = ${person.cardholderId} order by id limit 5`.execute(tx);
      return found.rows;
    });
    expect(visits).toEqual([{ state: 'cancelled', cancel_reason: 'pause' }]);
  });

  it('stops nothing now when it was over before it was told', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    await pause(cardholderId, { fromOn: '2026-08-10', untilOn: '2026-08-20' });
    expect(await pageOf(cardholderId)).toMatchObject({
      state: 'open',
      accounts: [{ daysPastDue: 40 }],
    });
  });

  it('refuses days that cannot be, and people who are not here', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    const wrong = async (options: Partial<PauseToRecord>) => {
      const answer = await pause(cardholderId, options);
      return answer.ok ? null : answer.refusal;
    };
    const malformed = (field: string) => ({ code: 'request.malformed', field });
    expect(await wrong({ fromOn: '2026-09-08' })).toEqual(malformed('fromOn'));
    expect(await wrong({ fromOn: '2020-01-01' })).toEqual(malformed('fromOn'));
    expect(await wrong({ untilOn: '2026-09-05' })).toEqual(malformed('untilOn'));
    expect(await pause(crypto.randomUUID())).toEqual({
      ok: false,
      refusal: { code: 'thing.not-found' },
    });
  });
});
