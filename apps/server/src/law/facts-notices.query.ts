// SPDX-License-Identifier: Apache-2.0
// Notices that stand: what was sent, and whether its arrival is proven. A notice that ended (moved,
// replaced, called off) announces no visit any more, and one that nobody sent announces none yet.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { type FactsAsked, factRowsMax } from './facts-asked.ts';

export interface NoticeRow {
  readonly cardholder_id: string;
  /** Epoch minutes: of what is proven to have arrived, else of the first message. */
  readonly sent_at: number;
  readonly channel: string;
  readonly is_proven: boolean;
  /** The days of the window where the institution is. */
  readonly from_day: number;
  readonly until_day: number;
}

export async function noticesOf(tx: Tx, asked: FactsAsked): Promise<readonly NoticeRow[]> {
  const { zone } = asked.time;
  const found = await sql<NoticeRow>`
    select notices.cardholder_id,
      floor(extract(epoch from coalesce(proof.sent_at, first_sent.sent_at)) / 60)::int4 as sent_at,
      coalesce(proof.channel, first_sent.channel) as channel,
      proof.sent_at is not null as is_proven,
      (notices.window_from at time zone ${zone})::date - date '1970-01-01' as from_day,
      (notices.window_until at time zone ${zone})::date - date '1970-01-01' as until_day
    from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
    join notices
      on notices.institution_id = ${asked.institutionId} and notices.cardholder_id = asked.id
    left join lateral (
      select notice_proofs.sent_at, notice_proofs.channel from notice_proofs
      where notice_proofs.institution_id = notices.institution_id
        and notice_proofs.cardholder_id = notices.cardholder_id
        and notice_proofs.notice_id = notices.id
      order by notice_proofs.sent_at, notice_proofs.id
      limit 1
    ) as proof on true
    left join lateral (
      select messages.sent_at, messages.channel from messages
      where messages.institution_id = notices.institution_id
        and messages.cardholder_id = notices.cardholder_id
        and messages.notice_id = notices.id
        and messages.sent_at is not null and messages.state <> 'failed'
        and messages.kind in ('visit-notice', 'visit-changed')
      order by messages.sent_at, messages.id
      limit 1
    ) as first_sent on true
    where notices.ended_at is null
      and (proof.sent_at is not null or first_sent.sent_at is not null)
    order by notices.cardholder_id, notices.window_from, notices.id
    limit ${factRowsMax}`.execute(tx);
  assert(found.rows.length < factRowsMax, 'the notices of the people asked for are all read');
  return found.rows;
}
