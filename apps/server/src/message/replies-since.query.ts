// SPDX-License-Identifier: Apache-2.0
// How often a person wrote back to one message: a machine that answers machines is not listened to
// for ever.
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { MessageAskedFor } from './message-row.query.ts';

export async function repliesSince(
  tx: Tx,
  asked: MessageAskedFor & { readonly since: Temporal.Instant },
): Promise<number> {
  const found = await sql<{ replies: number }>`
    select count(*) as replies from contacts
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and message_id = ${asked.messageId} and started_by = 'person'
      and recorded_at >= ${asked.since.toString()}`.execute(tx);
  return found.rows[0]?.replies ?? 0;
}
