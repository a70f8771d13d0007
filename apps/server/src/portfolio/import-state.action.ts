// SPDX-License-Identifier: Apache-2.0
// The row of an import as it goes on: a sign of life with every batch, counts in the transaction of
// what they count, and its end, whether done or refused, with the audit row.
import { assert } from '@fairvisit/domain/assert.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { thisHolder } from './import-holder.ts';
import type { PortfolioFile } from './reading/portfolio-file.ts';

export interface RunningImport {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly importId: string;
}

/** A sign of life. Whoever was taken for dead and replaced must not write on. */
export async function stillOurs(tx: Tx, { ground, actor, importId }: RunningImport): Promise<void> {
  const alive = await sql<{ id: string }>`
    update portfolio_imports set alive_at = ${ground.wall.now().toString()}
    where institution_id = ${actor.institutionId} and id = ${importId}
      and holder = ${thisHolder()} and state in ('reading', 'merging')
    returning id`.execute(tx);
  assert(alive.rows.length === 1, 'a running import is its own process to the end');
}

export async function beginMerging(
  tx: Tx,
  { actor, importId }: RunningImport,
  read: { readonly file: PortfolioFile; readonly rows: number; readonly sha256: Buffer | null },
): Promise<void> {
  await sql`update portfolio_imports
    set state = 'merging', rows_read = ${read.rows}, encoding = ${read.file.encoding()},
      scope = ${read.file.scope}, file_on = ${read.file.fileOn}, file_sha256 = ${read.sha256},
      reread = ${JSON.stringify(read.file.reread)}::jsonb
    where institution_id = ${actor.institutionId} and id = ${importId}`.execute(tx);
}

export async function addCounts(
  tx: Tx,
  { actor, importId }: RunningImport,
  counts: { readonly inserted: number; readonly updated: number; readonly quarantined: number },
): Promise<void> {
  await sql`update portfolio_imports
    set inserted = inserted + ${counts.inserted}, updated = updated + ${counts.updated},
      quarantined = quarantined + ${counts.quarantined}
    where institution_id = ${actor.institutionId} and id = ${importId}`.execute(tx);
}

export interface ImportTotals {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly missing: number;
}

/** Ends the import; what it did not write it left unchanged, even when it was taken up twice. */
export async function endImport(
  tx: Tx,
  running: RunningImport,
  end: { readonly accounts: number; readonly missing: number },
): Promise<ImportTotals> {
  const { ground, actor, importId } = running;
  const found = await sql<ImportTotals>`
    update portfolio_imports
    set state = 'done', accounts = ${end.accounts}, missing = ${end.missing},
      unchanged = ${end.accounts} - inserted - updated, upload_path = null,
      ended_at = ${ground.wall.now().toString()}
    where institution_id = ${actor.institutionId} and id = ${importId}
    returning inserted, updated, unchanged, quarantined, missing`.execute(tx);
  const totals = found.rows[0];
  assert(totals, 'an import that ends was begun');
  const writing = { ground, actor, time: await businessTime(tx, ground, actor.institutionId) };
  const counts = { accounts: end.accounts, ...totals };
  await writeAudit(tx, writing, {
    act: 'portfolio.import',
    thing: 'portfolio-import',
    thingId: importId,
    detail: counts,
  });
  await appendEvent(tx, writing, {
    kind: 'portfolio.imported',
    cardholderId: null,
    subjectId: importId,
    codes: counts,
  });
  return totals;
}

export async function refuseImport(
  tx: Tx,
  { ground, actor, importId }: RunningImport,
  refusal: Refusal,
): Promise<void> {
  await sql`delete from staged_rows
    where institution_id = ${actor.institutionId} and import_id = ${importId}`.execute(tx);
  await sql`update portfolio_imports
    set state = 'refused', refusal = ${JSON.stringify(refusal)}::jsonb, upload_path = null,
      ended_at = ${ground.wall.now().toString()}
    where institution_id = ${actor.institutionId} and id = ${importId}`.execute(tx);
  const time = await businessTime(tx, ground, actor.institutionId);
  await writeAudit(
    tx,
    { ground, actor, time },
    {
      act: 'portfolio.import',
      thing: 'portfolio-import',
      thingId: importId,
      detail: { refusal: refusal.code },
    },
  );
}
