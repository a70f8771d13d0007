// SPDX-License-Identifier: Apache-2.0
// Rows that wait for correction, with their cells: who may correct them sees them, and each look is
// in the audit, because names and phones stand in them.
import type { QuarantinedRow } from '@fairvisit/api/portfolio.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import { cellsToShow, openCells, type SealedCells } from './quarantined-cells.ts';

export interface QuarantineAsked {
  readonly page: number;
  readonly limit: number;
  readonly importId?: string | undefined;
}

export function quarantineList(
  ground: Ground,
  actor: Actor,
  asked: QuarantineAsked,
): Promise<{ total: number; rows: QuarantinedRow[] }> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    const { total, rows } = await waitingRows(tx, actor, asked);
    if (rows.length > 0) {
      const time = await businessTime(tx, ground, institutionId);
      await writeAudit(
        tx,
        { ground, actor, time },
        {
          act: 'quarantine.reveal',
          thing: 'quarantined-row',
          detail: { rowIds: rows.map((row) => row.id) },
        },
      );
    }
    return {
      total,
      rows: rows.map((row) => ({
        id: row.id,
        importId: row.importId,
        fileName: row.fileName,
        line: row.line,
        field: row.field,
        code: row.code,
        columns: [...row.columns],
        cells: cellsToShow(row, openCells(ground.keyring, institutionId, row)),
        addedAt: row.addedAt.toString(),
      })),
    };
  });
}

interface WaitingRow extends SealedCells {
  readonly importId: string;
  readonly fileName: string;
  readonly line: number;
  readonly code: string;
  readonly addedAt: Temporal.Instant;
}

async function waitingRows(
  tx: Tx,
  { institutionId }: Actor,
  {
    page,
    limit,
    importId = null,
  }: { page: number; limit: number; importId?: string | null | undefined },
): Promise<{ total: number; rows: WaitingRow[] }> {
  const chosen = sql`quarantined_rows.institution_id = ${institutionId}
    and quarantined_rows.state = 'open'
    and (${importId}::uuid is null or quarantined_rows.import_id = ${importId}::uuid)`;
  const counted = await sql<{ total: number }>`
    select count(*) as total from quarantined_rows where ${chosen} limit 1`.execute(tx);
  const found = await sql<WaitingRow>`
    select quarantined_rows.id, quarantined_rows.import_id as "importId",
      portfolio_imports.file_name as "fileName", quarantined_rows.line, quarantined_rows.field,
      quarantined_rows.code, quarantined_rows.columns, quarantined_rows.cells_sealed as sealed,
      quarantined_rows.added_at as "addedAt"
    from quarantined_rows
    join portfolio_imports on portfolio_imports.institution_id = quarantined_rows.institution_id
      and portfolio_imports.id = quarantined_rows.import_id
    where ${chosen}
    order by quarantined_rows.added_at, quarantined_rows.id
    limit ${limit} offset ${(page - 1) * limit}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows };
}
