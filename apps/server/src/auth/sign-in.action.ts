// SPDX-License-Identifier: Apache-2.0
// Signs in by name and password. The attempt is counted before the password is tried, so that many
// attempts at once get no more tries than one after the other.
import type { Role } from '@fairvisit/api/session.ts';
import type { InstitutionId, StaffId } from '@fairvisit/domain/ids.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import { passwordFits } from './password.ts';
import { hashOfToken, newSessionToken } from './session-token.ts';

export const failuresMax = 5;
export const failureMinutes = 15;
export const sessionHoursMax = 12;

export interface SignIn {
  readonly institutionId: InstitutionId;
  readonly signInName: string;
  readonly password: string;
}

export interface SignedIn {
  readonly token: string;
  readonly actor: Actor & { readonly kind: 'staff' };
}

export async function signIn(ground: Ground, attempt: SignIn): Promise<Result<SignedIn>> {
  const nameHash = ground.keyring.blindIndex(
    attempt.institutionId,
    'sign-in-name',
    attempt.signInName.toLowerCase(),
  );
  const counted = await countAttempt(ground, attempt, nameHash);
  const fits = await passwordFits(counted.staff?.passwordHash ?? null, attempt.password);
  if (counted.isLocked) {
    return refuse({ code: 'sign-in.locked', detail: { minutes: failureMinutes } });
  }
  if (!fits || counted.staff === null) return refuse({ code: 'sign-in.failed' });
  const { id: staffId, role } = counted.staff;
  const actor = { kind: 'staff', institutionId: attempt.institutionId, staffId, role } as const;
  return ok({ token: await openSession(ground, actor, nameHash), actor });
}

interface Counted {
  readonly isLocked: boolean;
  readonly staff: { id: StaffId; role: Role; passwordHash: string } | null;
}

/** Writes the attempt down as a failure; a success takes it back. */
function countAttempt(ground: Ground, attempt: SignIn, nameHash: Buffer): Promise<Counted> {
  const { institutionId } = attempt;
  const now = ground.wall.now();
  return ground.db.forInstitution(institutionId, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${nameHash.toString('hex')}, 1))`.execute(
      tx,
    );
    const since = now.subtract({ minutes: failureMinutes });
    await sql`delete from sign_in_failures
      where institution_id = ${institutionId} and sign_in_name_hash = ${nameHash}
        and failed_at <= ${since.toString()}`.execute(tx);
    const recent = await sql<{ failures: number }>`
      select count(*) as failures from sign_in_failures
      where institution_id = ${institutionId} and sign_in_name_hash = ${nameHash}`.execute(tx);
    const found = await sql<{ id: StaffId; role: Role; password_hash: string }>`
      select id, role, password_hash from staff
      where institution_id = ${institutionId} and is_active
        and sign_in_name = ${attempt.signInName.toLowerCase()}
      limit 1`.execute(tx);
    const row = found.rows[0];
    const isLocked = (recent.rows[0]?.failures ?? 0) >= failuresMax;
    if (!isLocked) {
      await sql`insert into sign_in_failures (institution_id, id, sign_in_name_hash, failed_at)
        values (${institutionId}, ${newId(ground.ids)}, ${nameHash}, ${now.toString()})`.execute(
        tx,
      );
    }
    const time = await businessTime(tx, ground, institutionId);
    const actor = { kind: 'system', institutionId } as const;
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: isLocked ? 'session.sign-in-locked' : 'session.sign-in-attempt',
        thing: 'staff',
        ...(row ? { thingId: row.id } : {}),
      },
    );
    return {
      isLocked,
      staff: row ? { id: row.id, role: row.role, passwordHash: row.password_hash } : null,
    };
  });
}

function openSession(ground: Ground, actor: SignedIn['actor'], nameHash: Buffer): Promise<string> {
  const { institutionId, staffId } = actor;
  const token = newSessionToken(ground.ids, institutionId);
  const now: Temporal.Instant = ground.wall.now();
  return ground.db.forInstitution(institutionId, async (tx) => {
    await sql`delete from sign_in_failures
      where institution_id = ${institutionId} and sign_in_name_hash = ${nameHash}`.execute(tx);
    await sql`insert into sessions
        (institution_id, token_hash, staff_id, started_at, seen_at, ends_at)
      values (${institutionId}, ${hashOfToken(token)}, ${staffId}, ${now.toString()},
        ${now.toString()}, ${now.add({ hours: sessionHoursMax }).toString()})`.execute(tx);
    const time = await businessTime(tx, ground, institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'session.sign-in',
        thing: 'staff',
        thingId: staffId,
      },
    );
    return token;
  });
}
