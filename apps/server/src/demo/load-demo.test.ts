// SPDX-License-Identifier: Apache-2.0
import { bucketOfDays } from '@fairvisit/domain/account/delinquency.ts';
import { panelAges } from '@fairvisit/seeds/panel-ages.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { demoInstitutionId, demoIsLoaded } from './demo-is-loaded.query.ts';
import { loadDemo } from './load-demo.ts';

const demoSeconds = 180;

describe.each(databases)('the demo on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
    expect(await world.db.forInstitution(demoInstitutionId, demoIsLoaded)).toBe(false);
    const loaded = await loadDemo(world.ground, { progress: () => {} });
    expect(loaded).toEqual({ ok: true, value: { accounts: 30_000, persons: 28_500 } });
  }, demoSeconds * 1_000);
  afterAll(async () => world.close());

  const counted = (statement: string) =>
    world.db.forAuditor(demoInstitutionId, async (tx) => {
      const found = await sql.raw<{ n: number }>(statement).execute(tx);
      return found.rows[0]?.n;
    });

  it('starts on Monday 2026-09-07, whatever the machine says, and stands complete', async () => {
    const at = await world.db.forInstitution(demoInstitutionId, async (tx) => {
      const found = await sql<{ at: Temporal.Instant }>`
        select standing_at as at from business_clocks limit 1`.execute(tx);
      return found.rows[0]?.at.toString();
    });
    expect(at).toBe('2026-09-07T01:00:00Z');
    expect(await world.db.forInstitution(demoInstitutionId, demoIsLoaded)).toBe(true);
  });

  it('spreads due dates inside each bucket, so that day and cycle buckets agree', async () => {
    const late = await world.db.forInstitution(demoInstitutionId, async (tx) => {
      const found = await sql<{ status: number; days: number; bucket: string; accounts: number }>`
        select last_status as status, date '2026-09-07' - oldest_unpaid_due_on as days, bucket,
          count(*) as accounts
        from accounts where oldest_unpaid_due_on is not null
        group by 1, 2, 3 order by 1, 2, 3 limit 2000`.execute(tx);
      return found.rows;
    });
    for (const { status, days, bucket } of late) {
      expect(bucketOfDays(days)).toBe(bucket);
      expect(bucket).toBe(status >= 7 ? 'M7+' : `M${status}`);
    }
    const daysOfM2 = late.filter((row) => row.status === 2);
    expect(daysOfM2).toHaveLength(30);
    const counts = daysOfM2.map((row) => row.accounts);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(80);
  });

  it('marks everybody as made up, names them, and protects the elderly', async () => {
    const old = [...panelAges().values()].filter((age) => age >= 65).length;
    expect(old).toBeGreaterThan(0);
    const elderly = await counted(
      `select count(*) as n from cardholders where protective_band = 'elderly'`,
    );
    expect(elderly).toBeGreaterThan(old * 0.7);
    expect(elderly).toBeLessThanOrEqual(old);
    expect(await counted('select count(*) as n from cardholders where not is_made_up')).toBe(0);
    const named = await world.db.forInstitution(demoInstitutionId, async (tx) => {
      const found = await sql<{ names: number; homeless: number }>`
        select (select count(*) from cardholder_names) as names,
          (select count(*) from cardholders where not exists (
            select from addresses where addresses.cardholder_id = cardholders.id)) as homeless
        limit 1`.execute(tx);
      return found.rows[0];
    });
    expect(named).toEqual({ names: 28_500, homeless: 0 });
  });

  it('knows what opens the page of most people, and which numbers they confirmed', async () => {
    const known = await world.db.forInstitution(demoInstitutionId, async (tx) => {
      const found = await sql<{ identities: number; phones: number; confirmed: number }>`
        select (select count(*) from cardholder_names
            where identity_sealed is not null and identity_masked is not null
              and length(identity_index) = 16 and length(identity_tail_index) = 16) as identities,
          count(*) as phones, count(confirmed_on) as confirmed
        from contact_points where kind = 'phone'
        limit 1`.execute(tx);
      return found.rows[0];
    });
    expect((known?.identities ?? 0) / 28_500).toBeCloseTo(0.9, 1);
    expect((known?.confirmed ?? 0) / (known?.phones ?? 1)).toBeCloseTo(0.7, 1);
  });

  it(
    'goes on after it was cut off, and tells nothing twice',
    async () => {
      const count = () => counted('select count(*) as n from contacts');
      const before = await count();
      expect(before).toBeGreaterThan(5_000);
      const again = await loadDemo(world.ground, { progress: () => {} });
      expect(again.ok).toBe(true);
      expect(await count()).toBe(before);
      expect(await counted('select count(*) as n from cases')).toBeGreaterThan(4_000);
    },
    demoSeconds * 1_000,
  );
});
