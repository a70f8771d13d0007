// SPDX-License-Identifier: Apache-2.0
// Takes visits out of published plans: a new version of the plan without them takes its place, and
// every other promise stays as it was told.
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface VisitsToRemove {
  readonly visits: readonly { readonly cardholderId: string; readonly visitId: string }[];
  readonly reason: string;
}

/** The plans that were amended, by their new ids. */
export async function removeFromPlans(
  _tx: Tx,
  _writing: MessageWriting,
  _which: VisitsToRemove,
): Promise<readonly string[]> {
  throw new Error('to be built');
}
