// SPDX-License-Identifier: Apache-2.0
// Writes down what proves that a notice arrived: one of four things, and nothing else.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface Proof {
  readonly cardholderId: string;
  readonly noticeId: string;
  readonly kind:
    | 'sms-receipt-confirmed-point'
    | 'email-answered'
    | 'identity-checked-conversation'
    | 'registered-letter-signed';
  readonly channel: 'sms' | 'email' | 'phone' | 'letter' | 'portal';
  readonly messageId: string | null;
  readonly contactId: string | null;
  /** When that was sent, or said: the notice period counts from it. */
  readonly sentAt: Temporal.Instant;
}

/** The same proof a second time changes nothing. The caller holds the cardholder's row. */
export async function proveNotice(tx: Tx, writing: MessageWriting, proof: Proof): Promise<void> {
  const { actor, ground, time } = writing;
  const { cardholderId, channel, kind, noticeId } = proof;
  const known = await sql<{ id: string }>`
    select id from notice_proofs
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and notice_id = ${noticeId} and kind = ${kind}
      and message_id is not distinct from ${proof.messageId}::uuid
    limit 1`.execute(tx);
  if (known.rows.length > 0) return;
  const proofId = newId<string>(ground.ids);
  await sql`insert into notice_proofs
      (institution_id, cardholder_id, id, notice_id, message_id, contact_id, kind, sent_at,
       proven_at, channel, recorded_by)
    values (${actor.institutionId}, ${cardholderId}, ${proofId}, ${noticeId}, ${proof.messageId},
      ${proof.contactId}, ${kind}, ${proof.sentAt.toString()}, ${time.now.toString()}, ${channel},
      ${actor.kind === 'staff' ? actor.staffId : null})`.execute(tx);
  const codes = { proof: kind, channel, messageId: proof.messageId };
  await appendEvent(tx, writing, {
    kind: 'notice.proven',
    cardholderId,
    subjectId: noticeId,
    codes,
  });
  await writeAudit(tx, writing, {
    act: 'notice.prove',
    thing: 'notice',
    thingId: noticeId,
    cardholderId,
    detail: codes,
  });
}
