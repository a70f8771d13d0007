// SPDX-License-Identifier: Apache-2.0
// What an institution lets pass in silence: grace days and tolerance (容时容差).
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { LatenessRules } from './lateness.ts';

export async function latenessRules(tx: Tx, institutionId: InstitutionId): Promise<LatenessRules> {
  const found = await sql<LatenessRules>`
    select grace_days as "graceDays", tolerance_minor as "toleranceMinor"
    from institution_settings
    where institution_id = ${institutionId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'an institution has settings');
  return row;
}
