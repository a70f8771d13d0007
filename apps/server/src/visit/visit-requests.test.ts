// SPDX-License-Identifier: Apache-2.0

import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase, anUnreachableCase, type VisitCase } from '../../test-support/builders/case.ts';
import { aCall, anAccount, aPause, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import type { Actor } from '../ground.ts';
import { decideRequests } from './decide-requests.action.ts';
import { requestVisit } from './request-visit.action.ts';
import { suggestRequests } from './suggest-requests.action.ts';
import { visitHandlers } from './visit.routes.ts';

describe.each(databases)('requests for visits on $name', (kind) => {
  let world: TestWorld;
  let serial = 0;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const request = (
    at: Pick<VisitCase, 'cardholderId' | 'addressId'>,
    necessity: 'remote-contact-failed' | 'person-asked' = 'remote-contact-failed',
  ) => {
    serial += 1;
    const { cardholderId, addressId } = at;
    return requestVisit(world.ground, world.staff.operations, {
      idempotencyKey: `request-${serial}`,
      cardholderId,
      addressId,
      necessity,
      note: '',
    });
  };
  const requested = async (at: VisitCase) => {
    const made = await request(at);
    if (!made.ok) throw new Error(made.refusal.code);
    return made.value.requestId;
  };
  const decide = (
    requestIds: string[],
    more: { decision?: 'approve' | 'refuse'; reason?: string; by?: Actor & { kind: 'staff' } } = {},
  ) => {
    serial += 1;
    return decideRequests(world.ground, more.by ?? world.staff.supervisor, {
      idempotencyKey: `decide-${serial}`,
      requestIds,
      decision: more.decision ?? 'approve',
      ...(more.reason === undefined ? {} : { reason: more.reason }),
    });
  };
  const count = async (table: 'visits' | 'visit_requests' | 'decisions', cardholderId: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ n: number }>`
        select count(*) as n from ${sql.table(table)}
        where cardholder_id = ${cardholderId}`.execute(tx);
      return found.rows[0]?.n;
    });

  it('takes a request whose need is on record, with the law’s answer and its evidence', async () => {
    const person = await anUnreachableCase(world);
    const made = await request(person);
    expect(made).toMatchObject({ ok: true, value: { decision: { verdict: 'allow' } } });
    if (!made.ok) return;
    // Three days of notice: nothing nearer than Thursday is lawful.
    expect(made.value.decision.at).toBe('2026-09-10T09:00:00+08:00');
    const listed = await visitHandlers['visit-request.list']({
      ground: world.ground,
      actor: world.staff.supervisor,
      params: undefined,
      query: { page: 1, limit: 200, state: 'open' },
      body: undefined,
      upload: null,
    });
    const row = listed.ok && listed.value.rows.find(({ id }) => id === made.value.requestId);
    expect(row).toMatchObject({
      cardholderId: person.cardholderId,
      nameMasked: '王＊',
      evidence: { callsUnanswered: 3, callDays: 3, daysPastDue: 50, daysPastDueMin: 31 },
      daysPastDue: 50,
      worstBucket: 'M2',
      overdue: [{ currency: 'CNY', amount: '5000.00' }],
      decision: made.value.decision,
      decidedBy: null,
    });
  });

  it('refuses a second request while one is open', async () => {
    const person = await anUnreachableCase(world);
    await requested(person);
    expect(await request(person)).toMatchObject({
      ok: false,
      refusal: { code: 'visit.request-open' },
    });
  });

  it('refuses a need that is claimed but not on record', async () => {
    const person = await anUnreachableCase(world);
    expect(await request(person, 'person-asked')).toMatchObject({
      ok: false,
      refusal: { code: 'visit.not-necessary', detail: { because: 'remote-contact-failed' } },
    });
  });

  it('refuses a visit to somebody who answered the phone, unless he asked for it', async () => {
    const person = await anUnreachableCase(world);
    const at = { startedAt: '2026-09-01T10:00:00+08:00' };
    await aCall(world, person.cardholderId, { ...at, outcome: 'conversation' });
    expect(await request(person)).toMatchObject({
      ok: false,
      refusal: { code: 'visit.not-necessary' },
    });
    await aCall(world, person.cardholderId, { ...at, outcome: 'asked-for-visit' });
    expect(await request(person, 'person-asked')).toMatchObject({ ok: true });
  });

  it('refuses a visit before the institution’s minimum of days past due', async () => {
    const person = await anUnreachableCase(world, { account: { oldestUnpaidDueOn: '2026-08-08' } });
    expect(await request(person)).toMatchObject({
      ok: false,
      refusal: { code: 'visit.not-necessary', detail: { daysPastDue: 30, daysPastDueMin: 31 } },
    });
  });

  it('refuses a visit for a small balance, each currency on its own', async () => {
    const small = { overdueMinor: 9_999 };
    const person = await anUnreachableCase(world, { account: small });
    await anAccount(world, person.cardholderId, {
      ...small,
      oldestUnpaidDueOn: '2026-07-19',
      currency: 'USD',
    });
    expect(await request(person)).toMatchObject({
      ok: false,
      refusal: { code: 'visit.small-balance' },
    });
  });

  it('refuses a person whose overdue accounts are all in data check', async () => {
    const person = await anUnreachableCase(world, {
      account: { dataCheck: 'late-with-nothing-owed' },
    });
    expect(await request(person)).toMatchObject({
      ok: false,
      refusal: { code: 'account.data-check' },
    });
  });

  it('refuses a person without an open case, and one who is not here at all', async () => {
    const person = await aPerson(world);
    expect(await request(person)).toMatchObject({ ok: false, refusal: { code: 'case.closed' } });
    const nobody = '01990000-0000-7000-8000-00000000dead';
    expect(await request({ ...person, cardholderId: nobody })).toMatchObject({
      ok: false,
      refusal: { code: 'thing.not-found' },
    });
  });

  it.each(['hukou', 'work', 'billing'] as const)(
    'refuses a visit to an address of the kind %s that is not where the person lives',
    async (addressKind) => {
      const person = await anUnreachableCase(world, { person: { addressKind } });
      expect(await request(person)).toMatchObject({
        ok: false,
        refusal: { code: 'visit.no-address' },
      });
    },
  );

  it('takes a registered home once the person has confirmed living there', async () => {
    const person = await anUnreachableCase(world, {
      person: { addressKind: 'hukou', livesHereConfirmedOn: '2026-08-01' },
    });
    expect(await request(person)).toMatchObject({ ok: true });
  });

  it('refuses an address of somebody else', async () => {
    const person = await anUnreachableCase(world);
    const other = await aPerson(world);
    expect(await request({ ...person, addressId: other.addressId })).toMatchObject({
      ok: false,
      refusal: { code: 'visit.no-address' },
    });
  });

  it('refuses with the law’s own rule when no day of the coming month is lawful', async () => {
    const person = await anUnreachableCase(world);
    await aPause(world, person.cardholderId, { fromOn: '2026-09-02', reason: 'hardship' });
    const refused = await request(person);
    expect(refused.ok).toBe(false);
    if (refused.ok) return;
    expect(refused.refusal.code).toBe('law.blocked');
    expect(refused.refusal.rule).toBe(refused.refusal.decision?.hits[0]?.rule);
    expect(refused.refusal.decision?.verdict).toBe('block');
    expect(await count('visit_requests', person.cardholderId)).toBe(0);
    expect(await count('decisions', person.cardholderId)).toBe(1);
  });

  it('gives a repeated request its first answer', async () => {
    const { cardholderId, addressId } = await anUnreachableCase(world);
    const input = {
      idempotencyKey: 'the-same-key',
      cardholderId,
      addressId,
      necessity: 'remote-contact-failed',
      note: '',
    } as const;
    const first = await requestVisit(world.ground, world.staff.operations, input);
    expect(await requestVisit(world.ground, world.staff.operations, input)).toEqual(first);
    expect(await count('visit_requests', cardholderId)).toBe(1);
  });

  it('approves a request of somebody else, and a visit is proposed with its reasons', async () => {
    const person = await anUnreachableCase(world);
    const requestId = await requested(person);
    expect(await decide([requestId])).toEqual({ ok: true, value: { decided: 1, refused: [] } });
    const visits = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<Record<string, unknown>>`
        select state, priority_step, priority_reasons, service_minutes from visits
        where request_id = ${requestId} limit 5`.execute(tx);
      return found.rows;
    });
    expect(visits).toEqual([
      {
        state: 'proposed',
        priority_step: 5,
        priority_reasons: ['remote-contact-failed'],
        service_minutes: 40,
      },
    ]);
  });

  it('lets nobody decide his own request', async () => {
    const requestId = await requested(await anUnreachableCase(world));
    const by = world.staff.operations;
    expect(await decide([requestId], { by })).toEqual({
      ok: true,
      value: { decided: 0, refused: [{ requestId, code: 'visit.same-person', rule: null }] },
    });
  });

  it('wants a reason for a refusal', async () => {
    const requestId = await requested(await anUnreachableCase(world));
    expect(await decide([requestId], { decision: 'refuse' })).toMatchObject({
      ok: false,
      refusal: { code: 'request.malformed', field: 'reason' },
    });
    expect(await decide([requestId], { decision: 'refuse', reason: '先写信' })).toEqual({
      ok: true,
      value: { decided: 1, refused: [] },
    });
  });

  it('lets a request that the law warns of through only with the supervisor’s reason', async () => {
    const person = await anUnreachableCase(world, { person: { protectiveBand: 'elderly' } });
    const requestId = await requested(person);
    expect(await decide([requestId])).toMatchObject({
      ok: true,
      value: { decided: 0, refused: [{ requestId, code: 'law.reason-needed' }] },
    });
    expect(await count('visits', person.cardholderId)).toBe(0);
    expect(await decide([requestId], { reason: '家属陪同' })).toMatchObject({
      ok: true,
      value: { decided: 1 },
    });
  });

  it('asks the law again at the approval, and every request has its own outcome', async () => {
    const paused = await anUnreachableCase(world);
    const sound = await anUnreachableCase(world);
    const ids = [await requested(paused), await requested(sound)];
    await aPause(world, paused.cardholderId, { fromOn: '2026-09-02', reason: 'hardship' });
    const nobody = '01990000-0000-7000-8000-00000000dead';
    const decided = await decide([...ids, nobody]);
    expect(decided).toMatchObject({
      ok: true,
      value: {
        decided: 1,
        refused: [
          { requestId: nobody, code: 'thing.not-found' },
          { requestId: ids[0], code: 'law.blocked', rule: expect.any(String) },
        ],
      },
    });
    expect(await count('visits', paused.cardholderId)).toBe(0);
    expect(await count('visits', sound.cardholderId)).toBe(1);
  });

  it('of two supervisors who decide at once, the second finds it decided', async () => {
    const requestId = await requested(await anUnreachableCase(world));
    const by = { ...world.staff.compliance, role: 'supervisor' } as const;
    const outcomes = await Promise.all([decide([requestId]), decide([requestId], { by })]);
    const decided = outcomes.map((outcome) => (outcome.ok ? outcome.value.decided : -1));
    expect(decided.sort()).toEqual([0, 1]);
    expect(outcomes).toContainEqual({
      ok: true,
      value: { decided: 0, refused: [{ requestId, code: 'visit.move-not-allowed', rule: null }] },
    });
  });

  it('shows and decides nothing of another institution', async () => {
    const beta = `beta-${serial}` as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const requestId = await requested(await anUnreachableCase(world));
    const by = { ...world.staff.supervisor, institutionId: beta };
    expect(await decide([requestId], { by })).toMatchObject({
      ok: true,
      value: { decided: 0, refused: [{ code: 'thing.not-found' }] },
    });
  });
});

describe.each(databases)('suggested requests on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  it('takes the most pressing whose need is on record, and tells who was passed over', async () => {
    const first = await anUnreachableCase(world, { opened: { priorityStep: 9 } });
    await anUnreachableCase(world, {
      opened: { priorityStep: 8 },
      person: { addressKind: 'work' },
    });
    const paused = await anUnreachableCase(world, { opened: { priorityStep: 7 } });
    await aPause(world, paused.cardholderId, { fromOn: '2026-09-02', reason: 'hardship' });
    const unneeded = await aPerson(world);
    await anAccount(world, unneeded.cardholderId, { oldestUnpaidDueOn: '2026-07-19' });
    await aCase(world, unneeded.cardholderId, { priorityStep: 6 });
    const second = await anUnreachableCase(world, { opened: { priorityStep: 5 } });
    const third = await anUnreachableCase(world, { opened: { priorityStep: 4 } });
    const suggest = (idempotencyKey: string, limit: number) =>
      suggestRequests(world.ground, world.staff.operations, { idempotencyKey, limit });
    expect(await suggest('suggest-1', 2)).toEqual({
      ok: true,
      value: {
        made: 2,
        passedOver: [
          { code: 'law.blocked', persons: 1 },
          { code: 'visit.no-address', persons: 1 },
          { code: 'visit.not-necessary', persons: 1 },
        ],
      },
    });
    const open = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ id: string }>`
        select cardholder_id as id from visit_requests where state = 'open'
        order by 1 limit 10`.execute(tx);
      return found.rows.map((row) => row.id);
    });
    expect(open).toEqual([first.cardholderId, second.cardholderId].sort());
    expect(await suggest('suggest-2', 2)).toMatchObject({ ok: true, value: { made: 1 } });
    expect(third.caseId).not.toBe(first.caseId);
  });
});
