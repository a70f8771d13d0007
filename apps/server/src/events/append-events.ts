// SPDX-License-Identifier: Apache-2.0
// Many events of one act in one statement: a night opens and closes cases by the thousand.
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Writing } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import type { NewEvent } from './append-event.ts';

const eventsMax = 10_000;

/** Events without words: codes only. */
export async function appendEvents(
  tx: Tx,
  writing: Writing,
  events: readonly Omit<NewEvent, 'content'>[],
): Promise<void> {
  if (events.length === 0) return;
  assert(events.length <= eventsMax, 'one act writes a bounded number of events');
  const { actor, ground, time } = writing;
  await sql`insert into events
      (institution_id, cardholder_id, id, kind, happened_at, recorded_at, actor_kind, actor_id,
       subject_id, codes)
    select ${actor.institutionId}, cardholder_id, id, kind, happened_at, ${ground.wall.now().toString()},
      ${actor.kind}, ${actor.kind === 'staff' ? actor.staffId : null}::uuid, subject_id, codes
    from unnest(
      ${events.map((event) => event.cardholderId)}::uuid[],
      ${events.map(() => newId<string>(ground.ids))}::uuid[],
      ${events.map((event) => event.kind)}::text[],
      ${events.map((event) => (event.happenedAt ?? time.now).toString())}::timestamptz[],
      ${events.map((event) => event.subjectId ?? null)}::uuid[],
      ${events.map((event) => JSON.stringify(event.codes ?? {}))}::jsonb[]
    ) as appended (cardholder_id, id, kind, happened_at, subject_id, codes)`.execute(tx);
}
