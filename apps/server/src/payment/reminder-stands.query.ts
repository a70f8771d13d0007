// SPDX-License-Identifier: Apache-2.0
// Asked at the second of sending: does a reminder still name exactly what is due? A file that came in
// meanwhile changes figures by the thousand and looks at no message.
import type { Tx } from '../db/database.ts';
import { type PersonAsked, reminderDue } from './reminder-due.query.ts';
import { figuresOf, namesWhatIsDue } from './waiting-reminders.query.ts';

/** Null while it stands; else why it is not sent. */
export async function whyReminderFell(
  tx: Tx,
  asked: PersonAsked & { readonly messageId: string },
): Promise<'paid' | 'figures-changed' | null> {
  const figures = await figuresOf(tx, asked);
  const due = await reminderDue(tx, asked);
  if (namesWhatIsDue({ figures }, due)) return null;
  return due.items.length === 0 ? 'paid' : 'figures-changed';
}
