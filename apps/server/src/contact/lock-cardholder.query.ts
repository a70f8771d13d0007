// SPDX-License-Identifier: Apache-2.0
// The person's row, locked until the transaction ends: caps are counted and used up under this lock,
// so that two callers cannot both take the last permitted contact.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface LockedCardholder {
  readonly caseId: string | null;
  readonly caseState: 'open' | 'paused' | null;
}

/** Null when there is no such person here; a foreign one is not told from a missing one. */
export async function lockCardholder(
  tx: Tx,
  institutionId: InstitutionId,
  cardholderId: string,
): Promise<LockedCardholder | null> {
  const locked = await sql<{ id: string }>`
    select id from cardholders
    where institution_id = ${institutionId} and id = ${cardholderId}
    limit 1
    for update`.execute(tx);
  if (locked.rows.length === 0) return null;
  const found = await sql<{ id: string; state: 'open' | 'paused' }>`
    select id, state from cases
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      and state <> 'closed'
    limit 1`.execute(tx);
  const row = found.rows[0];
  return { caseId: row?.id ?? null, caseState: row?.state ?? null };
}
