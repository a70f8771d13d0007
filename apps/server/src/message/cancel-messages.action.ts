// SPDX-License-Identifier: Apache-2.0
// Takes back what was not sent yet, with the reason; what was sent stays in the file.
import type { MessageKind } from '@fairvisit/api/message.ts';
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from './queue-message.action.ts';

export interface MessagesToCancel {
  readonly cardholderId: string;
  readonly visitId?: string;
  readonly noticeId?: string;
  readonly kinds?: readonly MessageKind[];
  /** A code, e.g. 'paid', 'moved', 'declined', 'complaint'. */
  readonly reason: string;
}

/** How many were cancelled. */
export async function cancelMessages(
  _tx: Tx,
  _writing: MessageWriting,
  _which: MessagesToCancel,
): Promise<number> {
  throw new Error('to be built');
}
