// SPDX-License-Identifier: Apache-2.0
// A message that will not reach the person: told with its reason, and a notice goes the next way.
import type { MessageMove } from '@fairvisit/domain/message/message-moves.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { tryNextChannel } from '../notice/next-channel.action.ts';
import type { MessageRow } from './message-row.query.ts';
import { moveMessage } from './move-message.action.ts';
import type { MessageWriting } from './queue-message.action.ts';

export interface MessageFailed {
  readonly message: MessageRow;
  readonly move: MessageMove & { readonly to: 'failed' | 'cancelled' };
  readonly reason: string;
  readonly rule?: string | null;
  readonly decisionId?: string;
  /** Nobody knows whether it arrived: then it goes on counting as a contact. */
  readonly mayHaveArrived?: boolean;
}

/** Whether it moved. The caller holds the cardholder's row. */
export async function failMessage(
  tx: Tx,
  writing: MessageWriting,
  failed: MessageFailed,
): Promise<boolean> {
  const { message } = failed;
  if (!(await moveMessage(tx, writing, failed))) return false;
  if (failed.mayHaveArrived !== true) await neverReached(tx, writing, message);
  await goOn(tx, writing, message);
  return true;
}

/** What reached nobody uses up none of the person's caps. */
export async function neverReached(
  tx: Tx,
  { actor }: MessageWriting,
  message: Pick<MessageRow, 'cardholderId' | 'contactId'>,
): Promise<void> {
  if (message.contactId === null) return;
  await sql`update contacts set outcome = 'failed'
    where institution_id = ${actor.institutionId} and cardholder_id = ${message.cardholderId}
      and id = ${message.contactId} and outcome = 'sent'`.execute(tx);
}

/** The next way of a notice that is open still; a reminder or a thank-you has none. */
export async function goOn(tx: Tx, writing: MessageWriting, message: MessageRow): Promise<void> {
  const { cardholderId, kind, noticeId } = message;
  if (noticeId === null || (kind !== 'visit-notice' && kind !== 'visit-changed')) return;
  await tryNextChannel(tx, writing, { cardholderId, noticeId });
}
