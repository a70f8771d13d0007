// SPDX-License-Identifier: Apache-2.0
// A ground for tests: fixed clocks and keys, a real database, an institution with one of each role.
import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '@fairvisit/api/session.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId, StaffId } from '@fairvisit/domain/ids.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { Actor, Ground } from '../src/ground.ts';
import type { JobBodies, JobName } from '../src/jobs/job-queue.ts';
import { keyringOf } from '../src/people/keyring.ts';
import type { DatabaseKind, TestDatabase } from './databases.ts';

export interface TestWorld extends TestDatabase {
  readonly ground: Ground;
  readonly institutionId: InstitutionId;
  /** A staff actor per role, and the system. */
  readonly staff: Readonly<Record<Role, Actor & { kind: 'staff' }>>;
  readonly system: Actor;
  /** Jobs that were enqueued and committed or not: the test's queue only remembers. */
  readonly enqueued: { name: JobName; body: JobBodies[JobName] }[];
  readonly setWall: (text: string) => void;
}

export const testInstitution = 'alpha' as InstitutionId;

/** Opens a database with the institution 'alpha' whose business clock stands at `standingAt`. */
export async function openWorld(
  kind: DatabaseKind,
  standingAt = '2026-09-07T09:00:00+08:00',
): Promise<TestWorld> {
  const opened = await kind.open();
  let wall = Temporal.Instant.from('2026-11-25T01:00:00Z');
  const enqueued: TestWorld['enqueued'] = [];
  const ground: Ground = {
    db: opened.db,
    wall: { now: () => wall },
    ids: {
      randomBytes: (length) => randomBytes(length),
      epochMilliseconds: () => wall.epochMilliseconds,
    },
    keyring: keyringOf({ sealing: secret('sealing'), indexing: secret('indexing') }),
    jobs: {
      enqueue: async (_tx, name, body) => {
        enqueued.push({ name, body });
      },
    },
    log: { write: () => {} },
    publicOrigin: () => 'http://127.0.0.1:8080',
  };
  await addInstitution(opened, { id: testInstitution, standingAt });
  const staff = await addStaff(ground, testInstitution);
  return {
    ...opened,
    ground,
    institutionId: testInstitution,
    staff,
    system: { kind: 'system', institutionId: testInstitution },
    enqueued,
    setWall: (text) => {
      wall = Temporal.Instant.from(text);
    },
  };
}

/** Institutions are added by the owner: the application may only read them. */
export async function addInstitution(
  opened: TestDatabase,
  options: { readonly id: InstitutionId; readonly standingAt: string },
): Promise<void> {
  const insert = `insert into institutions (id, host, name_zh, name_en, zone, region, is_demo)
    values ('${options.id}', '${options.id}.localhost', '测试银行', 'Test Bank', 'Asia/Shanghai', 'CN', true)`;
  if (opened.ownerAddress === null) {
    await opened.db.executeSql(insert);
  } else {
    const owner = new pg.Client({ connectionString: opened.ownerAddress });
    await owner.connect();
    await owner.query(insert);
    await owner.end();
  }
  await opened.db.forInstitution(options.id, async (tx) => {
    await sql`insert into institution_settings
        (institution_id, grace_days, tolerance_minor, updated_at)
      values (${options.id}, 3, 1000, ${options.standingAt})`.execute(tx);
    await sql`insert into business_clocks (institution_id, standing_at, moved_at)
      values (${options.id}, ${options.standingAt}, ${options.standingAt})`.execute(tx);
  });
}

async function addStaff(ground: Ground, institutionId: InstitutionId): Promise<TestWorld['staff']> {
  const roles = ['operations', 'supervisor', 'officer', 'compliance', 'administrator'] as const;
  const made = await ground.db.forInstitution(institutionId, async (tx) => {
    const actors: (Actor & { kind: 'staff' })[] = [];
    for (const role of roles) {
      const staffId = newId<StaffId>(ground.ids);
      await sql`insert into staff
          (institution_id, id, sign_in_name, name, role, password_hash, badge_no,
           training_valid_until_on, authorisation_valid_until_on, base_lat, base_lng)
        values (${institutionId}, ${staffId}, ${`test.${role}`}, ${`测试 ${role}`}, ${role}, 'x',
          ${role === 'officer' ? 'T-001' : null}, '2027-06-30', '2027-06-30', 30.27, 120.15)`.execute(
        tx,
      );
      actors.push({ kind: 'staff', institutionId, staffId, role });
    }
    return actors;
  });
  const byRole = (role: Role) => {
    const found = made.find((actor) => actor.role === role);
    assert(found, 'each role has a member of staff');
    return found;
  };
  return {
    operations: byRole('operations'),
    supervisor: byRole('supervisor'),
    officer: byRole('officer'),
    compliance: byRole('compliance'),
    administrator: byRole('administrator'),
  };
}

function secret(name: string): Uint8Array {
  return createHash('sha256').update(`test ${name}`).digest();
}
