// SPDX-License-Identifier: Apache-2.0
// How a person can be told: his numbers and mail addresses, where letters go, what he wishes, and
// which ways a notice has gone already.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type {
  KnownPoint,
  Way,
  Ways,
  WishedChannel,
} from '@fairvisit/domain/notice/channel-ladder.ts';
import { sql } from 'kysely';
import { placeOfLetters } from '../contact/contact-point.query.ts';
import type { Tx } from '../db/database.ts';

interface Asked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly noticeId: string;
}

const pointsMax = 50;
const triesMax = 100;

export async function waysToPerson(tx: Tx, asked: Asked): Promise<Ways> {
  const { institutionId, cardholderId } = asked;
  const points = await sql<KnownPoint>`
    select id, kind, confirmed_on is not null as "isConfirmed", is_frozen as "isFrozen"
    from contact_points
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
    order by id
    limit ${pointsMax}`.execute(tx);
  const wishes = await sql<{ channel: WishedChannel; wish: 'prefer' | 'refuse' }>`
    select channel, wish from channel_wishes
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      and withdrawn_at is null and channel <> 'visit'
    order by told_at desc, id desc
    limit ${pointsMax}`.execute(tx);
  const letters = await placeOfLetters(tx, asked);
  return {
    points: points.rows,
    addressId: letters?.id ?? null,
    preferred: wishes.rows.filter(({ wish }) => wish === 'prefer').map(({ channel }) => channel),
    refused: wishes.rows.filter(({ wish }) => wish === 'refuse').map(({ channel }) => channel),
    tried: await waysTried(tx, asked),
  };
}

async function waysTried(tx: Tx, asked: Asked): Promise<readonly Way[]> {
  const found = await sql<Way>`
    select distinct channel, coalesce(contact_point_id, address_id) as "pointId"
    from messages
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and notice_id = ${asked.noticeId} and kind in ('visit-notice', 'visit-changed')
      and coalesce(contact_point_id, address_id) is not null
    order by channel, "pointId"
    limit ${triesMax}`.execute(tx);
  return found.rows;
}
