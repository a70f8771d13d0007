// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { type ContactToRecord, recordContact } from './record-contact.action.ts';

let serial = 0;

describe.each(databases)('contacts that a person begins on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  function record(
    person: { readonly cardholderId: string; readonly contactPointId: string },
    options: Partial<ContactToRecord> = {},
  ) {
    serial += 1;
    return recordContact(world.ground, world.staff.operations, {
      cardholderId: person.cardholderId,
      contactPointId: person.contactPointId,
      idempotencyKey: `begun-by-person-${serial}`,
      channel: 'call',
      outcome: 'conversation',
      note: '',
      ...options,
    });
  }

  const standAt = (text: string) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      sql`update business_clocks set standing_at = ${text}`.execute(tx),
    );

  it('use up none of the calls that may be made to him', async () => {
    const person = await anUnreachableCase(world);
    for (let call = 0; call < 5; call += 1) {
      expect(await record(person, { startedBy: 'person' })).toMatchObject({ ok: true });
    }
    for (let call = 0; call < 3; call += 1) {
      expect(await record(person, { outcome: 'no-answer', note: '回电' })).toMatchObject({
        ok: true,
      });
    }
    expect(await record(person, { note: '回电' })).toMatchObject({
      ok: false,
      refusal: { code: 'law.blocked', rule: 'FV-FREQ-01' },
    });
  });

  it('are written down at any hour, since nobody can forbid them afterwards', async () => {
    const person = await anUnreachableCase(world);
    await standAt('2026-09-07T23:30:00+08:00');
    expect(await record(person)).toMatchObject({ refusal: { code: 'law.blocked' } });
    const answer = await record(person, { startedBy: 'person', identityChecked: true });
    expect(answer).toMatchObject({ ok: true });
    await standAt('2026-09-07T09:00:00+08:00');
    const kept = await world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql`select started_by, identity_checked from contacts
        where cardholder_id = ${person.cardholderId} and outcome = 'conversation'
        order by id limit 5`.execute(tx);
      return found.rows;
    });
    expect(kept).toEqual([{ started_by: 'person', identity_checked: true }]);
  });

  it('are told apart by a replay: the same key with another beginning is refused', async () => {
    const person = await anUnreachableCase(world);
    const once = { idempotencyKey: `begun-by-${person.cardholderId}` };
    const first = await record(person, { ...once, startedBy: 'person' });
    expect(await record(person, { ...once, startedBy: 'person' })).toEqual(first);
    expect(await record(person, { ...once, startedBy: 'institution' })).toMatchObject({
      refusal: { code: 'idempotency.other-content' },
    });
  });
});
