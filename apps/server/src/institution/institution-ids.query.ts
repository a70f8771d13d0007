// SPDX-License-Identifier: Apache-2.0
// The institutions of this database: workers loop over them, and the command finds the one it means.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

const institutionsMax = 10_000;

export async function institutionIds(tx: Tx): Promise<InstitutionId[]> {
  const found = await sql<{ id: InstitutionId }>`
    select id from institutions order by id limit ${institutionsMax}`.execute(tx);
  return found.rows.map(({ id }) => id);
}
