// SPDX-License-Identifier: Apache-2.0
// Takes back what was not sent yet, with the reason; what was sent stays in the file. A message that
// a carrier has in hand at this moment is left to its carrier.
import type { MessageKind } from '@fairvisit/api/message.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvents } from '../events/append-events.ts';
import type { MessageWriting } from './queue-message.action.ts';

export interface MessagesToCancel {
  readonly cardholderId: string;
  readonly visitId?: string;
  readonly noticeId?: string;
  readonly kinds?: readonly MessageKind[];
  /** A code, e.g. 'paid', 'moved', 'declined', 'complaint'. */
  readonly reason: string;
}

/** How many were cancelled. The caller holds the cardholder's row. */
export async function cancelMessages(
  tx: Tx,
  writing: MessageWriting,
  which: MessagesToCancel,
): Promise<number> {
  const { actor, time } = writing;
  const { cardholderId, reason } = which;
  const cancelled = await sql<{ id: string; channel: string; kind: string }>`
    update messages set state = 'cancelled', reason = ${reason}, changed_at = ${time.now.toString()}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and state in ('queued', 'held') and claimed_at is null
      and (${which.visitId ?? null}::uuid is null or visit_id = ${which.visitId ?? null}::uuid)
      and (${which.noticeId ?? null}::uuid is null or notice_id = ${which.noticeId ?? null}::uuid)
      and (${which.kinds === undefined} or kind = any(${which.kinds ?? []}::text[]))
    returning id, channel, kind`.execute(tx);
  if (cancelled.rows.length === 0) return 0;
  await appendEvents(
    tx,
    writing,
    cancelled.rows.map(({ id, channel, kind }) => ({
      kind: 'message.cancelled',
      cardholderId,
      subjectId: id,
      codes: { channel, kind, reason },
    })),
  );
  await writeAudit(tx, writing, {
    act: 'message.take-back',
    thing: 'message',
    cardholderId,
    detail: { reason, messages: cancelled.rows.length },
  });
  return cancelled.rows.length;
}
