// SPDX-License-Identifier: Apache-2.0
// Tells the planner what stands in the tables after many rows came in at once. The embedded database
// never does so by itself, and PostgreSQL only a minute later.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Database } from './database.ts';

const bulkTables = [
  'cardholders',
  'cardholder_directory',
  'cardholder_names',
  'contact_points',
  'addresses',
  'accounts',
  'account_directory',
  'statements',
] as const;

/** One table a transaction: on the embedded database everybody else waits meanwhile. */
export async function gatherStatistics(db: Database, institutionId: InstitutionId): Promise<void> {
  for (const table of bulkTables) {
    await db.forInstitution(institutionId, (tx) =>
      sql`select fairvisit_private.gather_statistics(${table})`.execute(tx),
    );
  }
}
