// SPDX-License-Identifier: Apache-2.0
// A planned visit becomes a notice: a new version that names window, officers and rights, and its
// first message by the best channel. An earlier version of the visit ends.
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface VisitToAnnounce {
  readonly cardholderId: string;
  readonly visitId: string;
  /** The published plan that has the visit. */
  readonly planId: string;
  /** The person chose this window himself, in the portal or on the telephone. */
  readonly isWished?: boolean;
  /** Why the earlier version ended: 'replanned', 'moved'. */
  readonly because?: string;
}

export interface Announced {
  readonly noticeId: string;
  readonly visitId: string;
}

/** A visit whose window and officers are told already keeps its notice, and is not in the answer. */
export async function announceVisits(
  _tx: Tx,
  _writing: MessageWriting,
  _visits: readonly VisitToAnnounce[],
): Promise<readonly Announced[]> {
  throw new Error('to be built');
}
