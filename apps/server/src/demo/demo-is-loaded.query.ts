// SPDX-License-Identifier: Apache-2.0
// Whether the demo stands complete: its last step is the first night, so a load that was cut off is
// found and gone on with.
import { assert } from '@fairvisit/domain/assert.ts';
import { type InstitutionId, parseInstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export const demoInstitutionId = named('demo');

function named(text: string): InstitutionId {
  const id = parseInstitutionId(text);
  assert(id, 'the demo has a well-formed name');
  return id;
}

/** Run it for the institution: `db.forInstitution(demoInstitutionId, demoIsLoaded)`. */
export async function demoIsLoaded(tx: Tx): Promise<boolean> {
  const found = await sql<{ nights: number }>`
    select count(*) as nights from nightly_runs
    where institution_id = ${demoInstitutionId} and state = 'done'
    limit 1`.execute(tx);
  return (found.rows[0]?.nights ?? 0) > 0;
}
