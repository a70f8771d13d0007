// SPDX-License-Identifier: Apache-2.0
// What staff tell of a letter or a call, and what becomes of its message.
import type { MessageState } from '@fairvisit/api/message.ts';
import type { Parsed } from '@fairvisit/api/route-table.ts';
import type { MessageRow } from './message-row.query.ts';

export interface MessageToHandle extends Parsed<'message.handle', 'body'> {
  readonly messageId: string;
}

export interface Handled {
  readonly state: MessageState;
  readonly isProof: boolean;
}

export interface Handling {
  readonly message: MessageRow;
  readonly input: MessageToHandle;
}
