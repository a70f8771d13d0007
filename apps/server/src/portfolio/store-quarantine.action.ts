// SPDX-License-Identifier: Apache-2.0
// Puts faulty rows aside with their cells, sealed. The same line of the same file is kept once,
// whatever was decided about it: importing a file again asks no question twice.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { MergeContext } from './merge-context.ts';
import type { RowFault } from './reading/portfolio-row.ts';

export const cellsPlace = 'quarantined_rows.cells_sealed';

export async function storeQuarantine(
  tx: Tx,
  { actor, ground, time, importId }: MergeContext,
  faults: readonly RowFault[],
): Promise<void> {
  const { institutionId } = actor;
  if (faults.length === 0) return;
  const seen = await sql<{ line: number }>`
    select distinct quarantined_rows.line
    from portfolio_imports this
    join portfolio_imports earlier on earlier.institution_id = this.institution_id
      and earlier.file_sha256 = this.file_sha256 and earlier.profile = this.profile
    join quarantined_rows on quarantined_rows.institution_id = earlier.institution_id
      and quarantined_rows.import_id = earlier.id
    where this.institution_id = ${institutionId} and this.id = ${importId}
      and quarantined_rows.line = any(${faults.map((fault) => fault.line)}::integer[])
    order by quarantined_rows.line
    limit ${faults.length}`.execute(tx);
  const known = new Set(seen.rows.map((row) => row.line));
  const rows = faults
    .filter((fault) => !known.has(fault.line))
    .map(({ line, problems, raw }) => {
      const id = newId<string>(ground.ids);
      const columns = Object.keys(raw);
      const sealed = ground.keyring.seal(institutionId, {
        place: cellsPlace,
        row: id,
        text: JSON.stringify(columns.map((column) => raw[column] ?? '')),
      });
      return { id, line, ...problems[0], columns: JSON.stringify(columns), sealed };
    });
  if (rows.length === 0) return;
  await sql`insert into quarantined_rows
      (institution_id, id, import_id, line, field, code, cells_sealed, columns, added_at)
    select ${institutionId}, id, ${importId}::uuid, line, left(field, 80), code, sealed,
      array(select jsonb_array_elements_text(columns)), ${time.now.toString()}::timestamptz
    from unnest(
      ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.line)}::integer[],
      ${rows.map((row) => row.field)}::text[],
      ${rows.map((row) => row.code)}::text[],
      ${rows.map((row) => row.columns)}::jsonb[],
      ${rows.map((row) => row.sealed)}::bytea[]
    ) as told (id, line, field, code, columns, sealed)
    on conflict (institution_id, import_id, line) do nothing`.execute(tx);
}
