// SPDX-License-Identifier: Apache-2.0
// The audit row of a write or a reveal, written in the transaction of the act itself.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';

export interface AuditEntry {
  /** What was done, e.g. 'visit-request.approve'. */
  readonly act: string;
  /** On what, e.g. 'visit-request'. */
  readonly thing: string;
  readonly thingId?: string;
  readonly cardholderId?: string;
  /** Codes, counts and ids; never a person's name, phone, address or amount. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Writing {
  readonly ground: Pick<Ground, 'wall' | 'ids'>;
  readonly actor: Actor;
  readonly time: BusinessTime;
}

export async function writeAudit(tx: Tx, writing: Writing, entry: AuditEntry): Promise<void> {
  const { actor, ground, time } = writing;
  await sql`insert into audit_entries
      (institution_id, id, written_at, business_at, actor_kind, actor_id, act, thing, thing_id,
       cardholder_id, detail)
    values (${actor.institutionId}, ${newId(ground.ids)}, ${ground.wall.now().toString()},
      ${time.now.toString()}, ${actor.kind}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${entry.act}, ${entry.thing}, ${entry.thingId ?? null}, ${entry.cardholderId ?? null},
      ${JSON.stringify(entry.detail ?? {})}::jsonb)`.execute(tx);
}
