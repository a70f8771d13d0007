// SPDX-License-Identifier: Apache-2.0
// The number under which the post has a letter; without one it was not registered.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { MessageAskedFor } from './message-row.query.ts';

export async function registeredNumber(tx: Tx, asked: MessageAskedFor): Promise<string | null> {
  const found = await sql<{ number: string | null }>`
    select peer_id as number from messages
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and id = ${asked.messageId}
    limit 1`.execute(tx);
  return found.rows[0]?.number ?? null;
}
