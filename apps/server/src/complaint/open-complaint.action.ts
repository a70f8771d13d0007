// SPDX-License-Identifier: Apache-2.0
// A complaint is written down and stops contact with the person; the visit is called off.
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';

export interface NewComplaint {
  readonly cardholderId: string;
  readonly subject: 'contact' | 'staff' | 'amount' | 'privacy' | 'other';
  readonly via: 'portal' | 'sms' | 'call' | 'letter';
  readonly words: string;
}

/** The caller holds the cardholder's row. */
export async function openComplaint(
  _tx: Tx,
  _writing: MessageWriting,
  _complaint: NewComplaint,
): Promise<{ readonly complaintId: string; readonly answerDueOn: string }> {
  throw new Error('to be built');
}
