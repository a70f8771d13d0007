// SPDX-License-Identifier: Apache-2.0
// The newest imports with what each of them did.
import type { ImportSummary } from '@fairvisit/api/portfolio.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

type StoredImport = Omit<ImportSummary, 'fileOn' | 'startedAt' | 'endedAt'> & {
  readonly fileOn: Temporal.PlainDate | null;
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
};

export async function importList(
  tx: Tx,
  asked: {
    readonly institutionId: InstitutionId;
    readonly page: number;
    readonly limit: number;
  },
): Promise<{ total: number; rows: ImportSummary[] }> {
  const { institutionId, page, limit } = asked;
  const counted = await sql<{ total: number }>`
    select count(*) as total from portfolio_imports
    where institution_id = ${institutionId}
    limit 1`.execute(tx);
  const found = await sql<StoredImport>`
    select id, profile, file_name as "fileName", encoding, scope, file_on as "fileOn", state,
      rows_read as rows, accounts, inserted, updated, unchanged, quarantined, missing, refusal,
      started_at as "startedAt", ended_at as "endedAt"
    from portfolio_imports
    where institution_id = ${institutionId}
    order by started_at desc, id
    limit ${limit} offset ${(page - 1) * limit}`.execute(tx);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map((row) => ({
      ...row,
      fileOn: row.fileOn?.toString() ?? null,
      startedAt: row.startedAt.toString(),
      endedAt: row.endedAt?.toString() ?? null,
    })),
  };
}
