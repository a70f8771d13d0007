// SPDX-License-Identifier: Apache-2.0
// Channels that a person refused and has not taken back.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { type FactsAsked, factRowsMax } from './facts-asked.ts';

export interface RefusedChannelRow {
  readonly cardholder_id: string;
  readonly channel: 'call' | 'sms' | 'email' | 'letter' | 'visit';
}

export async function refusedChannelsOf(
  tx: Tx,
  asked: FactsAsked,
): Promise<readonly RefusedChannelRow[]> {
  const found = await sql<RefusedChannelRow>`
    select distinct channel_wishes.cardholder_id, channel_wishes.channel
    from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
    join channel_wishes
      on channel_wishes.institution_id = ${asked.institutionId}
      and channel_wishes.cardholder_id = asked.id
    where channel_wishes.wish = 'refuse' and channel_wishes.withdrawn_at is null
    order by channel_wishes.cardholder_id, channel_wishes.channel
    limit ${factRowsMax}`.execute(tx);
  assert(found.rows.length < factRowsMax, 'the wishes of the people asked for are all read');
  return found.rows;
}
