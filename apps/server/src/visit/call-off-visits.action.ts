// SPDX-License-Identifier: Apache-2.0
// Calls visits off, for whatever reason, in one place: the visit, its notice, its messages and the
// published plan change together, so that officers and the person are told the same.
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface VisitsToCallOff {
  readonly cardholderId: string;
  /** All that are alive when left out. */
  readonly visitIds?: readonly string[];
  /** 'declined', 'not-me', 'other-channel', 'complaint', 'paid', 'pause', 'case-closed', 'no-answer', … */
  readonly reason: string;
}

/** The visits that were called off. */
export async function callOffVisits(
  _tx: Tx,
  _writing: MessageWriting,
  _which: VisitsToCallOff,
): Promise<readonly string[]> {
  throw new Error('to be built');
}
