// SPDX-License-Identifier: Apache-2.0
// The institution's own figures by which lateness is judged, at night and whenever a payment comes.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { NightContext } from './night-context.ts';

export async function nightRules(
  tx: Tx,
  institutionId: InstitutionId,
): Promise<NightContext['rules']> {
  const found = await sql<NightContext['rules']>`
    select grace_days as "graceDays", tolerance_minor as "toleranceMinor",
      reversal_anchor as "reversalAnchor"
    from institution_settings where institution_id = ${institutionId} limit 1`.execute(tx);
  const rules = found.rows[0];
  assert(rules, 'an institution has settings');
  return rules;
}
