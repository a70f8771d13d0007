// SPDX-License-Identifier: Apache-2.0
// A payment that the newest file does not know of. What it settles is called off in the same
// transaction: a reminder that is being sent at this moment either went before, or goes no more.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { parseDecimal } from '@fairvisit/domain/money/money.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { type LockedAccount, lockAccount } from './account-asked.query.ts';
import { draftThanks } from './draft-thanks.action.ts';
import { settlePerson } from './settle-person.action.ts';

export interface PaymentToRecord {
  readonly accountId: string;
  readonly idempotencyKey: string;
  /** Decimal text in the account's currency. */
  readonly amount: string;
  readonly valuedOn: string;
}

type PaymentRecorded = Answer<'payment.record'>;

export async function recordPayment(
  ground: Ground,
  actor: Actor,
  input: PaymentToRecord,
): Promise<Outcome<PaymentRecorded>> {
  const { idempotencyKey: key, ...request } = input;
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<PaymentRecorded, Refusal>(
      tx,
      {
        ground,
        actor,
        act: 'payment.record',
        key,
        request,
        answer: routeTable['payment.record'].answer,
      },
      async () => {
        const { institutionId } = actor;
        const account = await lockAccount(tx, { institutionId, accountId: input.accountId });
        if (account === null) return refuse({ code: 'thing.not-found', field: 'accountId' });
        const time = await businessTime(tx, ground, institutionId);
        const amount = parseDecimal(input.amount, account.currency);
        if (amount === null || amount <= 0) {
          return refuse({ code: 'request.malformed', field: 'amount' });
        }
        const valuedOn = Temporal.PlainDate.from(input.valuedOn);
        if (!mayBeValued(valuedOn, time)) {
          return refuse({ code: 'request.malformed', field: 'valuedOn' });
        }
        return ok(await record(tx, { ground, actor, time }, { account, amount, valuedOn }));
      },
    ),
  );
}

/** A payment that is older than this stands in the file, or belongs to the back office. */
export const valuedDaysBackMax = 400;

function mayBeValued(valuedOn: Temporal.PlainDate, { day }: BusinessTime): boolean {
  return (
    Temporal.PlainDate.compare(valuedOn, day) <= 0 &&
    Temporal.PlainDate.compare(valuedOn, day.subtract({ days: valuedDaysBackMax })) >= 0
  );
}

interface Payment {
  readonly account: LockedAccount;
  readonly amount: number;
  readonly valuedOn: Temporal.PlainDate;
}

async function record(
  tx: Tx,
  writing: MessageWriting,
  { account, amount, valuedOn }: Payment,
): Promise<PaymentRecorded> {
  const { actor, ground, time } = writing;
  const { accountId, cardholderId, currency, oldestUnpaidDueOn } = account;
  const paymentId = newId<string>(ground.ids);
  await sql`insert into payments
      (institution_id, cardholder_id, account_id, id, amount_minor, valued_on, due_on, received_at)
    values (${actor.institutionId}, ${cardholderId}, ${accountId}, ${paymentId}, ${amount},
      ${valuedOn.toString()}, ${oldestUnpaidDueOn?.toString() ?? null},
      ${time.now.toString()})`.execute(tx);
  const settled = await settlePerson(tx, writing, { cardholderId, because: 'paid' });
  await draftThanks(tx, writing, { cardholderId, accountId, valuedOn });
  const codes = { accountId, valuedOn: valuedOn.toString(), ...settled };
  await appendEvent(tx, writing, {
    kind: 'payment.recorded',
    cardholderId,
    subjectId: paymentId,
    codes,
    content: { amountMinor: amount, currency },
  });
  await writeAudit(tx, writing, {
    act: 'payment.record',
    thing: 'payment',
    thingId: paymentId,
    cardholderId,
    detail: codes,
  });
  return { paymentId, ...settled };
}
