// SPDX-License-Identifier: Apache-2.0
// What staff have to do for persons next, what has waited longest first, with what was written.
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';

export interface TasksAsked {
  readonly ground: Pick<Ground, 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly query: Parsed<'task.list', 'query'>;
}

type TaskRow = Answer<'task.list'>['rows'][number];

interface StoredTask extends Omit<TaskRow, 'dueAt' | 'madeAt' | 'words'> {
  readonly dueAt: Temporal.Instant;
  readonly madeAt: Temporal.Instant;
  readonly eventId: string | null;
  readonly sealed: Buffer | null;
}

export async function taskList(tx: Tx, asked: TasksAsked): Promise<Answer<'task.list'>> {
  const { institutionId, query } = asked;
  const person = query.cardholderId ?? null;
  const counted = await sql<{ total: number }>`
    select count(*) as total from contact_tasks
    where institution_id = ${institutionId} and state = 'open'
      and (${person}::uuid is null or cardholder_id = ${person}::uuid)`.execute(tx);
  const found = await sql<StoredTask>`
    select contact_tasks.id, contact_tasks.cardholder_id as "cardholderId",
      coalesce(cardholder_names.name_masked, '') as "nameMasked", contact_tasks.kind,
      contact_tasks.due_at as "dueAt", contact_tasks.made_at as "madeAt",
      contact_tasks.message_id as "messageId", reply.id as "eventId",
      event_content.content_sealed as sealed
    from contact_tasks
    left join cardholder_names on cardholder_names.institution_id = contact_tasks.institution_id
      and cardholder_names.cardholder_id = contact_tasks.cardholder_id
    left join lateral (
      select events.id from events
      where events.institution_id = contact_tasks.institution_id
        and events.cardholder_id = contact_tasks.cardholder_id
        and events.subject_id = contact_tasks.message_id and events.kind = 'message.reply'
      order by events.recorded_at desc, events.id desc
      limit 1) as reply on contact_tasks.kind <> 'find-number'
    left join event_content on event_content.institution_id = contact_tasks.institution_id
      and event_content.event_id = reply.id
    where contact_tasks.institution_id = ${institutionId} and contact_tasks.state = 'open'
      and (${person}::uuid is null or contact_tasks.cardholder_id = ${person}::uuid)
    order by contact_tasks.due_at, contact_tasks.id
    limit ${query.limit} offset ${(query.page - 1) * query.limit}`.execute(tx);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map((row) => ({
      id: row.id,
      cardholderId: row.cardholderId,
      nameMasked: row.nameMasked,
      kind: row.kind,
      dueAt: row.dueAt.toString(),
      madeAt: row.madeAt.toString(),
      messageId: row.messageId,
      words: wordsOf(row, asked),
    })),
  };
}

const content = z.object({ text: z.string() });

/** Null where nothing was written, or its words were erased. */
function wordsOf(
  { eventId, sealed }: StoredTask,
  { ground, institutionId }: TasksAsked,
): string | null {
  if (eventId === null || sealed === null) return null;
  const place = 'event_content.content_sealed';
  const text = ground.keyring.open(institutionId, { place, row: eventId, bytes: sealed });
  return content.parse(JSON.parse(text)).text;
}
