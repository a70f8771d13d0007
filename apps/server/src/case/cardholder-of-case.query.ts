// SPDX-License-Identifier: Apache-2.0
// Whose case it is, for whoever knows only the case's id.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** The person of the case; null when there is no such case here. */
export async function cardholderOfCase(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly caseId: string },
): Promise<string | null> {
  const found = await sql<{ cardholderId: string }>`
    select cardholder_id as "cardholderId" from cases
    where institution_id = ${asked.institutionId} and id = ${asked.caseId}
    limit 1`.execute(tx);
  return found.rows[0]?.cardholderId ?? null;
}
