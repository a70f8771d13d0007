// SPDX-License-Identifier: Apache-2.0
// What happened, appended in the transaction of the act. Words stand apart, sealed and deletable;
// the event keeps only their salted hash.
import { createHash } from 'node:crypto';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Writing } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';

export interface NewEvent {
  /** e.g. 'case.opened', 'contact.recorded', 'visit.requested'. */
  readonly kind: string;
  readonly cardholderId: string | null;
  readonly subjectId?: string;
  readonly happenedAt?: Temporal.Instant;
  readonly codes?: Readonly<Record<string, string | number | boolean | null>>;
  /** Free text and sensitive facts; stored sealed in a row of its own. */
  readonly content?: Readonly<Record<string, unknown>>;
}

/** Appends one event and gives its id. */
export async function appendEvent(
  tx: Tx,
  writing: Writing & { readonly ground: Pick<Ground, 'wall' | 'ids' | 'keyring'> },
  event: NewEvent,
): Promise<string> {
  const { actor, ground, time } = writing;
  const id = newId<string>(ground.ids);
  const text = event.content === undefined ? null : JSON.stringify(event.content);
  const salt = text === null ? null : Buffer.from(ground.ids.randomBytes(32));
  const hash =
    text === null || salt === null ? null : createHash('sha256').update(salt).update(text).digest();
  await sql`insert into events
      (institution_id, cardholder_id, id, kind, happened_at, recorded_at, actor_kind, actor_id,
       subject_id, codes, content_hash)
    values (${actor.institutionId}, ${event.cardholderId}, ${id}, ${event.kind},
      ${(event.happenedAt ?? time.now).toString()}, ${ground.wall.now().toString()},
      ${actor.kind}, ${actor.kind === 'staff' ? actor.staffId : null}, ${event.subjectId ?? null},
      ${JSON.stringify(event.codes ?? {})}::jsonb, ${hash})`.execute(tx);
  if (text !== null && salt !== null) {
    const sealed = ground.keyring.seal(actor.institutionId, {
      place: 'event_content.content_sealed',
      row: id,
      text,
    });
    await sql`insert into event_content (institution_id, event_id, salt, content_sealed)
      values (${actor.institutionId}, ${id}, ${salt}, ${sealed})`.execute(tx);
  }
  return id;
}
