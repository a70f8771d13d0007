// SPDX-License-Identifier: Apache-2.0
// The person takes one of the offered slots: the visit leaves its old plan and enters the new one in
// one transaction, or nothing changes and he is told that the slot is taken.
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Outcome } from '../http/handler.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface SlotToTake {
  readonly cardholderId: string;
  readonly visitId: string;
  readonly from: Temporal.Instant;
}

/** The published plan that now has the visit. */
export async function takeSlot(
  _tx: Tx,
  _writing: MessageWriting,
  _slot: SlotToTake,
): Promise<Outcome<{ readonly planId: string }>> {
  throw new Error('to be built');
}
