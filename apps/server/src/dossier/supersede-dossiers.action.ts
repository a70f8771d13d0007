// SPDX-License-Identifier: Apache-2.0
// A dossier whose figures moved on is kept and marked: no officer goes to a door with yesterday's
// balance. Called inside the transaction of whatever changed them.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvents } from '../events/append-events.ts';

/** How many were marked; `reason` is a code: 'paid', 'reversed', 'disputed', 'balance-changed'. */
export function supersedeDossiers(
  tx: Tx,
  writing: Writing,
  { cardholderId, reason }: { readonly cardholderId: string; readonly reason: string },
): Promise<number> {
  return supersedeDossiersOf(tx, writing, { cardholderIds: [cardholderId], reason });
}

interface DossiersToSupersede {
  readonly cardholderIds: readonly string[];
  /** Of all their visits when left out. */
  readonly visitId?: string;
  readonly reason: string;
}

/** Of many persons in one statement. */
export async function supersedeDossiersOf(
  tx: Tx,
  writing: Writing,
  which: DossiersToSupersede,
): Promise<number> {
  const { cardholderIds, reason, visitId = null } = which;
  if (cardholderIds.length === 0) return 0;
  const { actor, time } = writing;
  const marked = await sql<{ id: string; cardholderId: string; visitId: string; version: number }>`
    update dossiers
    set superseded_at = ${time.now.toString()}, superseded_reason = ${reason}
    where institution_id = ${actor.institutionId}
      and cardholder_id = any(${cardholderIds}::uuid[]) and superseded_at is null
      and (${visitId}::uuid is null or visit_id = ${visitId}::uuid)
    returning id, cardholder_id as "cardholderId", visit_id as "visitId", version`.execute(tx);
  await appendEvents(
    tx,
    writing,
    marked.rows.map(({ id, cardholderId, visitId, version }) => ({
      kind: 'dossier.superseded',
      cardholderId,
      subjectId: id,
      codes: { visitId, version, reason },
    })),
  );
  for (const { id, cardholderId, version } of marked.rows) {
    await writeAudit(tx, writing, {
      act: 'dossier.supersede',
      thing: 'dossier',
      thingId: id,
      cardholderId,
      detail: { version, reason },
    });
  }
  return marked.rows.length;
}

/** What the accounts of persons with a current dossier say: person → one text of all figures. */
export type WatchedFigures = ReadonlyMap<string, string>;

export interface PersonsWatched {
  readonly institutionId: InstitutionId;
  readonly cardholderIds: readonly string[];
}

/** Before bulk work; most persons have no dossier, and the index of current ones says so at once. */
export async function watchFigures(tx: Tx, asked: PersonsWatched): Promise<WatchedFigures> {
  const { cardholderIds, institutionId } = asked;
  if (cardholderIds.length === 0) return new Map();
  const found = await sql<{ cardholderId: string; figures: string }>`
    select accounts.cardholder_id as "cardholderId",
      string_agg(concat_ws('|', accounts.id, balance_minor, overdue_minor,
        coalesce(minimum_minor, -1), coalesce(principal_minor, -1), coalesce(interest_minor, -1),
        coalesce(fees_minor, -1), coalesce(penalty_minor, -1), oldest_unpaid_due_on),
        ' ' order by accounts.id) as figures
    from (
      select distinct cardholder_id from dossiers
      where institution_id = ${institutionId} and superseded_at is null
        and cardholder_id = any(${cardholderIds}::uuid[])
    ) as watched
    join accounts on accounts.institution_id = ${institutionId}
      and accounts.cardholder_id = watched.cardholder_id
    group by accounts.cardholder_id
    order by accounts.cardholder_id
    limit ${cardholderIds.length}`.execute(tx);
  return new Map(found.rows.map((row) => [row.cardholderId, row.figures]));
}

/** The persons of a chunk of the night that have a current dossier. */
export async function watchFiguresOfRange(
  tx: Tx,
  range: { readonly institutionId: InstitutionId; readonly after: string; readonly until: string },
): Promise<WatchedFigures> {
  const found = await sql<{ id: string }>`
    select distinct cardholder_id as id from dossiers
    where institution_id = ${range.institutionId} and superseded_at is null
      and cardholder_id > ${range.after}::uuid and cardholder_id <= ${range.until}::uuid
    order by cardholder_id
    limit 10000`.execute(tx);
  const cardholderIds = found.rows.map((row) => row.id);
  return watchFigures(tx, { institutionId: range.institutionId, cardholderIds });
}

/** After bulk work: marks the dossiers of those whose figures are no longer what they were. */
export async function supersedeWhereChanged(
  tx: Tx,
  writing: Writing,
  before: WatchedFigures,
): Promise<number> {
  if (before.size === 0) return 0;
  const { institutionId } = writing.actor;
  const after = await watchFigures(tx, { institutionId, cardholderIds: [...before.keys()] });
  const changed = [...before.keys()].filter((id) => before.get(id) !== after.get(id));
  return supersedeDossiersOf(tx, writing, { cardholderIds: changed, reason: 'balance-changed' });
}
