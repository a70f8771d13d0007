// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { aSession, type BrowserHeaders } from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { buildServer } from '../http/serve.ts';

describe.each(databases)('payments over HTTP on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  let desk: BrowserHeaders;
  beforeAll(async () => {
    world = await openWorld(kind);
    app = await buildServer(world.ground, { uploadFolder: '/nowhere', consoleFolder: '/nowhere' });
    desk = await aSession(world, 'operations');
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  const post = (url: string, payload: object) =>
    app.inject({ method: 'POST', url, headers: desk, payload });

  it('walk from reminder to dispute, payment and reversal', async () => {
    const { accountId, cardholderId } = await anUnreachableCase(world);
    const account = `/api/accounts/${accountId}`;
    const reminded = await post(`/api/cases/${cardholderId}/reminders`, {
      idempotencyKey: 'walk-reminder',
      channel: 'sms',
      dueAt: '2026-09-07T18:00:00+08:00',
    });
    expect(reminded.json()).toMatchObject({ state: 'queued', reason: null });
    const disputed = await post(`${account}/disputes`, {
      idempotencyKey: 'walk-dispute',
      subject: 'fee',
      amount: '12.34',
    });
    expect(disputed.json()).toMatchObject({ messagesCancelled: 1 });
    const { disputeId } = disputed.json();
    const closed = await post(`${account}/disputes/${disputeId}/close`, {
      idempotencyKey: 'walk-answer',
      note: '已核实',
    });
    expect(closed.json()).toEqual({ disputeId });
    const paid = await post(`${account}/payments`, {
      idempotencyKey: 'walk-payment',
      amount: '5000.00',
      valuedOn: '2026-09-07',
    });
    expect(paid.json()).toMatchObject({ messagesCancelled: 1, isCaseClosed: true });
    const { paymentId } = paid.json();
    const reversed = await post(`${account}/payments/${paymentId}/reverse`, {
      idempotencyKey: 'walk-reversal',
      reversedOn: '2026-09-07',
    });
    expect(reversed.json()).toEqual({ paymentId });
  });

  it('refuse unknown keys and amounts in numbers', async () => {
    const { accountId } = await anUnreachableCase(world);
    const body = { idempotencyKey: 'odd-payment', amount: '1.00', valuedOn: '2026-09-07' };
    const field = async (odd: object) => {
      const answer = await post(`/api/accounts/${accountId}/payments`, { ...body, ...odd });
      return [answer.statusCode, answer.json().refusal.field];
    };
    expect(await field({ valueOn: '2026-09-07' })).toEqual([400, 'valueOn']);
    expect(await field({ amount: 1 })).toEqual([400, 'amount']);
    expect(await field({ valuedOn: '2026-02-30' })).toEqual([400, 'valuedOn']);
  });
});
