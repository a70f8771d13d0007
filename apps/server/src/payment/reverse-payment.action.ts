// SPDX-License-Identifier: Apache-2.0
// A payment that was charged back: what it had paid is due again, aged as the institution has chosen.
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import { lockAccount } from './account-asked.query.ts';
import { settlePerson } from './settle-person.action.ts';

export interface PaymentToReverse {
  readonly accountId: string;
  readonly paymentId: string;
  readonly idempotencyKey: string;
  readonly reversedOn: string;
}

interface Reversed {
  readonly paymentId: string;
}

export async function reversePayment(
  ground: Ground,
  actor: Actor,
  input: PaymentToReverse,
): Promise<Outcome<Reversed>> {
  const { idempotencyKey: key, ...request } = input;
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<Reversed, Refusal>(
      tx,
      {
        ground,
        actor,
        act: 'payment.reverse',
        key,
        request,
        answer: routeTable['payment.reverse'].answer,
      },
      () => reverse(tx, { ground, actor, input }),
    ),
  );
}

interface Reversing {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly input: PaymentToReverse;
}

async function reverse(tx: Tx, { ground, actor, input }: Reversing): Promise<Outcome<Reversed>> {
  const { institutionId } = actor;
  const { accountId, paymentId } = input;
  const account = await lockAccount(tx, { institutionId, accountId });
  if (account === null) return refuse({ code: 'thing.not-found', field: 'accountId' });
  const { cardholderId } = account;
  const found = await sql<{
    valuedOn: Temporal.PlainDate;
    reversedOn: Temporal.PlainDate | null;
  }>`
    select valued_on as "valuedOn", reversed_on as "reversedOn" from payments
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      and id = ${paymentId} and account_id = ${accountId}
    limit 1`.execute(tx);
  const payment = found.rows[0];
  if (!payment) return refuse({ code: 'thing.not-found', field: 'paymentId' });
  if (payment.reversedOn !== null) return refuse({ code: 'payment.reversed' });
  const time = await businessTime(tx, ground, institutionId);
  const reversedOn = Temporal.PlainDate.from(input.reversedOn);
  const isBefore = Temporal.PlainDate.compare(reversedOn, payment.valuedOn) < 0;
  if (isBefore || Temporal.PlainDate.compare(reversedOn, time.day) > 0) {
    return refuse({ code: 'request.malformed', field: 'reversedOn' });
  }
  await sql`update payments set reversed_on = ${reversedOn.toString()}
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      and id = ${paymentId}`.execute(tx);
  const writing = { ground, actor, time };
  await settlePerson(tx, writing, { cardholderId, because: 'reversed' });
  const codes = { accountId, reversedOn: reversedOn.toString() };
  await appendEvent(tx, writing, {
    kind: 'payment.reversed',
    cardholderId,
    subjectId: paymentId,
    codes,
  });
  await writeAudit(tx, writing, {
    act: 'payment.reverse',
    thing: 'payment',
    thingId: paymentId,
    cardholderId,
    detail: codes,
  });
  return ok({ paymentId });
}
