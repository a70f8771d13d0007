// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccount } from '../../test-support/builders/person.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { caseHandlers } from './case.routes.ts';

const window = { from: '2026-09-10T02:00:00Z', until: '2026-09-10T03:00:00Z' };

interface NoticeOptions {
  readonly version?: number;
  readonly endedReason?: string | null;
  readonly isProven?: boolean;
}

describe.each(databases)('the visits of a case on $name', (kind) => {
  let world: TestWorld;
  let planId = '';
  beforeAll(async () => {
    world = await openWorld(kind);
    planId = randomUUID();
    await world.db.forInstitution(world.institutionId, (tx) =>
      sql`
        insert into day_plans
          (institution_id, id, plan_on, state, made_at, seed, iterations, cost)
        values (${world.institutionId}, ${planId}, '2026-09-10', 'published',
          '2026-09-07T01:00:00Z', 1, 1, '{}')`.execute(tx),
    );
  });
  afterAll(async () => world.close());

  function callOf() {
    const { ground, staff } = world;
    return { ground, actor: staff.supervisor, body: undefined, upload: null } as const;
  }

  async function page(cardholderId: string) {
    const answer = await caseHandlers['case.page']({
      ...callOf(),
      params: { cardholderId },
      query: undefined,
    });
    assert(answer.ok, 'the page is there');
    return routeTable['case.page'].answer.parse(answer.value);
  }

  async function unanswered() {
    const answer = await caseHandlers['case.unanswered']({
      ...callOf(),
      params: undefined,
      query: undefined,
    });
    assert(answer.ok, 'the list is there');
    const { rows } = routeTable['case.unanswered'].answer.parse(answer.value);
    return rows;
  }

  async function aNotice(
    { cardholderId, visitId }: ProposedVisit,
    { version = 1, endedReason = null, isProven = false }: NoticeOptions = {},
  ) {
    const { institutionId, staff } = world;
    const id = randomUUID();
    const officers = [staff.officer.staffId, staff.operations.staffId];
    const endedAt = endedReason === null ? null : '2026-09-08T08:00:00Z';
    await world.db.forInstitution(institutionId, async (tx) => {
      await sql`
        insert into notices
          (institution_id, cardholder_id, id, visit_id, plan_id, version, manner, language,
            window_from, window_until, officer_ids, made_at, ended_at, ended_reason)
        values (${institutionId}, ${cardholderId}, ${id}, ${visitId}, ${planId}, ${version},
          'visit', 'zh', ${window.from}, ${window.until}, ${officers}::uuid[],
          ${`2026-09-0${6 + version}T01:00:00Z`}, ${endedAt}, ${endedReason})`.execute(tx);
      if (!isProven) return;
      await sql`
        insert into notice_proofs
          (institution_id, cardholder_id, id, notice_id, kind, sent_at, proven_at, channel)
        values (${institutionId}, ${cardholderId}, ${randomUUID()}, ${id},
          'registered-letter-signed', '2026-09-07T02:00:00Z', '2026-09-08T02:00:00Z', 'letter')
        `.execute(tx);
    });
    return id;
  }

  it('shows every version of a notice with its officers and what proves it', async () => {
    const visit = await aProposedVisit(world);
    await aNotice(visit, { version: 1, endedReason: 'replanned' });
    await aNotice(visit, { version: 2, isProven: true });
    const { visits } = await page(visit.cardholderId);
    expect(visits).toMatchObject([
      {
        visitId: visit.visitId,
        state: 'proposed',
        mayHaveDoorstep: false,
        doorstep: null,
        notices: [
          { version: 2, windowFrom: window.from, proofs: [{ kind: 'registered-letter-signed' }] },
          { version: 1, endedReason: 'replanned', proofs: [] },
        ],
      },
    ]);
    const names = visits[0]?.notices[0]?.officers.map(({ name }) => name);
    expect(names?.toSorted()).toEqual(['测试 officer', '测试 operations']);
  });

  it('offers a doorstep call only after a proven notice and silence, and only once', async () => {
    const silent = await aProposedVisit(world);
    const unproven = await aProposedVisit(world);
    const gone = await aProposedVisit(world);
    await aNotice(silent, { endedReason: 'no-answer', isProven: true });
    await aNotice(unproven, { endedReason: 'no-answer' });
    await aNotice(gone, { endedReason: 'declined', isProven: true });
    const may = async ({ cardholderId }: ProposedVisit) =>
      (await page(cardholderId)).visits[0]?.mayHaveDoorstep;
    expect(await Promise.all([may(silent), may(unproven), may(gone)])).toEqual([
      true,
      false,
      false,
    ]);
    expect(await unanswered()).toMatchObject([
      {
        visitId: silent.visitId,
        nameMasked: '王＊',
        version: 1,
        proof: { kind: 'registered-letter-signed', channel: 'letter' },
      },
    ]);

    await world.db.forInstitution(world.institutionId, (tx) =>
      sql`
        insert into doorstep_calls (institution_id, cardholder_id, case_id, visit_id, reason,
          decision_id, decided_by, decided_at)
        select visits.institution_id, visits.cardholder_id, visit_requests.case_id, visits.id,
          'his mail comes back', visit_requests.decision_id, visit_requests.decided_by,
          '2026-09-09T01:00:00Z'
        from visits
        join visit_requests on visit_requests.id = visits.request_id
        where visits.id = ${silent.visitId}`.execute(tx),
    );
    expect(await may(silent)).toBe(false);
    expect((await page(silent.cardholderId)).visits[0]?.doorstep).toMatchObject({
      reason: 'his mail comes back',
      decidedBy: '测试 supervisor',
    });
    expect(await unanswered()).toEqual([]);
  });

  it('tells the wishes of the person, and payments and disputes beside their account', async () => {
    const { cardholderId } = await aProposedVisit(world);
    const accountId = await anAccount(world, cardholderId, { overdueMinor: 90_000 });
    const { institutionId } = world;
    await world.db.forInstitution(institutionId, async (tx) => {
      await sql`
        insert into channel_wishes
          (institution_id, cardholder_id, id, channel, wish, told_at, told_via)
        values (${institutionId}, ${cardholderId}, ${randomUUID()}, 'email', 'prefer',
          '2026-09-07T02:00:00Z', 'portal')`.execute(tx);
      await sql`
        insert into payments
          (institution_id, cardholder_id, account_id, id, amount_minor, valued_on, received_at)
        values (${institutionId}, ${cardholderId}, ${accountId}, ${randomUUID()}, 12345,
          '2026-09-06', '2026-09-07T02:00:00Z')`.execute(tx);
      await sql`
        insert into account_disputes
          (institution_id, cardholder_id, id, account_id, subject, opened_on, recorded_at)
        values (${institutionId}, ${cardholderId}, ${randomUUID()}, ${accountId}, 'fee',
          '2026-09-05', '2026-09-07T02:00:00Z')`.execute(tx);
    });
    const shown = await page(cardholderId);
    expect(shown.wishes).toMatchObject([
      { channel: 'email', wish: 'prefer', toldVia: 'portal', withdrawnAt: null },
    ]);
    const account = shown.accounts.find((each) => each.accountId === accountId);
    expect(account?.payments).toMatchObject([
      { amount: '123.45', valuedOn: '2026-09-06', reversedOn: null },
    ]);
    expect(account?.disputes).toMatchObject([{ subject: 'fee', amount: null, closedOn: null }]);
    const others = shown.accounts.filter((each) => each.accountId !== accountId);
    expect(others.flatMap(({ payments, disputes }) => [...payments, ...disputes])).toEqual([]);
  });
});
