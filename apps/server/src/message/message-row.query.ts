// SPDX-License-Identifier: Apache-2.0
// One message as whoever moves it needs it, read under the cardholder's lock.
import type { MessageChannel, MessageKind, MessageState } from '@fairvisit/api/message.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface MessageRow {
  readonly id: string;
  readonly cardholderId: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly contactPointId: string | null;
  readonly addressId: string | null;
  readonly noticeId: string | null;
  readonly visitId: string | null;
  readonly state: MessageState;
  readonly reason: string | null;
  readonly language: 'zh' | 'en';
  readonly contentSealed: Buffer;
  readonly dueAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly claimedAt: Temporal.Instant | null;
  readonly tryAfter: Temporal.Instant | null;
  readonly attempts: number;
  readonly contactId: string | null;
  readonly sentAt: Temporal.Instant | null;
  readonly deliveredAt: Temporal.Instant | null;
  readonly releaseReason: string | null;
  /** Of the number or mail address; null for letters and where it is gone. */
  readonly pointSealed: Buffer | null;
  readonly isPointConfirmed: boolean;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface MessageAskedFor {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly messageId: string;
}

export async function messageRow(tx: Tx, asked: MessageAskedFor): Promise<MessageRow | null> {
  const found = await sql<MessageRow>`
    select messages.id, messages.cardholder_id as "cardholderId", messages.kind, messages.channel,
      messages.contact_point_id as "contactPointId", messages.address_id as "addressId",
      messages.notice_id as "noticeId", messages.visit_id as "visitId", messages.state,
      messages.reason, messages.language, messages.content_sealed as "contentSealed",
      messages.due_at as "dueAt", messages.expires_at as "expiresAt",
      messages.claimed_at as "claimedAt", messages.try_after as "tryAfter", messages.attempts,
      messages.contact_id as "contactId", messages.sent_at as "sentAt",
      messages.delivered_at as "deliveredAt", messages.release_reason as "releaseReason",
      contact_points.value_sealed as "pointSealed",
      coalesce(contact_points.confirmed_on is not null and not contact_points.is_frozen, false)
        as "isPointConfirmed",
      institutions.name_zh as "nameZh", institutions.name_en as "nameEn"
    from messages
    join institutions on institutions.id = messages.institution_id
    left join contact_points on contact_points.institution_id = messages.institution_id
      and contact_points.cardholder_id = messages.cardholder_id
      and contact_points.id = messages.contact_point_id
    where messages.institution_id = ${asked.institutionId}
      and messages.cardholder_id = ${asked.cardholderId} and messages.id = ${asked.messageId}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

/** Whose message it is, before his row can be locked. */
export async function cardholderOfMessage(
  tx: Tx,
  asked: Omit<MessageAskedFor, 'cardholderId'>,
): Promise<string | null> {
  const found = await sql<{ cardholderId: string }>`
    select cardholder_id as "cardholderId" from messages
    where institution_id = ${asked.institutionId} and id = ${asked.messageId}
    limit 1`.execute(tx);
  return found.rows[0]?.cardholderId ?? null;
}
