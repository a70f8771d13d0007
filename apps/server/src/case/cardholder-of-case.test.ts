// SPDX-License-Identifier: Apache-2.0
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { parseInstitutionId } from '@fairvisit/domain/ids.ts';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccount, aPerson } from '../../test-support/builders/person.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { cardholderOfCase } from './cardholder-of-case.query.ts';
import { worklist } from './worklist.query.ts';

describe.each(databases)('whose case it is, on $name', (kind) => {
  let world: TestWorld;
  let cardholderId = '';
  let caseId = '';
  beforeAll(async () => {
    world = await openWorld(kind);
    ({ cardholderId } = await aPerson(world));
    await anAccount(world, cardholderId, { oldestUnpaidDueOn: '2026-07-01' });
    await runNightly(world.ground, world.system, { on: Temporal.PlainDate.from('2026-09-07') });
    const { institutionId } = world;
    const found = await world.db.forInstitution(institutionId, async (tx) => {
      const time = await businessTime(tx, world.ground, institutionId);
      return worklist(tx, { institutionId, time, page: 1, limit: 10 });
    });
    caseId = found.rows[0]?.caseId ?? '';
  });
  afterAll(async () => world.close());

  const ask = (institutionId: InstitutionId) =>
    world.db.forInstitution(institutionId, (tx) => cardholderOfCase(tx, { institutionId, caseId }));

  it('is told by the case’s id', async () => {
    expect(await ask(world.institutionId)).toBe(cardholderId);
  });

  it('is not told to another institution', async () => {
    const other = parseInstitutionId('gamma');
    if (other === null) throw new Error('the name is well formed');
    await addInstitution(world, { id: other, standingAt: '2026-09-07T09:00:00+08:00' });
    expect(await ask(other)).toBeNull();
  });
});
