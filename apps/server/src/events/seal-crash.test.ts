// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaign } from '../../../../tools/campaign.ts';
import { aGroundOver } from '../../test-support/builders/ground.ts';
import { type DatabaseOnDisk, databasesOnDisk } from '../../test-support/databases-on-disk.ts';
import { testInstitution } from '../../test-support/test-ground.ts';
import { addInstitution } from '../institution/add-institution.action.ts';
import { sealEvents } from './seal-events.action.ts';
import { verifyEvents } from './verify-events.ts';

const script = join(import.meta.dirname, '../../test-support/seal-in-loop.ts');
const kills = campaign({ sample: 4, full: 50 });

describe.each(databasesOnDisk)('a sealer that is killed on $name', (kind) => {
  let disk: DatabaseOnDisk;
  beforeAll(async () => {
    disk = await kind.create();
    const db = await disk.open();
    await addInstitution(aGroundOver(db), {
      id: testInstitution,
      host: 'alpha.localhost',
      nameZh: '测试银行',
      nameEn: 'Test Bank',
      zone: 'Asia/Shanghai',
      region: 'CN',
      isDemo: true,
      standingAt: Temporal.Instant.from('2026-09-07T01:00:00Z'),
    });
    await db.close();
  });
  afterAll(async () => disk.remove());

  it('loses no acknowledged event, numbers none twice and leaves a tree that holds', async () => {
    const acknowledged: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      acknowledged.push(...(await runAndKill(disk.address, 20 + ((kill * 37) % 60))));
      const db = await disk.open();
      const ground = aGroundOver(db);
      await sealEvents(ground, testInstitution);
      const { events, unsealed, broken } = await verifyEvents(ground, testInstitution);
      const kept = await db.forInstitution(testInstitution, async (tx) => {
        const found = await sql<{ kept: number; leaves: number }>`
          select count(distinct event_id) as kept, count(*) as leaves from event_leaves
          where institution_id = ${testInstitution}
            and event_id = any(${acknowledged}::uuid[])`.execute(tx);
        return found.rows[0];
      });
      await db.close();
      expect({ broken, unsealed }).toEqual({ broken: [], unsealed: 0 });
      expect(kept).toEqual({ kept: acknowledged.length, leaves: acknowledged.length });
      expect(events).toBeGreaterThanOrEqual(acknowledged.length);
    }
  });
});

/** Runs until so many events were acknowledged, kills at once, and gives the acknowledged ids. */
async function runAndKill(address: string, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.split('\n').length > count && !child.killed) child.kill('SIGKILL');
  }
  await closed;
  return text.split('\n').slice(0, -1);
}
