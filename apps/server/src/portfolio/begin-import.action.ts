// SPDX-License-Identifier: Apache-2.0
// Registers an import: one at a time for an institution, and one whose process died is put aside (or
// taken up again, when it is the same upload). Whatever was staged before is cleared.
import { newId } from '@fairvisit/domain/ids.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import { importsAtWork, isAbandoned, thisHolder, type UnfinishedImport } from './import-holder.ts';

export interface ImportStart {
  /** Of an upload that was registered before; else a new one. */
  readonly importId: string | null;
  readonly profile: string;
  readonly fileName: string;
}

/** The id under which the import now runs in this process. */
export async function beginImport(
  tx: Tx,
  { ground, actor }: { readonly ground: Ground; readonly actor: Actor },
  start: ImportStart,
): Promise<Result<string>> {
  const { institutionId } = actor;
  const free = await clearTheWay(tx, { ground, actor }, start.importId);
  if (!free.ok) return free;
  await sql`delete from staged_rows where institution_id = ${institutionId}`.execute(tx);
  const now = ground.wall.now().toString();
  if (start.importId !== null) {
    const taken = await sql<{ id: string }>`
      update portfolio_imports
      set holder = ${thisHolder()}, alive_at = ${now}, state = 'reading', rows_read = 0,
        accounts = 0, unchanged = 0, quarantined = 0
      where institution_id = ${institutionId} and id = ${start.importId}
        and state in ('reading', 'merging')
      returning id`.execute(tx);
    if (taken.rows.length === 0) return refuse({ code: 'thing.not-found', field: 'importId' });
    importsAtWork.add(start.importId);
    return ok(start.importId);
  }
  const importId = newId<string>(ground.ids);
  await sql`insert into portfolio_imports
      (institution_id, id, profile, file_name, state, holder, alive_at, started_by, started_at)
    values (${institutionId}, ${importId}, ${start.profile}, ${start.fileName.slice(-255)},
      'reading', ${thisHolder()}, ${now}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${now})`.execute(tx);
  importsAtWork.add(importId);
  return ok(importId);
}

/** Marks dead imports as abandoned; refuses where one is alive. */
export async function clearTheWay(
  tx: Tx,
  { ground, actor }: { readonly ground: Ground; readonly actor: Actor },
  own: string | null,
): Promise<Result<null>> {
  const { institutionId } = actor;
  await sql`select pg_advisory_xact_lock(
    hashtextextended(${`portfolio-import|${institutionId}`}, 0))`.execute(tx);
  const found = await sql<UnfinishedImport>`
    select id, holder, alive_at as "aliveAt", started_at as "startedAt"
    from portfolio_imports
    where institution_id = ${institutionId} and state in ('reading', 'merging')
    order by started_at, id
    limit 10`.execute(tx);
  const now = ground.wall.now();
  for (const unfinished of found.rows) {
    const isOwn = unfinished.id === own;
    if (isOwn && (unfinished.holder === null || isAbandoned(unfinished, now))) continue;
    if (isOwn || !isAbandoned(unfinished, now)) {
      return refuse({ code: 'file.busy', detail: { importId: unfinished.id } });
    }
    await sql`update portfolio_imports set state = 'abandoned', ended_at = ${now.toString()}
      where institution_id = ${institutionId} and id = ${unfinished.id}`.execute(tx);
  }
  return ok(null);
}
