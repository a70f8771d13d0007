// SPDX-License-Identifier: Apache-2.0
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { aPause, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { type ContactToRecord, recordContact } from './record-contact.action.ts';

let serial = 0;

describe.each(databases)('recording contacts on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  function call(
    person: { cardholderId: string; contactPointId?: string },
    options: Partial<ContactToRecord> = {},
  ) {
    serial += 1;
    return recordContact(world.ground, world.staff.operations, {
      cardholderId: person.cardholderId,
      contactPointId: person.contactPointId,
      idempotencyKey: `contact-${serial}`,
      channel: 'call',
      outcome: 'no-answer',
      note: '',
      ...options,
    });
  }

  async function count(table: 'contacts' | 'decisions' | 'events', cardholderId: string) {
    return world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ total: number }>`
        select count(*) as total from ${sql.table(table)}
        where cardholder_id = ${cardholderId} limit 1`.execute(tx);
      return found.rows[0]?.total;
    });
  }

  async function standAt(text: string) {
    await world.db.forInstitution(world.institutionId, (tx) =>
      sql`update business_clocks set standing_at = ${text}`.execute(tx),
    );
  }

  it('keeps contact, decision, event and sealed words of a lawful call', async () => {
    const person = await anUnreachableCase(world);
    const answer = await call(person, { outcome: 'conversation', note: '晚上再打' });
    expect(answer).toMatchObject({ ok: true, value: { decision: { verdict: 'allow' } } });
    const kept = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ codes: unknown; sealed: Buffer; event_id: string }>`
        select events.codes, events.id as event_id, event_content.content_sealed as sealed
        from events join event_content on event_content.event_id = events.id
        where events.cardholder_id = ${person.cardholderId} limit 2`.execute(tx);
      return found.rows;
    });
    expect(kept).toHaveLength(1);
    expect(kept[0]?.codes).toMatchObject({ channel: 'call', outcome: 'conversation' });
    expect(JSON.stringify(kept[0]?.codes)).not.toContain('晚上');
    expect(await count('decisions', person.cardholderId)).toBe(1);
  });

  it('lets exactly as many of 50 simultaneous calls pass as the day allows', async () => {
    const person = await anUnreachableCase(world);
    const answers = await Promise.all(Array.from({ length: 50 }, () => call(person)));
    const passed = answers.filter((answer) => answer.ok);
    expect(passed).toHaveLength(3);
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    expect(new Set(refused.map((refusal) => refusal.code))).toEqual(new Set(['law.blocked']));
    expect(refused[0]).toMatchObject({
      rule: 'FV-FREQ-01',
      nextLawfulAt: '2026-09-08T08:00:00+08:00',
      decision: { verdict: 'block', act: 'call' },
    });
    // Three of August and three of today; what was refused is not a contact.
    expect(await count('contacts', person.cardholderId)).toBe(6);
    expect(await count('decisions', person.cardholderId)).toBe(50);
  });

  it('refuses a call at 22:00 and passes it at 21:59', async () => {
    const person = await anUnreachableCase(world);
    await standAt('2026-09-07T22:00:00+08:00');
    expect(await call(person)).toMatchObject({
      ok: false,
      refusal: { code: 'law.blocked', nextLawfulAt: '2026-09-08T08:00:00+08:00' },
    });
    await standAt('2026-09-07T21:59:00+08:00');
    expect(await call(person)).toMatchObject({ ok: true });
    await standAt('2026-09-07T09:00:00+08:00');
  });

  it('refuses a call to a number that nobody named', async () => {
    const { cardholderId } = await anUnreachableCase(world);
    const answer = await call({ cardholderId });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'law.required' } });
    expect(answer.ok ? null : answer.refusal.decision?.hits[0]).toMatchObject({
      rule: 'CN-WHO-05',
      missing: ['action.contactSource'],
    });
  });

  it('asks for a reason where the law warns, and records the contact with it', async () => {
    const person = await anUnreachableCase(world);
    await aPause(world, person.cardholderId, {
      reason: 'complaint',
      fromOn: '2026-09-01',
      stopsContact: false,
    });
    expect(await call(person, { note: '  ' })).toMatchObject({
      ok: false,
      refusal: { code: 'law.reason-needed', field: 'note', rule: 'FV-COMP-01' },
    });
    expect(await call(person, { note: '持卡人约定今天回电' })).toMatchObject({
      ok: true,
      value: { decision: { verdict: 'warn' } },
    });
  });

  it('never rings again where somebody else answered (D32)', async () => {
    const person = await anUnreachableCase(world);
    expect(await call(person, { outcome: 'not-the-person' })).toMatchObject({ ok: true });
    const again = await call(person);
    expect(again).toMatchObject({ ok: false, refusal: { code: 'law.blocked' } });
    const rules = again.ok ? [] : (again.refusal.decision?.hits ?? []).map((hit) => hit.rule);
    expect(rules).toEqual(expect.arrayContaining(['CN-WHO-01', 'CN-WHO-06']));
  });

  it('answers a repeated request once, and refuses other content under its key', async () => {
    const person = await anUnreachableCase(world);
    const idempotencyKey = 'the-same-key';
    const [first, second] = await Promise.all([
      call(person, { idempotencyKey }),
      call(person, { idempotencyKey }),
    ]);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    expect(await count('contacts', person.cardholderId)).toBe(4);
    expect(await call(person, { idempotencyKey, outcome: 'busy' })).toMatchObject({
      ok: false,
      refusal: { code: 'idempotency.other-content' },
    });
  });

  it('does not tell a foreign person from a missing one', async () => {
    const beta = `beta-${kind.name.toLowerCase()}` as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const foreign = await aPerson({ ...world, institutionId: beta });
    const missing = await call({ cardholderId: crypto.randomUUID() });
    expect(missing).toEqual({ ok: false, refusal: { code: 'thing.not-found' } });
    expect(await call({ cardholderId: foreign.cardholderId })).toEqual(missing);
  });

  it('refuses the number of another person, and a person without a case', async () => {
    const person = await anUnreachableCase(world);
    const other = await aPerson(world);
    expect(await call({ ...person, contactPointId: other.contactPointId })).toMatchObject({
      ok: false,
      refusal: { code: 'thing.not-found', field: 'contactPointId' },
    });
    expect(await call(other)).toMatchObject({ ok: false, refusal: { code: 'case.closed' } });
  });
});
