// SPDX-License-Identifier: Apache-2.0
// By which way each notice reached its person: the way that is proven, else the last one that left.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { NoticeChannel } from '@fairvisit/domain/notice/notice-told.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface WayReached {
  readonly noticeId: string;
  readonly channel: NoticeChannel;
  readonly contactPointId: string | null;
  readonly addressId: string | null;
}

/** Notices that never left the house are not in the answer. */
export async function waysReached(
  tx: Tx,
  institutionId: InstitutionId,
  notices: readonly { readonly cardholderId: string; readonly noticeId: string }[],
): Promise<readonly WayReached[]> {
  const found = await sql<WayReached>`
    select asked.notice_id as "noticeId", way.channel, way.contact_point_id as "contactPointId",
      way.address_id as "addressId"
    from unnest(
      ${notices.map((notice) => notice.cardholderId)}::uuid[],
      ${notices.map((notice) => notice.noticeId)}::uuid[]
    ) as asked (cardholder_id, notice_id)
    cross join lateral (
      select messages.channel, messages.contact_point_id, messages.address_id
      from messages
      where messages.institution_id = ${institutionId}
        and messages.cardholder_id = asked.cardholder_id
        and messages.notice_id = asked.notice_id
        and (messages.state in ('sent', 'delivered', 'answered')
          or (messages.state = 'queued' and messages.claimed_at is not null))
      order by exists (
          select from notice_proofs
          where notice_proofs.institution_id = messages.institution_id
            and notice_proofs.cardholder_id = messages.cardholder_id
            and notice_proofs.message_id = messages.id
        ) desc, messages.sent_at desc nulls last, messages.id desc
      limit 1
    ) as way
    order by asked.cardholder_id, asked.notice_id
    limit ${notices.length}`.execute(tx);
  return found.rows;
}
