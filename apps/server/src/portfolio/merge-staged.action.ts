// SPDX-License-Identifier: Apache-2.0
// Merges what is staged, chunk by chunk: each chunk is one transaction with its counts, so that a
// crash between two of them loses nothing and counts nothing twice. Accounts come before the people
// beside them, faults last.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { sql } from 'kysely';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { RunningImport } from './import-state.action.ts';
import { addCounts, stillOurs } from './import-state.action.ts';
import { mergeRowsMax, type StagedRow } from './merge-context.ts';
import { mergeRows } from './merge-rows.action.ts';
import { addQuarantined, type QuarantinedLine } from './read-totals.ts';
import type { RowFault } from './reading/portfolio-row.ts';
import { stagedKey, stagedPlace } from './stage-file.action.ts';
import { storeQuarantine } from './store-quarantine.action.ts';

export interface Merged {
  /** Rows that could be read and still did not fit what is stored. */
  readonly quarantined: readonly QuarantinedLine[];
  readonly accountsNotMerged: number;
}

export async function mergeStaged(
  running: RunningImport,
  progress: (rows: number) => void,
): Promise<Merged> {
  const quarantined: QuarantinedLine[] = [];
  let accountsNotMerged = 0;
  let done = 0;
  for (const kind of ['account', 'party', 'fault'] as const) {
    let after = -1;
    for (;;) {
      const chunk = await running.ground.db.forInstitution(running.actor.institutionId, (tx) =>
        mergeChunk(tx, running, { kind, after }),
      );
      if (chunk === null) break;
      for (const fault of chunk.newFaults) addQuarantined(quarantined, fault);
      if (kind === 'account') accountsNotMerged += chunk.newFaults.length;
      after = chunk.lastLine;
      done += chunk.rows;
      progress(done);
      await yieldToOthers();
    }
  }
  return { quarantined, accountsNotMerged };
}

interface Chunk {
  readonly kind: 'account' | 'party' | 'fault';
  readonly after: number;
}

async function mergeChunk(
  tx: Tx,
  running: RunningImport,
  chunk: Chunk,
): Promise<{ rows: number; lastLine: number; newFaults: readonly RowFault[] } | null> {
  await sql`set local enable_seqscan = off`.execute(tx);
  await stillOurs(tx, running);
  const staged = await stagedTexts(tx, running, chunk);
  const lastLine = staged.at(-1)?.line;
  if (lastLine === undefined) return null;
  const time = await businessTime(tx, running.ground, running.actor.institutionId);
  const context = { ...running, time };
  if (chunk.kind === 'fault') {
    const faults = staged.map(({ text }): RowFault => JSON.parse(text));
    await storeQuarantine(tx, context, faults);
    await addCounts(tx, running, { inserted: 0, updated: 0, quarantined: faults.length });
    return { rows: staged.length, lastLine, newFaults: [] };
  }
  const rows = staged.map(({ text }): StagedRow => JSON.parse(text));
  const merged = await mergeRows(tx, context, rows);
  await storeQuarantine(tx, context, merged.faults);
  const { inserted, updated, faults } = merged;
  await addCounts(tx, running, { inserted, updated, quarantined: faults.length });
  return { rows: staged.length, lastLine, newFaults: faults };
}

async function stagedTexts(
  tx: Tx,
  { ground, actor, importId }: RunningImport,
  { kind, after }: Chunk,
): Promise<{ readonly line: number; readonly text: string }[]> {
  const found = await sql<{ line: number; sealed: Buffer }>`
    select line, body_sealed as sealed
    from staged_rows
    where institution_id = ${actor.institutionId} and import_id = ${importId}
      and line > ${after} and kind = ${kind}
    order by line
    limit ${mergeRowsMax}`.execute(tx);
  return found.rows.map(({ line, sealed }) => ({
    line,
    text: ground.keyring.open(actor.institutionId, {
      place: stagedPlace,
      row: stagedKey(importId, line),
      bytes: sealed,
    }),
  }));
}

/** Accounts of the institution that the file does not name. They are told, never paid or closed. */
export async function countMissing(tx: Tx, { actor, importId }: RunningImport): Promise<number> {
  // Staging was empty when its statistics were taken; a loop over it would compare all with all.
  await sql`set local enable_nestloop = off`.execute(tx);
  const found = await sql<{ missing: number }>`
    select count(*) as missing
    from account_directory directory
    where directory.institution_id = ${actor.institutionId}
      and not exists (
        select from staged_rows
        where staged_rows.institution_id = ${actor.institutionId}
          and staged_rows.import_id = ${importId}
          and staged_rows.reference = directory.reference
      )
    limit 1`.execute(tx);
  return found.rows[0]?.missing ?? 0;
}

const clearedAtOnceMax = 2_000;

/** Clears staging in steps that leave others room. */
export async function clearStaging(running: RunningImport): Promise<void> {
  const { ground, actor } = running;
  for (;;) {
    const cleared = await ground.db.forInstitution(actor.institutionId, (tx) =>
      clearSome(tx, running),
    );
    if (cleared === 0) return;
    await yieldToOthers();
  }
}

async function clearSome(tx: Tx, { actor, importId }: RunningImport): Promise<number> {
  const found = await sql<{ until: number | null; rows: number }>`
    select max(line) as until, count(*) as rows
    from (
      select line from staged_rows
      where institution_id = ${actor.institutionId} and import_id = ${importId}
      order by line
      limit ${clearedAtOnceMax}
    ) as next
    limit 1`.execute(tx);
  const next = found.rows[0];
  if (!next || next.until === null) return 0;
  await sql`delete from staged_rows
    where institution_id = ${actor.institutionId} and import_id = ${importId}
      and line <= ${next.until}`.execute(tx);
  return next.rows;
}
