// SPDX-License-Identifier: Apache-2.0
// Reminders that may still go out, each with the figures it names.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { ReminderItem } from '@fairvisit/domain/letter/reminder-figures.ts';
import type { ReminderChannel } from '@fairvisit/domain/payment/reminder-words.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { ReminderDue } from './reminder-due.query.ts';

export interface WaitingReminder {
  readonly messageId: string;
  readonly channel: ReminderChannel;
  readonly dueAt: Temporal.Instant;
  /** "account currency amount", in the order of the accounts. */
  readonly figures: readonly string[];
}

const remindersMax = 200;

export async function waitingReminders(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly cardholderId: string },
): Promise<readonly WaitingReminder[]> {
  const found = await sql<WaitingReminder>`
    select messages.id as "messageId", messages.channel, messages.due_at as "dueAt",
      coalesce(array_agg(concat_ws(' ', message_accounts.account_id, message_accounts.currency,
        message_accounts.overdue_minor) order by message_accounts.account_id)
        filter (where message_accounts.account_id is not null), '{}') as figures
    from messages
    left join message_accounts on message_accounts.institution_id = messages.institution_id
      and message_accounts.cardholder_id = messages.cardholder_id
      and message_accounts.message_id = messages.id
    where messages.institution_id = ${asked.institutionId}
      and messages.cardholder_id = ${asked.cardholderId}
      and messages.kind = 'payment-reminder' and messages.state in ('queued', 'held')
      and messages.claimed_at is null
    group by messages.id, messages.channel, messages.due_at
    order by messages.id
    limit ${remindersMax}`.execute(tx);
  return found.rows;
}

/** The figures of one reminder, in the same form. */
export async function figuresOf(
  tx: Tx,
  asked: {
    readonly institutionId: InstitutionId;
    readonly cardholderId: string;
    readonly messageId: string;
  },
): Promise<readonly string[]> {
  const found = await sql<{ figure: string }>`
    select concat_ws(' ', account_id, currency, overdue_minor) as figure
    from message_accounts
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and message_id = ${asked.messageId}
    order by account_id
    limit ${remindersMax}`.execute(tx);
  return found.rows.map(({ figure }) => figure);
}

/** A reminder stands while it names exactly what is due now. */
export function namesWhatIsDue(
  reminder: Pick<WaitingReminder, 'figures'>,
  due: ReminderDue,
): boolean {
  return reminder.figures.join() === [...due.items].sort(byAccount).map(asText).join();
}

function asText({ accountId, amount, currency }: ReminderItem): string {
  return `${accountId} ${currency} ${amount}`;
}

function byAccount(left: ReminderItem, right: ReminderItem): number {
  return left.accountId < right.accountId ? -1 : 1;
}
