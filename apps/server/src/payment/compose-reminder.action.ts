// SPDX-License-Identifier: Apache-2.0
// One reminder into the outbox, with the accounts it speaks of written beside it: the counter of an
// account rises only when it was named, and what is stored is what is printed.
import { assert } from '@fairvisit/domain/assert.ts';
import { type ReminderChannel, reminderWords } from '@fairvisit/domain/payment/reminder-words.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { accountLabel } from '../dossier/account-label.ts';
import type { Outcome } from '../http/handler.ts';
import {
  type MessageWriting,
  type QueuedMessage,
  queueMessage,
} from '../message/queue-message.action.ts';
import { amountText, dayText } from '../paper/amount-text.ts';
import { type ReminderDue, reminderDue } from './reminder-due.query.ts';
import { type Letterhead, letterheadFor, reminderWay } from './reminder-way.query.ts';

export interface ReminderAsked {
  readonly cardholderId: string;
  readonly channel: ReminderChannel;
  readonly dueAt: Temporal.Instant;
}

/** A reminder that could not go out within a day is not sent late; a letter takes longer. */
const reminderHours = 24;
const letterHours = 7 * 24;

/** The caller holds the cardholder's row. */
export async function composeReminder(
  tx: Tx,
  writing: MessageWriting,
  asked: ReminderAsked,
): Promise<Outcome<QueuedMessage>> {
  const { actor, time } = writing;
  const { cardholderId, channel, dueAt } = asked;
  const person = { institutionId: actor.institutionId, cardholderId };
  const due = await reminderDue(tx, { ...person, time });
  if (due.items.length === 0) return refuse({ code: 'reminder.nothing-due' });
  const way = await reminderWay(tx, { ...person, channel });
  if (way === null) return refuse({ code: 'message.no-way', field: 'channel' });
  const letterhead = await letterheadFor(tx, person);
  const queued = await queueMessage(tx, writing, {
    cardholderId,
    kind: 'payment-reminder',
    channel,
    ...way,
    noticeId: null,
    visitId: null,
    language: letterhead.language,
    content: contentOf(writing, asked, { due, letterhead }),
    dueAt,
    expiresAt: dueAt.add({ hours: channel === 'letter' ? letterHours : reminderHours }),
  });
  await nameAccounts(tx, writing, { cardholderId, messageId: queued.messageId, due });
  return ok(queued);
}

function contentOf(
  { actor, ground, time }: MessageWriting,
  { cardholderId, channel }: ReminderAsked,
  { due, letterhead }: { readonly due: ReminderDue; readonly letterhead: Letterhead },
) {
  const { complaintLine, institution, language, nameSealed } = letterhead;
  const tail = (digits: string) => (language === 'zh' ? `尾号 ${digits}` : `ending in ${digits}`);
  const isLetter = channel === 'letter';
  const name = () =>
    nameSealed === null
      ? ''
      : ground.keyring.open(actor.institutionId, {
          place: 'cardholder_names.name_sealed',
          row: cardholderId,
          bytes: nameSealed,
        });
  return reminderWords({
    channel,
    language,
    institution,
    complaintLine,
    hasResting: due.leftOut.length > 0,
    name: isLetter ? name() : '',
    asOf: dayText(time.day, language),
    items: due.items.map(({ accountId, amount, currency }) => {
      const account = due.accounts.get(accountId);
      assert(account, 'what is asked for stands on an account');
      return {
        label: accountLabel(account, { tail }),
        currency,
        amount: amountText(amount, currency),
        dueOn: dayText(account.oldestUnpaidDueOn, language),
      };
    }),
    totals: due.totals.map(({ amount, currency }) => ({
      currency,
      amount: amountText(amount, currency),
    })),
  });
}

async function nameAccounts(
  tx: Tx,
  { actor }: MessageWriting,
  named: {
    readonly cardholderId: string;
    readonly messageId: string;
    readonly due: ReminderDue;
  },
): Promise<void> {
  const { items } = named.due;
  await sql`insert into message_accounts
      (institution_id, cardholder_id, message_id, account_id, currency, overdue_minor)
    select ${actor.institutionId}, ${named.cardholderId}, ${named.messageId}, asked.account_id,
      asked.currency, asked.overdue_minor
    from unnest(
      ${items.map((item) => item.accountId)}::uuid[],
      ${items.map((item) => item.currency)}::text[],
      ${items.map((item) => item.amount)}::bigint[]
    ) as asked (account_id, currency, overdue_minor)`.execute(tx);
}
