// SPDX-License-Identifier: Apache-2.0
// The life of a message as a table: what was sent is never queued again, and what was cancelled or
// failed stays so; another try is another message.

const messageMoves = {
  queued: ['held', 'sent', 'failed', 'cancelled'],
  // What waited for its hour may have to wait for another one.
  held: ['held', 'queued', 'sent', 'failed', 'cancelled', 'delivered', 'answered'],
  sent: ['delivered', 'failed', 'answered'],
  delivered: ['answered'],
  failed: [],
  answered: [],
  cancelled: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MessageState = keyof typeof messageMoves;

type NextState<From extends MessageState> = (typeof messageMoves)[From][number];

export interface MessageMove {
  readonly from: MessageState;
  readonly to: MessageState;
}

/** A move of the table; the update that makes it names both states, so that a race moves nothing. */
export function messageMove<From extends MessageState>(
  from: From,
  to: NextState<From>,
): MessageMove {
  return { from, to };
}
