// SPDX-License-Identifier: Apache-2.0
// Two officers cannot both take the last permitted contact: whoever decides about a person holds
// his row. Always in the order of the ids, so that two of them never wait for each other.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** The ids that exist, locked until the transaction ends. */
export async function lockCardholders(
  tx: Tx,
  institutionId: string,
  cardholderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select id from cardholders
    where institution_id = ${institutionId} and id = any(${cardholderIds}::uuid[])
    order by id
    limit 10000
    for update`.execute(tx);
  return new Set(found.rows.map((row) => row.id));
}
