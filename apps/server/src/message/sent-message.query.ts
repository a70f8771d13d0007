// SPDX-License-Identifier: Apache-2.0
// Whose message a receipt or a reply is about, before his row can be locked.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface SentMessage {
  readonly cardholderId: string;
  readonly messageId: string;
}

export async function sentMessage(
  tx: Tx,
  asked: {
    readonly institutionId: InstitutionId;
    readonly channel: 'sms' | 'email';
    readonly peerId: string;
  },
): Promise<SentMessage | null> {
  const found = await sql<SentMessage>`
    select cardholder_id as "cardholderId", message_id as "messageId" from sent_messages
    where institution_id = ${asked.institutionId} and channel = ${asked.channel}
      and peer_id = ${asked.peerId}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

/** The newest SMS to one of these numbers; one whose notice is still open comes first. */
export async function newestSmsTo(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly numberIndexes: readonly Buffer[] },
): Promise<SentMessage | null> {
  const found = await sql<SentMessage>`
    select messages.cardholder_id as "cardholderId", messages.id as "messageId"
    from contact_points
    join messages on messages.institution_id = contact_points.institution_id
      and messages.cardholder_id = contact_points.cardholder_id
      and messages.contact_point_id = contact_points.id
    left join notices on notices.institution_id = messages.institution_id
      and notices.cardholder_id = messages.cardholder_id and notices.id = messages.notice_id
      and notices.ended_at is null
    where contact_points.institution_id = ${asked.institutionId}
      and contact_points.value_index = any(${asked.numberIndexes}::bytea[])
      and contact_points.kind = 'phone' and messages.channel = 'sms'
      and messages.state in ('sent', 'delivered', 'answered')
    order by (notices.id is not null) desc, messages.sent_at desc nulls last, messages.id desc
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}
