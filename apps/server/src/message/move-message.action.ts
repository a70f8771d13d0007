// SPDX-License-Identifier: Apache-2.0
// One step in the life of a message: its row, the event in the file and the audit. A step from a
// state that it is not in any more moves nothing.
import type { MessageMove } from '@fairvisit/domain/message/message-moves.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { MessageRow } from './message-row.query.ts';
import type { MessageWriting } from './queue-message.action.ts';

export interface MessageStep {
  readonly message: Pick<MessageRow, 'id' | 'cardholderId' | 'channel' | 'kind'>;
  readonly move: MessageMove;
  /** A code; null where the state says it all. */
  readonly reason: string | null;
  readonly rule?: string | null;
  readonly decisionId?: string;
  readonly dueAt?: Temporal.Instant;
  /** What the peer calls it. */
  readonly peerId?: string;
  /** Words of a person, sealed with the event. */
  readonly content?: Readonly<Record<string, unknown>>;
}

/** Whether it moved. The caller holds the cardholder's row. */
export async function moveMessage(
  tx: Tx,
  writing: MessageWriting,
  step: MessageStep,
): Promise<boolean> {
  const { actor, time } = writing;
  const { message, move, reason } = step;
  const now = time.now.toString();
  const moved = await sql<{ id: string }>`
    update messages
    set state = ${move.to}, reason = ${reason}, changed_at = ${now},
      due_at = coalesce(${step.dueAt?.toString() ?? null}::timestamptz, due_at),
      decision_id = coalesce(${step.decisionId ?? null}::uuid, decision_id),
      peer_id = coalesce(${step.peerId ?? null}, peer_id),
      sent_at = case when ${move.to === 'sent'} then ${now}::timestamptz else sent_at end,
      delivered_at = case when ${move.to === 'delivered'} then ${now}::timestamptz
        else delivered_at end,
      answered_at = case when ${move.to === 'answered'} then ${now}::timestamptz
        else answered_at end
    where institution_id = ${actor.institutionId} and cardholder_id = ${message.cardholderId}
      and id = ${message.id} and state = ${move.from}
    returning id`.execute(tx);
  if (moved.rows.length === 0) return false;
  const codes = {
    channel: message.channel,
    kind: message.kind,
    reason,
    ...(step.rule == null ? {} : { rule: step.rule }),
    ...(step.decisionId === undefined ? {} : { decisionId: step.decisionId }),
  };
  await appendEvent(tx, writing, {
    kind: `message.${move.to}`,
    cardholderId: message.cardholderId,
    subjectId: message.id,
    codes,
    ...(step.content === undefined ? {} : { content: step.content }),
  });
  await writeAudit(tx, writing, {
    act: `message.${move.to}`,
    thing: 'message',
    thingId: message.id,
    cardholderId: message.cardholderId,
    detail: codes,
  });
  return true;
}
