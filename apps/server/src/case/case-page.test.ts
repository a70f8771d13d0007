// SPDX-License-Identifier: Apache-2.0
import { routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase, anUnreachableCase } from '../../test-support/builders/case.ts';
import { aCall, anAccount, aPause, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { recordContact } from '../contact/record-contact.action.ts';
import { rulesHandlers } from '../law/rules.routes.ts';
import { caseHandlers } from './case.routes.ts';

describe.each(databases)('cases on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  function callOf() {
    const { ground, staff } = world;
    return { ground, actor: staff.operations, body: undefined, upload: null } as const;
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

  async function list(query: Record<string, unknown>) {
    const answer = await caseHandlers['case.list']({
      ...callOf(),
      params: undefined,
      query: routeTable['case.list'].query.parse(query),
    });
    assert(answer.ok, 'the list is there');
    return routeTable['case.list'].answer.parse(answer.value);
  }

  it('shows a person with what may happen now, and why', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    const shown = await page(cardholderId);
    expect(shown.person.nameMasked).toBe('王＊');
    expect(shown.person.addresses).toMatchObject([{ kind: 'residence', mayBeVisited: true }]);
    expect(shown.accounts).toMatchObject([
      { bucket: 'M2', daysPastDue: 50, overdue: { currency: 'CNY', amount: '5000.00' } },
    ]);
    expect(shown.accounts[0]?.statements).toMatchObject([{ month: '2026-07', bucket: 'M1' }]);
    expect(shown.now.call.verdict).toBe('allow');
    expect(shown.now.visit).toMatchObject({
      verdict: 'require',
      nextLawfulAt: '2026-09-10T09:00:00+08:00',
    });
    expect(shown.necessity).toMatchObject({ computed: 'remote-contact-failed', isMet: true });
  });

  it('puts the decision beside the contact that rests on it', async () => {
    const { cardholderId, contactPointId } = await anUnreachableCase(world);
    await recordContact(world.ground, world.staff.operations, {
      cardholderId,
      contactPointId,
      idempotencyKey: 'timeline-contact',
      channel: 'call',
      outcome: 'no-answer',
      note: '',
    });
    const { timeline } = await page(cardholderId);
    expect(timeline).toHaveLength(4);
    expect(timeline[0]).toMatchObject({
      kind: 'contact.recorded',
      actor: '测试 operations',
      codes: { outcome: 'no-answer' },
      decision: { verdict: 'allow', act: 'call', at: '2026-09-07T09:00:00+08:00' },
    });
    expect(timeline[1]).toMatchObject({ at: '2026-08-31T02:00:00Z', decision: null });
  });

  it('never finds a need where the only late account is in data check', async () => {
    const shown = await anUnreachableCase(world, {
      account: { dataCheck: 'late-with-nothing-owed', overdueMinor: 0 },
    });
    expect(await page(shown.cardholderId)).toMatchObject({
      necessity: { isMet: false, daysPastDue: 0 },
      now: { visit: { verdict: 'block' }, call: { verdict: 'block' } },
    });
  });

  it('finds the need where the last call to every number says it is out of use', async () => {
    const person = await aPerson(world);
    await anAccount(world, person.cardholderId, { oldestUnpaidDueOn: '2026-07-01' });
    const startedAt = '2026-09-04T10:00:00+08:00';
    const { contactPointId } = person;
    await aCall(world, person.cardholderId, {
      startedAt,
      outcome: 'number-invalid',
      contactPointId,
    });
    expect((await page(person.cardholderId)).necessity).toMatchObject({
      computed: 'remote-contact-failed',
      because: ['all-numbers-invalid'],
    });
  });

  it('does not go to a work or 户籍 address of its own accord', async () => {
    const may = async (options: Parameters<typeof aPerson>[1]) => {
      const { cardholderId } = await aPerson(world, options);
      return (await page(cardholderId)).person.addresses[0]?.mayBeVisited;
    };
    expect(await may({ addressKind: 'work' })).toBe(false);
    expect(await may({ addressKind: 'hukou' })).toBe(false);
    expect(await may({ addressKind: 'hukou', livesHereConfirmedOn: '2026-08-01' })).toBe(true);
  });

  it('shows who else stands on an account, and who of them owes', async () => {
    const { cardholderId, accountId } = await anUnreachableCase(world);
    const guarantor = await aPerson(world, { name: '李保' });
    const user = await aPerson(world, { name: '赵附' });
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`insert into account_parties
          (institution_id, account_holder_id, account_id, party_id, role)
        values (${world.institutionId}, ${cardholderId}, ${accountId}, ${guarantor.cardholderId},
            'guarantor'),
          (${world.institutionId}, ${cardholderId}, ${accountId}, ${user.cardholderId},
            'supplementary')`.execute(tx);
    });
    expect((await page(cardholderId)).related).toMatchObject([
      { nameMasked: '李＊', role: 'guarantor', isDebtor: true },
      { nameMasked: '赵＊', role: 'supplementary', isDebtor: false },
    ]);
    expect((await page(user.cardholderId)).accounts).toMatchObject([{ role: 'supplementary' }]);
  });

  it('does not tell a foreign person from a missing one', async () => {
    const beta = `beta-${kind.name.toLowerCase()}` as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const foreign = await aPerson({ ...world, institutionId: beta });
    const answers = await Promise.all(
      [foreign.cardholderId, crypto.randomUUID()].map((cardholderId) =>
        caseHandlers['case.page']({ ...callOf(), params: { cardholderId }, query: undefined }),
      ),
    );
    expect(answers[0]).toEqual({ ok: false, refusal: { code: 'thing.not-found' } });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('lists cases by priority, then by age, in pages, with reasons as a filter', async () => {
    const reason = 'several-accounts';
    const opened = async (priorityStep: number, openedOn: string) => {
      const person = await aPerson(world);
      const { cardholderId } = person;
      await anAccount(world, cardholderId, { oldestUnpaidDueOn: '2026-07-19' });
      await anAccount(world, cardholderId, { oldestUnpaidDueOn: '2026-08-08', currency: 'JPY' });
      await aCase(world, cardholderId, { priorityStep, openedOn, priorityReasons: [reason] });
      return cardholderId;
    };
    const last = await opened(4, '2026-06-01');
    const second = await opened(7, '2026-08-02');
    const first = await opened(7, '2026-08-01');
    await aPause(world, second, { fromOn: '2026-09-01', reason: 'other' });
    const all = await list({ reason });
    expect(all.rows.map((row) => row.cardholderId)).toEqual([first, second, last]);
    expect(all.rows[0]).toMatchObject({
      accounts: 2,
      worstBucket: 'M2',
      daysPastDue: 50,
      overdue: [
        { currency: 'CNY', amount: '5000.00' },
        { currency: 'JPY', amount: '500000' },
      ],
      communityCode: '330106002001',
    });
    // The seven days of the pause, today among them, do not count.
    expect(all.rows[1]?.daysPastDue).toBe(43);
    const paged = await list({ reason, page: '2', limit: '2' });
    expect([paged.total, paged.rows.map((row) => row.cardholderId)]).toEqual([3, [last]]);
    expect((await list({ reason, state: 'closed' })).total).toBe(0);
  });

  it('lists every rule with its source, dates and figures', async () => {
    const answer = await rulesHandlers['rules.list']({
      ...callOf(),
      params: undefined,
      query: undefined,
    });
    assert(answer.ok, 'the rules are there');
    const { rules, packHash } = routeTable['rules.list'].answer.parse(answer.value);
    expect(packHash).toMatch(/^[0-9a-f]{64}$/);
    expect(rules.find((rule) => rule.id === 'CN-TIME-01')).toMatchObject({
      pack: 'CN',
      inForceFrom: '2026-01-30',
      figures: [{ from: '2026-01-30', value: '{"from":1320,"until":480}' }],
    });
    expect(rules.every((rule) => rule.source !== '')).toBe(true);
  });
});
