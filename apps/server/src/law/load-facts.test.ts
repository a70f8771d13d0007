// SPDX-License-Identifier: Apache-2.0
import { day } from '@fairvisit/law/time/calendar-day.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { aCall, anAccount, aPause, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { loadFacts } from './load-facts.query.ts';

describe.each(databases)('facts on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  async function load(cardholderIds: readonly string[]) {
    let statements = 0;
    const facts = await world.db.forInstitution(world.institutionId, async (tx) => {
      const time = await businessTime(tx, world.ground, world.institutionId);
      const counting = tx.withPlugin({
        transformQuery: ({ node }) => {
          statements += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      return loadFacts(counting, { institutionId: world.institutionId, cardholderIds, time });
    });
    return { facts, statements };
  }

  async function factsOf(cardholderId: string) {
    const found = (await load([cardholderId])).facts.get(cardholderId);
    if (!found) throw new Error('the person is in the database');
    return found;
  }

  it('takes the same number of statements for 3 people and for 300', async () => {
    const people: string[] = [];
    await world.db.forInstitution(world.institutionId, async (tx) => {
      people.push(...(await manyPeople(tx, world, 300)));
    });
    const few = await load(people.slice(0, 3));
    const many = await load(people);
    expect([few.facts.size, many.facts.size]).toEqual([3, 300]);
    expect(few.statements).toBe(9);
    expect(many.statements).toBe(few.statements);
  });

  it('leaves people out who are not there', async () => {
    const { facts } = await load(['00000000-0000-7000-8000-000000000000']);
    expect(facts.size).toBe(0);
  });

  it('tells an ordinary late case with nothing unknown but who comes', async () => {
    const person = await anUnreachableCase(world);
    const facts = await factsOf(person.cardholderId);
    expect(facts.actor).toEqual({ kind: 'own_staff', usesOfficialNumber: true });
    expect(facts.cardholder).toMatchObject({ ageBand: 'adult', deceasedOn: null, hardships: [] });
    expect(facts.account).toEqual({ jurisdiction: 'CN', plan: null, frozenReason: null });
    expect(facts.history.calls).toHaveLength(3);
    expect(facts.history.calls?.[0]).toMatchObject({
      address: person.contactPointId,
      outcome: 'unanswered',
    });
    // July's statement counts as sent when July is over.
    expect(facts.history.reminders).toEqual([
      { sentAt: Date.parse('2026-08-01T00:00:00+08:00') / 60_000, delivered: true },
    ]);
  });

  it('does not know the age of a person whose band is unknown', async () => {
    const { cardholderId } = await aPerson(world, { protectiveBand: 'unknown' });
    expect((await factsOf(cardholderId)).cardholder).not.toHaveProperty('ageBand');
    const minor = await aPerson(world, { protectiveBand: 'minor' });
    expect((await factsOf(minor.cardholderId)).cardholder.ageBand).toBe('minor');
  });

  it('tells each pause in the law’s own words', async () => {
    const paused = async (reason: string, untilOn: string | null = null) => {
      const { cardholderId } = await aPerson(world);
      await aPause(world, cardholderId, { reason, fromOn: '2026-09-01', untilOn });
      return factsOf(cardholderId);
    };
    const since = day('2026-09-01');
    expect((await paused('hardship')).cardholder).toMatchObject({
      hardships: [{ kind: 'hardship', since }],
      hardshipReview: null,
    });
    expect((await paused('hospital', '2026-09-20')).cardholder).toMatchObject({
      hospitalised: true,
      hardshipReview: { resumedOn: day('2026-09-20') },
    });
    expect((await paused('bereavement')).cardholder.bereavedOn).toBe(since);
    expect((await paused('plan')).account.plan).toMatchObject({
      signedOn: since,
      status: 'performing',
    });
    expect((await paused('complaint')).history.complaints).toMatchObject([{ openedOn: since }]);
    expect((await paused('dispute')).history.disputes).toMatchObject([{ wholeDebt: true }]);
    expect((await paused('other')).account.frozenReason).toBe('pause-other');
    expect((await paused('hardship', '2026-09-07')).cardholder.hardships).toEqual([]);
  });

  it('sets a person aside whose only late account is in data check', async () => {
    const { cardholderId } = await aPerson(world);
    const dataCheck = 'late-with-nothing-owed';
    const due = { oldestUnpaidDueOn: '2026-07-01' };
    await anAccount(world, cardholderId, { ...due, dataCheck, overdueMinor: 0 });
    expect((await factsOf(cardholderId)).account.frozenReason).toBe('data-check');
    await anAccount(world, cardholderId, due);
    expect((await factsOf(cardholderId)).account.frozenReason).toBeNull();
  });

  it('takes a "no" to visits back when the person asks for one later', async () => {
    const { cardholderId } = await aPerson(world);
    await aCall(world, cardholderId, {
      startedAt: '2026-08-01T10:00:00+08:00',
      outcome: 'declined-visits',
    });
    expect((await factsOf(cardholderId)).history.refusals).toEqual([
      { on: day('2026-08-01'), of: 'visits' },
    ]);
    await aCall(world, cardholderId, {
      startedAt: '2026-08-02T10:00:00+08:00',
      outcome: 'asked-for-visit',
    });
    expect((await factsOf(cardholderId)).history.refusals).toEqual([]);
  });

  it('names the agency that has all of the late accounts', async () => {
    const { cardholderId } = await aPerson(world);
    const accountId = await anAccount(world, cardholderId, { oldestUnpaidDueOn: '2026-07-01' });
    await world.db.forInstitution(world.institutionId, async (tx) => {
      const agencyId = crypto.randomUUID();
      await sql`insert into agencies
          (institution_id, id, name_zh, name_en, listed_until_on, inspected_on)
        values (${world.institutionId}, ${agencyId}, '甲', 'A', '2026-09-06', '2026-03-01')`.execute(
        tx,
      );
      await sql`update accounts set agency_id = ${agencyId} where id = ${accountId}`.execute(tx);
    });
    expect((await factsOf(cardholderId)).actor).toEqual({
      kind: 'agency',
      usesOfficialNumber: true,
      whitelisted: false,
      inspectionValidTo: day('2027-03-01'),
    });
  });
});

async function manyPeople(tx: Tx, world: TestWorld, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  await sql`insert into cardholders (institution_id, id, added_at)
    select ${world.institutionId}, id, '2026-01-01T00:00:00Z'
    from unnest(${ids}::uuid[]) as made (id)`.execute(tx);
  return ids;
}
