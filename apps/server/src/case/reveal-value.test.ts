// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { revealValue, type ValueToReveal } from './reveal-value.action.ts';

describe.each(databases)('revealing a value on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const reveal = (input: Omit<ValueToReveal, 'purpose'>) =>
    revealValue(world.ground, world.staff.operations, { purpose: 'call-now', ...input });

  async function entries(cardholderId: string) {
    return world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ actor_id: string; detail: unknown }>`
        select actor_id, detail from audit_entries
        where cardholder_id = ${cardholderId} and act = 'case.reveal'
        order by id limit 10`.execute(tx);
      return found.rows;
    });
  }

  it('shows name, number and address, and writes down who looked and why', async () => {
    const person = await aPerson(world, { name: '欧阳试', phone: '10023334444' });
    const { cardholderId } = person;
    expect(await reveal({ cardholderId, field: 'name' })).toEqual({
      ok: true,
      value: { value: '欧阳试' },
    });
    const { contactPointId, addressId } = person;
    expect(
      await reveal({ cardholderId, field: 'contact-point', thingId: contactPointId }),
    ).toMatchObject({ value: { value: '10023334444' } });
    expect(await reveal({ cardholderId, field: 'address', thingId: addressId })).toMatchObject({
      ok: true,
    });
    const written = await entries(cardholderId);
    expect(written).toHaveLength(3);
    expect(written).toContainEqual({
      actor_id: world.staff.operations.staffId,
      detail: { field: 'name', purpose: 'call-now' },
    });
    expect(JSON.stringify(written)).not.toContain('10023334444');
  });

  it('shows nothing of another person under this one’s name, and writes nothing then', async () => {
    const person = await aPerson(world);
    const other = await aPerson(world);
    const missing = { ok: false, refusal: { code: 'thing.not-found' } };
    expect(
      await reveal({
        cardholderId: person.cardholderId,
        field: 'contact-point',
        thingId: other.contactPointId,
      }),
    ).toEqual(missing);
    expect(await reveal({ cardholderId: person.cardholderId, field: 'identity' })).toEqual(missing);
    expect(await entries(person.cardholderId)).toEqual([]);
  });

  it('asks which number is meant', async () => {
    const { cardholderId } = await aPerson(world);
    expect(await reveal({ cardholderId, field: 'contact-point' })).toEqual({
      ok: false,
      refusal: { code: 'request.malformed', field: 'thingId' },
    });
  });
});
