// SPDX-License-Identifier: Apache-2.0
// A reminder had gone out when the money was already there: what was sent stays in the file, and an
// apology is drafted for a supervisor to read. Once for a reminder, and only when all it named is paid.
import { thanksWords } from '@fairvisit/domain/payment/thanks-words.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { type MessageWriting, queueMessage } from '../message/queue-message.action.ts';
import { letterheadFor } from './reminder-way.query.ts';

export interface PaymentCame {
  readonly cardholderId: string;
  readonly accountId: string;
  readonly valuedOn: Temporal.PlainDate;
}

const draftHours = 7 * 24;

export async function draftThanks(
  tx: Tx,
  writing: MessageWriting,
  payment: PaymentCame,
): Promise<void> {
  const { actor, time } = writing;
  const { cardholderId } = payment;
  const reminder = await crossedReminder(tx, writing, payment);
  if (reminder === null) return;
  const { institution, language } = await letterheadFor(tx, {
    institutionId: actor.institutionId,
    cardholderId,
  });
  const { addressId, channel, contactPointId } = reminder;
  await queueMessage(tx, writing, {
    cardholderId,
    kind: 'paid-thanks',
    channel,
    contactPointId,
    addressId,
    noticeId: null,
    visitId: null,
    language,
    content: thanksWords({ channel, language, institution }),
    expiresAt: time.now.add({ hours: draftHours }),
    needsReview: true,
  });
}

interface CrossedReminder {
  readonly channel: 'sms' | 'email' | 'letter';
  readonly contactPointId: string | null;
  readonly addressId: string | null;
}

/**
 * The newest reminder of this account that was sent, or is in a carrier's hands, on or after the value
 * date of its payment.
 */
async function crossedReminder(
  tx: Tx,
  { actor, time }: MessageWriting,
  { accountId, cardholderId, valuedOn }: PaymentCame,
): Promise<CrossedReminder | null> {
  const found = await sql<CrossedReminder>`
    select messages.channel, messages.contact_point_id as "contactPointId",
      messages.address_id as "addressId"
    from messages
    join message_accounts as named on named.institution_id = messages.institution_id
      and named.cardholder_id = messages.cardholder_id and named.message_id = messages.id
      and named.account_id = ${accountId}
    where messages.institution_id = ${actor.institutionId}
      and messages.cardholder_id = ${cardholderId}
      and messages.kind = 'payment-reminder'
      and (messages.state in ('sent', 'delivered', 'answered')
        or (messages.state = 'queued' and messages.claimed_at is not null))
      and (coalesce(messages.sent_at, ${time.now.toString()}) at time zone ${time.zone})::date
        >= ${valuedOn.toString()}::date
      and not exists (
        select from message_accounts
        join accounts on accounts.institution_id = message_accounts.institution_id
          and accounts.cardholder_id = message_accounts.cardholder_id
          and accounts.id = message_accounts.account_id
        where message_accounts.institution_id = messages.institution_id
          and message_accounts.cardholder_id = messages.cardholder_id
          and message_accounts.message_id = messages.id
          and accounts.overdue_minor > 0
      )
      and not exists (
        select from messages as thanks
        where thanks.institution_id = messages.institution_id
          and thanks.cardholder_id = messages.cardholder_id
          and thanks.kind = 'paid-thanks' and thanks.made_at >= coalesce(messages.sent_at, messages.made_at)
      )
    order by messages.sent_at desc nulls first, messages.id
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}
