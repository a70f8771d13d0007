// SPDX-License-Identifier: Apache-2.0
// What the person's first notice carried behind its #: the outbox holds no token, so it is made anew.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { TestWorld } from '../test-ground.ts';

export async function firstLinkOf(world: TestWorld, cardholderId: string): Promise<string> {
  const messageId = await world.db.forInstitution(world.institutionId, async (tx) => {
    const found = await sql<{ id: string }>`
      select id from messages where cardholder_id = ${cardholderId}
        and kind = 'visit-notice' order by made_at, id limit 1`.execute(tx);
    return found.rows[0]?.id;
  });
  assert(messageId, 'a published visit is announced');
  return world.ground.keyring.linkToken(world.institutionId, messageId);
}
