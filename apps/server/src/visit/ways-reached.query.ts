// SPDX-License-Identifier: Apache-2.0
// By which way the person was told of a visit: the way that is proven, else the last one that left.
// An earlier version of the notice counts: it is what he knows of, where the newer one never went out.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { NoticeChannel } from '@fairvisit/domain/notice/notice-told.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface WayReached {
  readonly noticeId: string;
  /** The version that he knows of: the newest that was sent, or whose hour he chose himself. */
  readonly knownNoticeId: string;
  readonly channel: NoticeChannel;
  readonly contactPointId: string | null;
  readonly addressId: string | null;
}

/** Visits of which nothing left the house, or that were called off already, are not in the answer. */
export async function waysReached(
  tx: Tx,
  institutionId: InstitutionId,
  notices: readonly {
    readonly cardholderId: string;
    readonly noticeId: string;
    readonly visitId: string;
  }[],
): Promise<readonly WayReached[]> {
  const found = await sql<WayReached>`
    with asked as (
      select cardholder_id, notice_id, visit_id from unnest(
        ${notices.map((notice) => notice.cardholderId)}::uuid[],
        ${notices.map((notice) => notice.noticeId)}::uuid[],
        ${notices.map((notice) => notice.visitId)}::uuid[]
      ) as asked (cardholder_id, notice_id, visit_id)
    ), told as (
      select messages.institution_id, messages.cardholder_id, messages.visit_id, messages.notice_id,
        messages.id, messages.kind, messages.channel, messages.contact_point_id,
        messages.address_id, messages.sent_at
      from asked
      join messages on messages.institution_id = ${institutionId}
        and messages.cardholder_id = asked.cardholder_id and messages.visit_id = asked.visit_id
      where messages.state in ('sent', 'delivered', 'answered')
        or (messages.state = 'queued' and messages.claimed_at is not null)
    )
    select asked.notice_id as "noticeId", known.id as "knownNoticeId", way.channel,
      way.contact_point_id as "contactPointId", way.address_id as "addressId"
    from asked
    cross join lateral (
      select told.channel, told.contact_point_id, told.address_id
      from told
      where told.cardholder_id = asked.cardholder_id and told.visit_id = asked.visit_id
        and told.kind <> 'visit-called-off'
      order by exists (
          select from notice_proofs
          where notice_proofs.institution_id = told.institution_id
            and notice_proofs.cardholder_id = told.cardholder_id
            and notice_proofs.message_id = told.id
        ) desc, told.sent_at desc nulls last, told.id desc
      limit 1
    ) as way
    cross join lateral (
      select notices.id, notices.version
      from notices
      where notices.institution_id = ${institutionId}
        and notices.cardholder_id = asked.cardholder_id and notices.visit_id = asked.visit_id
        and (notices.is_wished or exists (select from told
          where told.cardholder_id = notices.cardholder_id and told.notice_id = notices.id
            and told.kind <> 'visit-called-off'))
      order by notices.version desc
      limit 1
    ) as known
    where not exists (select from messages
      join notices on notices.institution_id = messages.institution_id
        and notices.cardholder_id = messages.cardholder_id and notices.id = messages.notice_id
        and notices.version >= known.version
      where messages.institution_id = ${institutionId}
        and messages.cardholder_id = asked.cardholder_id and messages.visit_id = asked.visit_id
        and messages.kind = 'visit-called-off' and messages.state not in ('cancelled', 'failed'))
    order by asked.cardholder_id, asked.notice_id
    limit ${notices.length}`.execute(tx);
  return found.rows;
}
