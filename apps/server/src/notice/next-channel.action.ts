// SPDX-License-Identifier: Apache-2.0
// One way did not work, or met with silence: the next lawful channel is tried, each once for a notice.
import type { Tx } from '../db/database.ts';
import type { MessageWriting, QueuedMessage } from '../message/queue-message.action.ts';

export interface NoticeOfPerson {
  readonly cardholderId: string;
  readonly noticeId: string;
}

/** Null when no channel is left. */
export async function tryNextChannel(
  _tx: Tx,
  _writing: MessageWriting,
  _notice: NoticeOfPerson,
): Promise<QueuedMessage | null> {
  throw new Error('to be built');
}
