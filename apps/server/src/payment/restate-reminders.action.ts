// SPDX-License-Identifier: Apache-2.0
// Figures changed under reminders that wait to be sent: each one that no longer names what is due is
// cancelled with the reason, and queued anew for the same hour if something is left to name.

import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { cancelMessages } from '../message/cancel-messages.action.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { composeReminder } from './compose-reminder.action.ts';
import { reminderDue } from './reminder-due.query.ts';
import {
  namesWhatIsDue,
  type WaitingReminder,
  waitingReminders,
} from './waiting-reminders.query.ts';

export interface Restating {
  readonly cardholderId: string;
  readonly because: string;
}

/** How many were cancelled. The caller holds the cardholder's row. */
export async function restateReminders(
  tx: Tx,
  writing: MessageWriting,
  { because, cardholderId }: Restating,
): Promise<number> {
  const { actor, time } = writing;
  const person = { institutionId: actor.institutionId, cardholderId };
  const waiting = await waitingReminders(tx, person);
  if (waiting.length === 0) return 0;
  const due = await reminderDue(tx, { ...person, time });
  const stale = waiting.filter((reminder) => !namesWhatIsDue(reminder, due));
  if (stale.length === 0) return 0;
  // All of them: what still names the right figures shares them with the rest, or there is no rest.
  const cancelled = await cancelMessages(tx, writing, {
    cardholderId,
    kinds: ['payment-reminder'],
    reason: because,
  });
  for (const reminder of onePerChannelAndHour(waiting)) {
    const { channel, dueAt } = reminder;
    const isPast = Temporal.Instant.compare(dueAt, time.now) < 0;
    await composeReminder(tx, writing, {
      cardholderId,
      channel,
      dueAt: isPast ? time.now : dueAt,
    });
  }
  return cancelled;
}

function onePerChannelAndHour(waiting: readonly WaitingReminder[]): readonly WaitingReminder[] {
  return [
    ...new Map(waiting.map((one) => [`${one.channel} ${one.dueAt.toString()}`, one])).values(),
  ];
}
